using Gossan.Grids;

namespace Gossan.Report.Styles;

/// <summary>Cells of a raster's first band by class.</summary>
internal static class CellCounts
{
    private const int CellsPerStrip = 1 << 20;

    /// <summary>Counts the cells that reach each border and not the one before.</summary>
    /// <param name="path">The raster; read strip by strip.</param>
    /// <param name="lowest">Lower borders from high to low; a cell at a border reaches it.</param>
    /// <returns>Number and highest value of the cells of each class.</returns>
    public static (long Cells, float Highest)[] Of(string path, float[] lowest)
    {
        using var raster = RasterFile.Open(path);
        var found = new (long Cells, float Highest)[lowest.Length];
        Array.Fill(found, (0, float.NegativeInfinity));
        RasterStrips.Visit(raster, 0, CellsPerStrip, cells =>
        {
            foreach (float value in cells)
            {
                for (int i = 0; i < lowest.Length; i++)
                {
                    if (value >= lowest[i])
                    {
                        found[i] = (found[i].Cells + 1, Math.Max(found[i].Highest, value));
                        break;
                    }
                }
            }
        });
        return found;
    }
}
