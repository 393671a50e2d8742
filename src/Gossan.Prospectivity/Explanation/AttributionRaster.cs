using System.Globalization;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Explanation;

/// <summary>The raster of attributions: a band for each layer, NaN where no window is explained.</summary>
internal static class AttributionRaster
{
    public static void Write(string path, WindowSource windows, AttributionJournal journal, AttributionSummary summary, ModelCard card, MapOptions options)
    {
        var plan = journal.Plan;
        using var writer = RasterWriter.Create(path, plan.Grid, windows.Bands, Metadata(summary, card, windows.Options, options));
        float[] cells = new float[plan.BlockCells];
        var ofBlock = new List<(WindowCentre Centre, float[] Attributions)>();
        int block = 0;
        foreach (var (centre, attributions, _) in journal.All())
        {
            int own = centre.Row / plan.RowsPerBlock;
            if (own != block)
            {
                Flush();
                block = own;
            }

            ofBlock.Add((centre, attributions.ToArray()));
        }

        Flush();
        writer.Complete();

        // Blocks of rows without a window are never written: such cells are missing.
        void Flush()
        {
            int rows = plan.RowsOf(block);
            for (int band = 0; band < windows.Bands.Count && ofBlock.Count > 0; band++)
            {
                Array.Fill(cells, float.NaN);
                foreach (var (centre, attributions) in ofBlock)
                {
                    plan.Place(block, centre, cells, attributions[band]);
                }

                writer.Write(band, block * plan.RowsPerBlock, rows, cells.AsSpan(0, rows * plan.Grid.Columns));
            }

            ofBlock.Clear();
        }
    }

    private static Dictionary<string, string> Metadata(AttributionSummary summary, ModelCard card, WindowOptions windows, MapOptions options) => new(StringComparer.Ordinal)
    {
        ["MEANING"] = "log-odds added by the layer's cells of the window; the sum over bands is the score less the score of the baseline, before calibration",
        ["TARGET"] = card.Target,
        ["MODEL"] = card.Model,
        ["WINDOW_SIZE"] = windows.Size.ToString(CultureInfo.InvariantCulture),
        ["STRIDE"] = options.Stride.ToString(CultureInfo.InvariantCulture),
        ["SCOPE"] = summary.Scope,
        ["BASELINE"] = (summary.Baseline == AttributionBaseline.Mean ? "mean of the region's valid cells in each layer" : "zero: mean of each layer over the training regions")
            + "; regression, weights of evidence and trees start from a point of their own",
        ["TOLERANCE"] = options.AttributionTolerance.ToString("G9", CultureInfo.InvariantCulture),
        ["MEDIAN_GAP"] = summary.Completeness.MedianGap.ToString("G6", CultureInfo.InvariantCulture),
        ["LARGEST_GAP"] = summary.Completeness.LargestGap.ToString("G6", CultureInfo.InvariantCulture),
        ["WITHIN_TOLERANCE"] = summary.Completeness.WithinTolerance.ToString("G6", CultureInfo.InvariantCulture),
        ["SOFTWARE"] = $"Gossan {card.Version}",
    };
}
