using System.Globalization;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Explanation;

/// <summary>Says for the windows of a map what each layer added to their scores: <c>attribution.tif</c>, <c>attribution.json</c>, <c>attribution.csv</c>.</summary>
/// <remarks>
/// One band per layer, named as it, on the map's grid; cells that are not explained are NaN. Memory holds one block of windows and a few rows
/// of all bands, whatever the size of the region; the journal holds the explained windows alone.
/// </remarks>
public static class AttributionMapping
{
    /// <summary>Name of the raster of attributions in its folder.</summary>
    public const string RasterFileName = "attribution.tif";

    /// <summary>Name of the summary as JSON.</summary>
    public const string SummaryFile = "attribution.json";

    /// <summary>Name of the summary as a table.</summary>
    public const string TableFile = "attribution.csv";

    /// <summary>Windows that are kept together in the journal; at most so many are explained again after an interruption.</summary>
    public const int WindowsPerBlock = 1024;

    private const int Resamples = 1000;
    private const int MostFloats = 1 << 22;
    private const int MostRows = 64;

    /// <summary>Explains windows of one region.</summary>
    /// <param name="model">The trained model. One that does not explain itself gives a note and no raster.</param>
    /// <param name="windows">The regions' windows.</param>
    /// <param name="region">Which region, by index.</param>
    /// <param name="folder">Where the results go; those of an earlier run are removed where there are none now.</param>
    /// <param name="likelihoodPath">The region's likelihood raster; read for a share only.</param>
    /// <param name="options">Scope, starting point, tolerance, points, batch.</param>
    /// <param name="journalPath">File for finished windows; the caller deletes it once the result is safe.</param>
    /// <param name="journalKey">What they depend on: model, stack, prospects. Options and the cut of the likelihood are added here.</param>
    /// <param name="prospects">Whether a cell (row, column) lies in a prospect; needed for that scope only.</param>
    /// <param name="progress">Told the windows done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work; finished blocks are kept.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="MapException">An option is outside its range.</exception>
    /// <exception cref="ExplanationException">The likelihood lies on another grid, prospects are asked for but not given, or an attribution is not finite.</exception>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public static AttributionResult Run(
        TrainedModel model, WindowSource windows, int region, string folder, string likelihoodPath, MapOptions options,
        string journalPath, string journalKey, Func<int, int, bool>? prospects = null,
        IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var scope = AttributionScope.Parse(options.Validated().Attribution);
        if (scope.Kind == AttributionScopeKind.None)
        {
            return Nothing(folder, "attributions were not asked for (map.attribution: none)");
        }

        if (model.Model is not IExplainsWindows explaining)
        {
            return Nothing(folder, $"the {model.Card.Model} model does not say what its layers add; the importance of layers by permutation works for it");
        }

        var cells = new AttributionCells(windows, region, scope, likelihoodPath, prospects);
        if (cells.Windows == 0)
        {
            return Nothing(folder, $"no window is in the scope of attributions (map.attribution: {scope})");
        }

