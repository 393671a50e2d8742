using Gossan.Grids;

namespace Gossan.Evidence.Inspection;

/// <summary>A first look at a raster that may become layers.</summary>
/// <param name="Grid">Its grid.</param>
/// <param name="Bands">Its bands in order; empty where there are too many to look at.</param>
/// <param name="BandCount">How many bands it has.</param>
public sealed record RasterLook(Grid Grid, IReadOnlyList<BandLook> Bands, int BandCount)
{
    /// <summary>More bands than this are a cube of spectra, not layers.</summary>
    public const int MostBands = 50;

    /// <summary>More different whole numbers than this are measured, not classes.</summary>
    private const int MostClasses = 100;

    private const int CellsAtATime = 1 << 20;

    /// <summary>Looks at a raster, some rows at a time.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its grid and what its bands hold.</returns>
    /// <exception cref="RasterException">The file is missing, no raster, or truncated.</exception>
    public static RasterLook Of(string path)
    {
        using var raster = RasterFile.Open(path);
        return new(raster.Grid, raster.Bands > MostBands ? [] : [.. Enumerable.Range(0, raster.Bands).Select(band => At(raster, band))], raster.Bands);
    }

    private static BandLook At(RasterFile raster, int band)
    {
        int columns = raster.Grid.Columns, rowsAtATime = Math.Max(1, CellsAtATime / columns);
        float[] strip = new float[Math.Min(rowsAtATime, raster.Grid.Rows) * columns];
        long cells = 0, ones = 0;
        float minimum = float.PositiveInfinity, maximum = float.NegativeInfinity;
        var numbers = new HashSet<float>();
        bool few = true;
        for (int row = 0; row < raster.Grid.Rows; row += rowsAtATime)
        {
            int rows = Math.Min(rowsAtATime, raster.Grid.Rows - row);
            raster.Read(band, row, 0, rows, columns, strip.AsSpan(0, rows * columns));
            float last = float.NaN;
            foreach (float value in strip.AsSpan(0, rows * columns))
            {
                if (float.IsNaN(value))
                {
                    continue;
                }

                cells++;
                ones += value == 1 ? 1 : 0;
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
                if (few && value != last)
                {
                    numbers.Add(last = value);
                    few = float.IsInteger(value) && numbers.Count <= MostClasses;
                }
            }
        }

        return new(raster.BandNames[band], cells, raster.Grid.Cells - cells, cells == 0 ? double.NaN : minimum, cells == 0 ? double.NaN : maximum, ones, few ? numbers.Count : 0);
    }
}
