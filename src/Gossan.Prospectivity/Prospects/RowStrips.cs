using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Goes over a raster of a map in strips of rows that follow its blocks, so that each is decoded once and memory stays small.</summary>
internal static class RowStrips
{
    private const int MostCells = 1 << 22;

    /// <summary>Opens a raster and makes sure that it lies on the map's grid.</summary>
    /// <exception cref="ProspectException">It lies on another.</exception>
    public static RasterFile Open(string path, string likelihood, Grid grid)
    {
        var raster = RasterFile.Open(path);
        if (raster.Grid.Matches(grid))
        {
            return raster;
        }

        using (raster)
        {
            throw ProspectException.OtherGrid(path, raster.Grid, likelihood, grid);
        }
    }

    /// <summary>First row and number of rows of each strip, from the north.</summary>
    public static IEnumerable<(int First, int Rows)> Of(RasterFile raster, int bands = 1)
    {
        int most = Math.Max(1, MostCells / raster.Grid.Columns / bands), block = raster.BlockSize.Rows;
        int step = block <= most ? most / block * block : most;
        for (int first = 0; first < raster.Grid.Rows; first += step)
        {
            yield return (first, Math.Min(step, raster.Grid.Rows - first));
        }
    }
}