        float[] baseline = options.Baseline == AttributionBaseline.Mean ? LayerMeans.Of(windows, region) : [];
        string key = FormattableString.Invariant($"{journalKey} attribution {scope} {cells.Cut:R} {options.Baseline} {options.AttributionTolerance:R} {options.AttributionPoints} {options.Batch}");
        using var journal = new AttributionJournal(journalPath, key, cells, windows.Bands.Count);
        Explain(explaining, model.Card.Model, windows, journal, options, baseline, progress, cancellation);
        var (summary, sample) = Summarise(model.Card, windows, region, journal, scope, options);
        string raster = Path.Combine(folder, RasterFileName);
        WriteRaster(raster, windows, region, journal, Metadata(model.Card, windows.Options, summary, options));
        AtomicFile.WriteText(Path.Combine(folder, SummaryFile), RecordJson.TextOf(summary));
        AttributionTable.Write(Path.Combine(folder, TableFile), summary);
        return new(cells.Windows, raster, summary, sample, null);
    }

    /// <summary>No attributions, and none of an earlier map either.</summary>
    private static AttributionResult Nothing(string folder, string note)
    {
        foreach (string file in new[] { RasterFileName, SummaryFile, TableFile })
        {
            string path = Path.Combine(folder, file);
            try
            {
                if (File.Exists(path))
                {
                    File.Delete(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw OutputException.Writing(path, e);
            }
        }

        return new(0, null, null, null, note);
    }

    private static void Explain(
        IExplainsWindows model, string name, WindowSource windows, AttributionJournal journal, MapOptions options, float[] baseline,
        IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var how = new ExplanationOptions { Baseline = baseline, Tolerance = options.AttributionTolerance, MostPoints = options.AttributionPoints };
        int bands = windows.Bands.Count, most = Math.Min(options.Batch, WindowsPerBlock);
        float[] attributions = new float[most * bands], gaps = new float[most];
        long done = journal.Done, total = journal.Windows;
        progress?.Report(new("Explaining", done, total, "windows", done > 0 ? $"continuing after {done:N0} windows" : null));
        foreach (var block in journal.Missing())
        {
            int first = 0;
            foreach (var batch in windows.Batches(block, most, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                int n = batch.Count;
                model.Explain(batch, how, attributions.AsSpan(0, n * bands), gaps.AsSpan(0, n));
                for (int i = 0; i < n; i++)
                {
                    var own = attributions.AsSpan(i * bands, bands);
                    RequireFinite(own, gaps[i], name, windows.Bands, block[first + i]);
                    journal.Put(first + i, own, gaps[i]);
                }

                first += n;
                progress?.Report(new("Explaining", done += n, total, "windows"));
            }

            journal.Finish();
        }
    }

    private static void RequireFinite(ReadOnlySpan<float> attributions, float gap, string model, IReadOnlyList<string> bands, WindowCentre centre)
    {
        for (int band = 0; band < attributions.Length; band++)
        {
            if (!float.IsFinite(attributions[band]))
            {
                throw ExplanationException.NotFinite(model, $"an attribution of layer '{bands[band]}'", centre.Row, centre.Column);
            }
        }

        if (!float.IsFinite(gap))
        {
            throw ExplanationException.NotFinite(model, "a gap of attributions", centre.Row, centre.Column);
        }
    }

    private static (AttributionSummary Summary, AttributionSample Sample) Summarise(
        ModelCard card, WindowSource windows, int region, AttributionJournal journal, AttributionScope scope, MapOptions options)
    {
        var stack = windows.Stacks[region];
        var blocks = new AttributionBlocks(stack.Grid, windows.Options.Size);
        var tally = new AttributionTally(windows.Bands.Count, options.AttributionTolerance, blocks);
        var random = SeededRandom.For(card.Seed, "sample of attributions");
        List<float[]> sampledValues = [], sampled = [];
        float[] values = new float[windows.Bands.Count];
        long left = journal.Windows;
        foreach (var (centre, attributions, gap) in journal.All())
        {
            stack.CopyCells(centre.Row, centre.Column, values);
            tally.Add(centre.Row, centre.Column, attributions.Span, values, gap);

            // Selection sampling (Fan, Muller and Rezucha 1962): each window with the same chance, in order, in one pass.
            if (random.NextDouble() * left < Math.Min(AttributionSample.MostWindows, journal.Windows) - sampled.Count)
            {
                sampledValues.Add([.. values]);
                sampled.Add(attributions.ToArray());
            }

            left--;
        }

        var summary = new AttributionSummary
        {
            Model = card.Model,
            Target = card.Target,
            Region = stack.Region,
            Scope = scope.ToString(),
            Windows = journal.Windows,
            Baseline = options.Baseline,
            Blocks = tally.OccupiedBlocks,
            BlockCells = blocks.Edge,
            Completeness = tally.Completeness,
            Layers = tally.Layers(windows.Bands, Resamples, card.Seed),
        };
        return (summary, new(windows.Bands, sampledValues, sampled));
    }

    private static void WriteRaster(string path, WindowSource windows, int region, AttributionJournal journal, Dictionary<string, string> metadata)
    {
        var grid = windows.Stacks[region].Grid;
        int bands = windows.Bands.Count;
        using var writer = RasterWriter.Create(path, grid, windows.Bands, metadata);
        int rows = (int)Math.Clamp(MostFloats / ((long)grid.Columns * bands), 1, MostRows), top = -1;
        float[] cells = new float[rows * grid.Columns * bands];
        foreach (var (centre, attributions, _) in journal.All())
        {
            if (top < 0 || centre.Row >= top + rows)
            {
                Flush();
                top = (centre.Row / rows) * rows;
                Array.Fill(cells, float.NaN);
            }

            for (int band = 0; band < bands; band++)
            {
                cells[(((band * rows) + centre.Row - top) * grid.Columns) + centre.Column] = attributions.Span[band];
            }
        }

        Flush();
        writer.Complete();

        void Flush()
        {
            int count = Math.Min(rows, grid.Rows - top);
            for (int band = 0; band < bands && top >= 0; band++)
            {
                writer.Write(band, top, count, cells.AsSpan(band * rows * grid.Columns, count * grid.Columns));
            }
        }
    }

    private static Dictionary<string, string> Metadata(ModelCard card, WindowOptions windows, AttributionSummary summary, MapOptions options) => new(StringComparer.Ordinal)
    {
        ["MEANING"] = "log-odds added by the layer's cells of the window; the sum over bands is the score less the score of the baseline, before calibration",
        ["TARGET"] = card.Target,
        ["MODEL"] = card.Model,
        ["WINDOW_SIZE"] = windows.Size.ToString(CultureInfo.InvariantCulture),
        ["SCOPE"] = summary.Scope,
        ["BASELINE"] = (options.Baseline == AttributionBaseline.Mean ? "mean of the region's valid cells in each layer" : "zero: mean of each layer over the training regions")
            + "; regression, weights of evidence and trees start from a point of their own",
        ["TOLERANCE"] = options.AttributionTolerance.ToString("G9", CultureInfo.InvariantCulture),
        ["LARGEST_GAP"] = summary.Completeness.LargestGap.ToString("G6", CultureInfo.InvariantCulture),
        ["MEAN_GAP"] = summary.Completeness.MeanGap.ToString("G6", CultureInfo.InvariantCulture),
        ["SOFTWARE"] = $"Gossan {card.Version}",
    };
}
