using System.Globalization;
using Gossan.Evidence.Synthetic;
using Gossan.Grids;

namespace Gossan.Bench.Made;

/// <summary>A project as a run leaves it, whose rasters were then replaced by large ones of the same bands.</summary>
internal sealed class ServedProject : IDisposable
{
    private const string Region = "district", Target = "copper", Model = "logistic";
    private const int Layers = 4;

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"gossan-bench-{Environment.ProcessId}");
    private readonly string[] layers;
    private readonly int levels;

    public ServedProject(int edge)
    {
        Edge = edge;
        levels = (int)Math.Ceiling(Math.Log2(edge / 256.0));
        var district = SyntheticDistrict.With(new() { Rows = 60, Columns = 80, Known = 20, Withheld = 0 });
        district.Write(folder);
        string[] names = [.. district.Layers.Take(Layers).Select(layer => layer.Key)];
        File.WriteAllText(Path.Combine(folder, "gossan.yaml"), $$"""
            name: Large
            regions:
              {{Region}}:
                layers:
            {{string.Concat(names.Select(name => $"      {name}: {{ path: layers/{name}.tif }}\n"))}}targets:
              {{Target}}: { sites: { {{Region}}: known_sites.csv } }
            windows: { size: 5, patch: 1 }
            models: [{{Model}}]
            map: { uncertainty: 10, novelty: false }

            """);
        ServerProcess.Gossan("run", folder);
        Grid grid;
        using (var stack = RasterFile.Open(StackPath))
        {
            grid = new(stack.Grid.Crs, stack.Grid.Transform, edge, edge);
        }

        Replace(StackPath, grid, -2, 2);
        Replace(MapPath("likelihood.tif"), grid, 0, 1);
        Replace(MapPath("uncertainty.tif"), grid, 0, 0.2f);
        File.Delete(MapPath("attribution.tif"));
        layers = [$"{Target}/{Model}/likelihood", .. names.Select(name => $"evidence/{name}")];
    }

    /// <summary>Rows, and columns.</summary>
    public int Edge { get; }

    /// <summary>A tile of each layer.</summary>
    public IEnumerable<string> FirstTiles => layers.Select(layer => Tile(layer, 0, 0, 0));

    private string StackPath => Path.Combine(folder, "out", "stack", Region + ".tif");

    /// <summary>A tile anywhere, of any layer and level.</summary>
    public string AnyTile(Random random)
    {
        int level = random.Next(levels + 1), tiles = (Edge + (256 << level) - 1) / (256 << level);
        return Tile(layers[random.Next(layers.Length)], level, random.Next(tiles), random.Next(tiles));
    }

    /// <summary>Everything about a cell.</summary>
    public string Cell(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"api/cell?region={Region}&row={row}&column={column}");

    /// <summary>Starts the program on it.</summary>
    public ServerProcess Serve() => new(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string MapPath(string file) => Path.Combine(folder, "out", Target, Model, Region, file);

    private static string Tile(string layer, int level, int x, int y) =>
        string.Create(CultureInfo.InvariantCulture, $"api/tiles?region={Region}&layer={Uri.EscapeDataString(layer)}&level={level}&x={x}&y={y}");

    /// <summary>Waves with noise, so that nothing compresses to nothing.</summary>
    private static void Replace(string path, Grid grid, float low, float high)
    {
        string[] bands;
        using (var old = RasterFile.Open(path))
        {
            bands = [.. old.BandNames];
        }

        var random = new Random(bands.Length);
        float[] line = new float[grid.Columns];
        using var writer = RasterWriter.Create(path, grid, bands);
        for (int band = 0; band < bands.Length; band++)
        {
            for (int row = 0; row < grid.Rows; row++)
            {
                for (int column = 0; column < line.Length; column++)
                {
                    float wave = 0.5f + (0.4f * MathF.Sin(column / 300f) * MathF.Cos(row / 170f)) + (0.1f * (random.NextSingle() - 0.5f));
                    line[column] = low + ((high - low) * wave);
                }

                writer.Write(band, row, 1, line);
            }
        }

        writer.Complete();
    }
}
