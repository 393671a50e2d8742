using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests;

/// <summary>Small stacks made for a test.</summary>
internal static class Made
{
    public static EvidenceStack Stack(TemporaryFolder folder, string region, int rows, int columns, params Func<int, int, float>[] bands)
    {
        var grid = new Grid(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 100, 0, 7_700_000, 0, -100), rows, columns);
        string path = folder[region + ".tif"];
        using (var writer = RasterWriter.Create(path, grid, [.. bands.Select((_, b) => $"band{b}")]))
        {
            for (int band = 0; band < bands.Length; band++)
            {
                writer.Write(band, 0, rows, [.. Enumerable.Range(0, rows * columns).Select(i => bands[band](i / columns, i % columns))]);
            }

            writer.Complete();
        }

        return EvidenceStack.Open(path);
    }

    public static float[] Read(string path, int band = 0)
    {
        using var raster = RasterFile.Open(path);
        float[] cells = new float[raster.Grid.Cells];
        raster.Read(band, 0, 0, raster.Grid.Rows, raster.Grid.Columns, cells);
        return cells;
    }

    public static WindowCentre[] Centres(WindowSource source) =>
        [.. Enumerable.Range(0, (int)source.Count).Select(i => source[i])];
}
