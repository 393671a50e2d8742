using System.Globalization;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Novelty;

namespace Gossan.Prospectivity.Mapping;

/// <summary>Turns a trained model and a region into <c>likelihood.tif</c>, <c>uncertainty.tif</c> and <c>novelty.tif</c>.</summary>
/// <remarks>
/// Every valid window gets one prediction, written at its centre cell; other cells are NaN. Memory holds one batch of
/// windows and one block of rows, whatever the size of the region, and the features of the training windows. All rasters come
/// out of one pass: an encoder runs once per window.
/// </remarks>
public static class ProspectivityMapping
{
    /// <summary>Name of the likelihood raster in its folder.</summary>
    public const string LikelihoodFile = "likelihood.tif";

    /// <summary>Name of the uncertainty raster in its folder.</summary>
    public const string UncertaintyFile = "uncertainty.tif";

    /// <summary>Name of the raster of novelty in its folder: band 1 the percentile, band 2 the outside-domain mask.</summary>
    public const string NoveltyFile = "novelty.tif";

    /// <summary>Name of the novelty raster's band of percentiles, 0..100.</summary>
    public const string NoveltyBand = "novelty";

    /// <summary>Name of the novelty raster's mask: 1 where the model has not seen the like, else 0.</summary>
    public const string OutsideBand = "outside_domain";

    /// <summary>Key of the novelty raster's metadata: <see cref="OutsideDomain.OfArea"/>.</summary>
    public const string OutsideShareKey = "OUTSIDE_SHARE";

    /// <summary>Key of the novelty raster's metadata: <see cref="OutsideDomain.OfBest"/>.</summary>
    public const string OutsideShareOfBestKey = "OUTSIDE_SHARE_OF_BEST_5_PERCENT";

    private const int RowsPerBlock = 16;

    /// <summary>Makes the maps of one region.</summary>
    /// <param name="request">Model, region, options, places.</param>
    /// <param name="progress">Told the windows done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work; finished rows are kept.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="MapException">An option is outside its range.</exception>
    /// <exception cref="NoveltyException">Novelty is asked for, but there are fewer than two training windows.</exception>
    public static MapResult Run(MapRequest request, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (model, options) = (request.Model, request.Options.Validated());
        var plan = new MapPlan(request.Windows, request.Region, options.Stride, RowsPerBlock);
        var rasters = MapRaster.Of(model, options);
        var precision = PrecisionChoice.Make(model, request.Windows, request.Region, options.Precision, cancellation);

        // Rows of another precision are not mixed with these: a map may go on on another machine.
        string key = precision.Used == Precision.Float32 ? request.JournalKey : $"{request.JournalKey} {precision.Used}";
        using var journal = MapJournal.Open(request.JournalPath, key, rasters, plan.BlockCells * rasters.Sum(raster => raster.Bands.Count));
        try
        {
            if (journal.Blocks < plan.Blocks)
            {
                var domain = options.Novelty ? TrainingDomain.Of(model, request.Windows, request.Training, progress, cancellation) : null;
                Predict(new(model, options, domain), plan, options, journal, progress, cancellation);
            }
        }
        finally
        {
            (model.Model as IChoosesPrecision)?.Use(Precision.Float32);
        }

        var outside = options.Novelty ? OutsideOf(plan, rasters, journal, cancellation) : null;
        int firstBand = 0;
        foreach (var raster in rasters)
        {
            cancellation.ThrowIfCancellationRequested();
            var metadata = Metadata(model.Card, request.Windows.Options, options, precision, raster.Meaning);
            if (outside is not null && string.Equals(raster.File, NoveltyFile, StringComparison.Ordinal))
            {
                metadata[OutsideShareKey] = outside.OfArea.ToString("G9", CultureInfo.InvariantCulture);
                metadata[OutsideShareOfBestKey] = outside.OfBest.ToString("G9", CultureInfo.InvariantCulture);
            }

            using var writer = RasterWriter.Create(PathOf(raster.File), plan.Grid, raster.Bands, metadata);
            Write(writer, raster, firstBand, rasters.Sum(other => other.Bands.Count), plan, journal);
            firstBand += raster.Bands.Count;
        }

        return new(plan.Windows, PathOf(LikelihoodFile), options.Uncertainty > 0 ? PathOf(UncertaintyFile) : null, options.Novelty ? PathOf(NoveltyFile) : null, outside) { Precision = precision };

        string PathOf(string file) => Path.Combine(request.Folder, file);
    }

