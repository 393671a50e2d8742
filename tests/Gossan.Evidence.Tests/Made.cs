using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Evidence.Tests;

/// <summary>Small rasters, regions and stacks made for a test.</summary>
internal static class Made
{
    public static Grid Grid(int rows, int columns, double cell = 100) =>
        new(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, cell, 0, 7_700_000, 0, -cell), rows, columns);

    /// <summary>Writes a raster of one band; returns its path.</summary>
    public static string Layer(TemporaryFolder folder, string name, int rows, int columns, Func<int, int, float> cell) =>
        Raster(folder[name + ".tif"], Grid(rows, columns), [name], (_, row, column) => cell(row, column));

    public static string Raster(string path, Grid grid, string[] bands, Func<int, int, int, float> cell)
    {
        using var writer = RasterWriter.Create(path, grid, bands);
        float[] cells = new float[grid.Cells];
        for (int band = 0; band < bands.Length; band++)
        {
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] = cell(band, i / grid.Columns, i % grid.Columns);
            }

            writer.Write(band, 0, grid.Rows, cells);
        }

        writer.Complete();
        return path;
    }

    /// <summary>A stack of cells as they are, in memory unless <paramref name="memory"/> is 0.</summary>
    public static EvidenceStack Stack(TemporaryFolder folder, string region, int rows, int columns, int bands, Func<int, int, int, float> cell, long memory = EvidenceStack.DefaultMemory)
    {
        string path = Raster(folder[region + ".tif"], Grid(rows, columns), [.. Enumerable.Range(0, bands).Select(b => $"band{b}")], cell);
        return EvidenceStack.Open(path, memory);
    }

    public static RegionSource Region(string name, params (string Name, string Path)[] layers) =>
        Region(name, [.. layers.Select(layer => (layer.Name, new LayerOptions { Path = layer.Path }))]);

    public static RegionSource Region(string name, params (string Name, LayerOptions Options)[] layers) => new(
        name, null, [.. layers.Select(layer => KeyValuePair.Create(layer.Name, layer.Options))],
        new Dictionary<string, SiteSource>(StringComparer.Ordinal));

    public static float[] Read(string path, int band)
    {
        using var raster = RasterFile.Open(path);
        float[] cells = new float[raster.Grid.Cells];
        raster.Read(band, 0, 0, raster.Grid.Rows, raster.Grid.Columns, cells);
        return cells;
    }

    /// <summary>Every valid window's centre, in order.</summary>
    public static WindowCentre[] Centres(WindowSource source) =>
        [.. Enumerable.Range(0, (int)source.Count).Select(i => source[i])];
}
