using Gossan.Grids;
using Gossan.Report.Maps;

namespace Gossan.Serve.Runs;

/// <summary>The two ends of a layer's colours, out of the overviews.</summary>
internal static class LayerEnds
{
    private const int MostPixels = 512;

    /// <summary>Looks at a band; see <see cref="GreyScale.Ends"/>.</summary>
    public static (double Low, double High) Of(RasterFile raster, int band, double? low, double? high)
    {
        if (low is not null && high is not null)
        {
            return GreyScale.Ends(low, high, _ => double.NaN);
        }

        var grid = raster.Grid;
        int block = (Math.Max(grid.Rows, grid.Columns) + MostPixels - 1) / MostPixels;
        int height = (grid.Rows + block - 1) / block, width = (grid.Columns + block - 1) / block;
        float[] cells = new float[height * width];
        raster.ReadReduced(band, 0, 0, grid.Rows, grid.Columns, height, width, cells);
        float[] sorted = [.. cells.Where(cell => !float.IsNaN(cell)).Order()];
        return GreyScale.Ends(low, high, share => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Round(share * (sorted.Length - 1))]);
    }
}