    /// <summary>Reads the finished rows twice; the likelihood is the first band of all, the mask the last.</summary>
    private static OutsideDomain? OutsideOf(MapPlan plan, IReadOnlyList<MapRaster> rasters, MapJournal journal, CancellationToken cancellation)
    {
        int bands = rasters.Sum(raster => raster.Bands.Count);
        float[] block = new float[plan.BlockCells * bands];
        var shares = new OutsideShares();
        for (int scan = 0; scan < 2; scan++)
        {
            for (int b = 0; b < plan.Blocks; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                journal.Read(b, block);
                int cells = plan.RowsOf(b) * plan.Grid.Columns;
                ReadOnlySpan<float> likelihood = block.AsSpan(0, cells), outside = block.AsSpan((bands - 1) * plan.BlockCells, cells);
                if (scan == 0)
                {
                    shares.Count(likelihood, outside);
                }
                else
                {
                    shares.Refine(likelihood, outside);
                }
            }
        }

        return shares.Result();
    }

    private static void Write(RasterWriter writer, MapRaster raster, int firstBand, int bands, MapPlan plan, MapJournal journal)
    {
        float[] block = new float[plan.BlockCells * bands];
        for (int b = 0; b < plan.Blocks; b++)
        {
            journal.Read(b, block);
            int rows = plan.RowsOf(b);
            for (int band = 0; band < raster.Bands.Count; band++)
            {
                writer.Write(band, b * plan.RowsPerBlock, rows, block.AsSpan((firstBand + band) * plan.BlockCells, rows * plan.Grid.Columns));
            }
        }

        writer.Complete();
    }

    private static void Predict(
        BlockPrediction prediction, MapPlan plan, MapOptions options, MapJournal journal, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        float[] block = new float[plan.BlockCells * prediction.Bands];
        long done = plan.WindowsBefore(journal.Blocks);
        progress?.Report(new("Mapping", done, plan.Windows, "windows", done > 0 ? $"continuing after {done:N0} windows" : null));
        for (int b = journal.Blocks; b < plan.Blocks; b++)
        {
            Array.Fill(block, float.NaN);
            var centres = plan.CentresOf(b);
            int first = 0;
            foreach (var batch in plan.Source.Batches(centres, options.Batch, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                var numbers = prediction.Of(batch);
                for (int band = 0; band < prediction.Bands; band++)
                {
                    var cells = block.AsSpan(band * plan.BlockCells, plan.BlockCells);
                    for (int i = 0; i < batch.Count; i++)
                    {
                        plan.Place(b, centres[first + i], cells, numbers[(band * batch.Count) + i]);
                    }
                }

                first += batch.Count;
                progress?.Report(new("Mapping", done += batch.Count, plan.Windows, "windows"));
            }

            journal.Append(block);
        }
    }

    private static Dictionary<string, string> Metadata(ModelCard card, WindowOptions windows, MapOptions options, PrecisionChoice precision, string meaning) => new(StringComparer.Ordinal)
    {
        ["MEANING"] = meaning,
        ["TARGET"] = card.Target,
        ["MODEL"] = card.Model,
        ["WINDOW_SIZE"] = windows.Size.ToString(CultureInfo.InvariantCulture),
        ["WINDOW_EDGE"] = windows.Edge == WindowEdge.Skip
            ? FormattableString.Invariant($"skip: no prediction within {windows.Radius} cells of the rim")
            : "reflect: cells beyond the rim are mirrored",
        ["STRIDE"] = options.Stride.ToString(CultureInfo.InvariantCulture),
        ["PRECISION"] = precision.Used == Precision.Bfloat16 ? "bfloat16" : "float32",
        ["TEMPERATURE"] = card.Temperature.ToString("G9", CultureInfo.InvariantCulture),
        ["THRESHOLD"] = card.Threshold.ToString("G9", CultureInfo.InvariantCulture),
        ["SOFTWARE"] = $"Gossan {card.Version}",
    };
}
