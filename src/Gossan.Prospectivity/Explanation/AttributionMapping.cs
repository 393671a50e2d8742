using Gossan.Evidence.Layers;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Explanation;

/// <summary>Says for the windows of a map what each layer added to their scores: <c>attribution.tif</c>, <c>attribution.json</c>, <c>attribution.csv</c>.</summary>
/// <remarks>
/// One band per layer, named as it, on the map's grid; cells that are not explained are NaN. With a stride only the windows that the map
/// predicts are explained, and stand for their neighbours as there. Memory holds one block of windows and one block of rows, whatever the
/// size of the region; the journal holds the explained windows alone.
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
    private const int RowsPerBlock = 16;

    /// <summary>Explains windows of one region.</summary>
    /// <param name="request">Which windows, by which model, and where to.</param>
    /// <param name="progress">Told the windows done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work; finished blocks are kept.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="MapException">An option is outside its range.</exception>
    /// <exception cref="ExplanationException">The likelihood lies on another grid, prospects are asked for but not given, or an attribution is not finite.</exception>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public static AttributionResult Run(AttributionRequest request, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (options, windows, card) = (request.Options.Validated(), request.Windows, request.Model.Card);
        var scope = AttributionScope.Parse(options.Attribution);
        if (scope.Kind == AttributionScopeKind.None)
        {
            return Nothing(request.Folder, "attributions were not asked for (map.attribution: none)");
        }

        if (request.Model.Model is not IExplainsWindows explaining)
        {
            return Nothing(request.Folder, $"the {card.Model} model does not say what its layers add; the importance of layers by permutation works for it");
        }

        var plan = new MapPlan(windows, request.Region, options.Stride, RowsPerBlock);
        var cells = new AttributionCells(plan, scope, windows.Stacks[request.Region].Region, request.LikelihoodPath, request.Prospects);
        if (cells.Windows == 0)
        {
            return Nothing(request.Folder, $"no window is in the scope of attributions (map.attribution: {scope})");
        }

        float[] baseline = options.Baseline == AttributionBaseline.Mean ? LayerMeans.Of(windows, request.Region) : [];
        var precision = PrecisionChoice.Make(request.Model, windows, request.Region, options.Precision, cancellation);
        string key = FormattableString.Invariant($"{request.JournalKey} attribution {scope} {cells.Cut:R} {cells.Windows} {options.Baseline} {options.AttributionTolerance:R} {options.AttributionPoints} {options.Stride} {options.Batch} {precision.Used}");
        using var journal = new AttributionJournal(request.JournalPath, key, cells, windows.Bands.Count);
        Explain(explaining, card.Model, windows, journal, options, baseline, progress, cancellation);
        (request.Model.Model as IChoosesPrecision)?.Use(Precision.Float32);
        var (summary, sample) = Summarise(request, journal, scope);
        string raster = Path.Combine(request.Folder, RasterFileName);
        AttributionRaster.Write(raster, windows, journal, summary, card, options);
        AtomicFile.WriteText(Path.Combine(request.Folder, SummaryFile), RecordJson.TextOf(summary));
        AttributionTable.Write(Path.Combine(request.Folder, TableFile), summary);
        return new(cells.Windows, raster, summary, sample, precision, null);
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

        return new(0, null, null, null, null, note);
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

    private static (AttributionSummary Summary, AttributionSample Sample) Summarise(AttributionRequest request, AttributionJournal journal, AttributionScope scope)
    {
        var (windows, card) = (request.Windows, request.Model.Card);
        var stack = windows.Stacks[request.Region];
        var blocks = new AttributionBlocks(stack.Grid, windows.Options.Size);
        var tally = new AttributionTally(windows.Bands.Count, request.Options.AttributionTolerance, blocks);
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

        double medianGap = LayerStatistics.Percentiles(journal.ScanGaps, 0.5)[0];
        var summary = new AttributionSummary
        {
            Model = card.Model,
            Target = card.Target,
            Region = stack.Region,
            Scope = scope.ToString(),
            Windows = journal.Windows,
            Baseline = request.Options.Baseline,
            Blocks = tally.OccupiedBlocks,
            BlockCells = blocks.Edge,
            Completeness = tally.CompletenessWith(medianGap),
            Layers = tally.Layers(windows.Bands, Resamples, card.Seed),
        };
        return (summary, new(windows.Bands, sampledValues, sampled));
    }
}
