using System.Globalization;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Mapping;

/// <summary>Turns a trained model and a region into <c>likelihood.tif</c> and <c>uncertainty.tif</c>.</summary>
/// <remarks>
/// Every valid window gets one prediction, written at its centre cell; other cells are NaN. Memory holds one batch of
/// windows and one block of rows, whatever the size of the region.
/// </remarks>
public static class ProspectivityMapping
{
    /// <summary>Name of the likelihood raster in its folder.</summary>
    public const string LikelihoodFile = "likelihood.tif";

    /// <summary>Name of the uncertainty raster in its folder.</summary>
    public const string UncertaintyFile = "uncertainty.tif";

    private const int RowsPerBlock = 16;

    /// <summary>Makes the maps of one region.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="windows">The regions' windows.</param>
    /// <param name="region">Which region, by index.</param>
    /// <param name="folder">Where the rasters go.</param>
    /// <param name="options">Passes, stride, batch.</param>
    /// <param name="journalPath">File for finished rows; the caller deletes it once the result is safe.</param>
    /// <param name="journalKey">What the rows depend on; rows of another key are computed again.</param>
    /// <param name="progress">Told the windows done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work; finished rows are kept.</param>
    /// <returns>What was made.</returns>
    public static MapResult Run(
        TrainedModel model, WindowSource windows, int region, string folder, MapOptions options,
        string journalPath, string journalKey, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        var plan = new MapPlan(windows, region, options.Stride, RowsPerBlock);
        int layers = options.Uncertainty > 0 ? 2 : 1;
        var precision = PrecisionChoice.Make(model, windows, region, options.Precision, cancellation);

        // Rows of another precision are not mixed with these: a map may go on on another machine.
        string key = precision.Used == Precision.Float32 ? journalKey : $"{journalKey} {precision.Used}";
        using (var journal = MapJournal.Open(journalPath, key, plan.BlockCells * layers))
        {
            try
            {
                Predict(model, plan, options, journal, layers, progress, cancellation);
            }
            finally
            {
                (model.Model as IChoosesPrecision)?.Use(Precision.Float32);
            }

            string likelihood = Path.Combine(folder, LikelihoodFile), uncertainty = Path.Combine(folder, UncertaintyFile);
            Write(likelihood, "likelihood", 0, "likelihood, 0..1: probability calibrated on validation samples of sites and likely negatives, not a frequency on the ground");
            if (layers == 2)
            {
                Write(uncertainty, "uncertainty", 1, $"standard deviation of the likelihood over {options.Uncertainty} passes");
            }

            return new(plan.Windows, likelihood, layers == 2 ? uncertainty : null) { Precision = precision };

            void Write(string path, string name, int layer, string meaning)
            {
                using var writer = RasterWriter.Create(path, plan.Grid, [name], Metadata(model.Card, windows.Options, options, precision, meaning));
                float[] block = new float[plan.BlockCells * layers];
                for (int b = 0; b < plan.Blocks; b++)
                {
                    journal.Read(b, block);
                    int rows = plan.RowsOf(b);
                    writer.Write(0, b * plan.RowsPerBlock, rows, block.AsSpan(layer * plan.BlockCells, rows * plan.Grid.Columns));
                }

                writer.Complete();
            }
        }
    }

    private static void Predict(
        TrainedModel model, MapPlan plan, MapOptions options, MapJournal journal, int layers,
        IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        float[] block = new float[plan.BlockCells * layers];
        float[] likelihood = new float[options.Batch], uncertainty = new float[layers == 2 ? options.Batch : 0];
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
                var spread = uncertainty.AsSpan(0, layers == 2 ? batch.Count : 0);
                model.Predict(batch, likelihood.AsSpan(0, batch.Count), spread, options.Uncertainty);
                for (int i = 0; i < batch.Count; i++)
                {
                    plan.Place(b, centres[first + i], block.AsSpan(0, plan.BlockCells), likelihood[i]);
                    if (layers == 2)
                    {
                        plan.Place(b, centres[first + i], block.AsSpan(plan.BlockCells), uncertainty[i]);
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
