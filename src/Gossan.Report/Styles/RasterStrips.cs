using Gossan.Grids;

namespace Gossan.Report.Styles;

/// <summary>Goes over a band in strips of rows that follow the file's blocks.</summary>
internal static class RasterStrips
{
    /// <summary>Calls back with the cells of each strip, from the north.</summary>
    public static void Visit(RasterFile raster, int band, int cellsPerStrip, Action<ReadOnlySpan<float>> visit)
    {
        int columns = raster.Grid.Columns, block = raster.BlockSize.Rows, most = Math.Max(1, cellsPerStrip / columns);
        int step = block <= most ? most / block * block : most;
        float[] cells = [];
        for (int first = 0; first < raster.Grid.Rows; first += step)
        {
            int rows = Math.Min(step, raster.Grid.Rows - first);
            Array.Resize(ref cells, rows * columns);
            raster.Read(band, first, 0, rows, columns, cells.AsSpan());
            visit(cells);
        }
    }
}
