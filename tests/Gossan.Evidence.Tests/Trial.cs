using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Evidence.Tests;

/// <summary>Sources made for a test, and the stacks that come of them.</summary>
internal sealed class Trial : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The grid of the region, 10 x 10 cells of 100 m unless the test says otherwise.</summary>
    public Grid Grid { get; init; } = Made.Grid(10, 10);

    public string Folder => folder.FullPath;

    /// <summary>The region's grid as a project would write it out.</summary>
    public GridOptions Own
    {
        get
        {
            var (west, north) = Grid.Transform.Apply(0, 0);
            var (east, south) = Grid.Transform.Apply(Grid.Columns, Grid.Rows);
            return new() { Crs = CoordinateSystem.NameOf(Grid.Crs), CellSize = Grid.CellWidth, Bounds = [west, south, east, north] };
        }
    }

    public string this[string relative] => folder[relative];

    public Sketch Sketch() => new(Grid);

    public string Raster(string name, Func<int, int, float> cell, Grid? grid = null) => Made.Raster(folder[name], grid ?? Grid, [name], (_, row, column) => cell(row, column));

    public string Text(string name, string content)
    {
        File.WriteAllText(folder[name], content);
        return folder[name];
    }

    public static RegionSource Region(string name, GridOptions? grid, params (string Name, LayerOptions Options)[] layers) =>
        new(name, grid, [.. layers.Select(layer => KeyValuePair.Create(layer.Name, layer.Options))], new Dictionary<string, SiteSource>(StringComparer.Ordinal));

    /// <summary>Makes the stacks of regions.</summary>
    public IReadOnlyList<StackAudit> Prepare(params RegionSource[] regions) => StackPreparation.Run(regions, Folder, folder["out"]);

    /// <summary>Makes the stack of one region "r" on the trial's grid.</summary>
    public StackAudit Prepare(params (string Name, LayerOptions Options)[] layers) => Prepare(Region("r", Own, layers))[0];

    /// <summary>Makes the stack of one layer, without steps unless it names some; returns its cells.</summary>
    public float[] Cells(LayerOptions options)
    {
        Prepare(("layer", options));
        return Band(0);
    }

    /// <summary>Why one layer is refused: what the file itself cannot do is the inner exception of one that names the layer.</summary>
    public string Refused<T>(LayerOptions options)
        where T : GossanException
    {
        var thrown = Assert.ThrowsAny<GossanException>(() => Prepare(("layer", options)));
        Assert.Contains("layer 'layer'", thrown.Message, StringComparison.Ordinal);
        Assert.IsType<T>(typeof(T) == thrown.GetType() ? thrown : thrown.InnerException);
        return thrown.Message;
    }

    public float[] Band(int band, string region = "r") => Made.Read(folder[$"out/{region}.tif"], band);

    /// <summary>The grid of the stack "r".</summary>
    public Grid Written()
    {
        using var stack = EvidenceStack.Open(folder["out/r.tif"]);
        return stack.Grid;
    }

    /// <summary>Names of a stack's bands.</summary>
    public IReadOnlyList<string> Names(string region = "r")
    {
        using var stack = EvidenceStack.Open(folder[$"out/{region}.tif"]);
        return stack.Bands;
    }

    public void Dispose() => folder.Dispose();
}
