using Gossan.Grids;

namespace Gossan.Serve.Tests;

/// <summary>Results read past the server.</summary>
internal static class Rasters
{
    public static string Path(string folder, string model, string file) => System.IO.Path.Combine(folder, "out", RunResult.Target, model, RunResult.Region, file);

    public static string Stack(string folder) => System.IO.Path.Combine(folder, "out", "stack", RunResult.Region + ".tif");

    public static (Grid Grid, float[] Cells) Read(string path, int band = 0)
    {
        using var raster = RasterFile.Open(path);
        float[] cells = new float[raster.Grid.Cells];
        raster.Read(band, 0, 0, raster.Grid.Rows, raster.Grid.Columns, cells);
        return (raster.Grid, cells);
    }
}
