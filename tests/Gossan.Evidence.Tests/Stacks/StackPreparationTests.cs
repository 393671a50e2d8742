using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Stacks;

public sealed class StackPreparationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_layer_is_learnt_on_all_regions_together()
    {
        var west = Made.Region("west", ("a", Layer("west_a", (r, c) => r + c)));
        var east = Made.Region("east", ("a", Layer("east_a", (r, c) => 100 + (r * c))));
        var audits = Run(west, east);

        float[] all = [.. Made.Read(folder["west_a.tif"], 0), .. Made.Read(folder["east_a.tif"], 0)];
        var pooled = LayerStatistics.Of(all);
        var fence = Assert.IsType<FenceStep>(audits[0].Bands[0].Fitted.Steps[0]);
        var score = Assert.IsType<StandardizeStep>(audits[0].Bands[0].Fitted.Steps[1]);
        fence.Apply(all);

        Assert.Equal((pooled.LowerFence, pooled.UpperFence), (fence.Lower, fence.Upper));
        Assert.Equal(LayerStatistics.Of(all).Mean, score.Mean);
        Assert.Equal(LayerStatistics.Of(all).StandardDeviation, score.StandardDeviation);
        Assert.Equal(audits[0].Bands[0].Fitted.Steps, audits[1].Bands[0].Fitted.Steps);
        Assert.Equal(LayerStatistics.Of(Made.Read(folder["east_a.tif"], 0)), audits[1].Bands[0].Before);
    }

    [Fact]
    public void Binary_layers_stay_as_they_are()
    {
        var audit = Run(Made.Region("r", ("faults", Layer("faults", (r, c) => r == 2 && c == 3 ? float.NaN : (r + c) % 2))))[0];

        Assert.Equal(LayerKind.Binary, audit.Bands[0].Fitted.Kind);
        Assert.Empty(audit.Bands[0].Fitted.Steps);
        Assert.Equal(Made.Read(folder["faults.tif"], 0), Made.Read(folder["out/r.tif"], 0));
        Assert.Equal(99, audit.CellsWithoutGaps);
    }

    [Fact]
    public void Zeros_and_ones_declared_continuous_are_standardised()
    {
        var audit = Run(Made.Region("r", ("share", new LayerOptions { Path = Layer("share", (r, _) => r % 2), Kind = LayerKind.Continuous })))[0];

        Assert.Equal(LayerKind.Continuous, audit.Bands[0].Fitted.Kind);
        Assert.Equal(1, audit.Bands[0].After.StandardDeviation, 1e-6);
    }

    [Fact]
    public void Regions_may_list_their_layers_in_another_order()
    {
        var west = Made.Region("west", ("a", Layer("west_a", (r, c) => r)), ("b", Layer("west_b", (r, c) => 1000 + c)));
        var east = Made.Region("east", ("b", Layer("east_b", (r, c) => 1000 + r)), ("a", Layer("east_a", (r, c) => c)));
        var audits = Run(west, east);

        Assert.Equal(["a", "b"], audits[1].Bands.Select(band => band.Fitted.Name), StringComparer.Ordinal);
        Assert.Equal([folder["east_a.tif"], folder["east_b.tif"]], audits[1].Layers.Select(layer => layer.Source.Path), StringComparer.Ordinal);
        Assert.Equal((0, 9), (audits[1].Bands[0].Before.Minimum, audits[1].Bands[0].Before.Maximum));
        using var stack = EvidenceStack.Open(folder["out/east.tif"]);
        Assert.Equal(["a", "b"], stack.Bands);
    }

    [Fact]
    public void A_layer_on_another_grid_is_warped_and_the_audit_says_how()
    {
        string finer = Made.Raster(folder["finer.tif"], Made.Grid(20, 20, cell: 50), ["x"], (_, r, c) => r + c);
        var audit = Run(Made.Region("r", ("a", Layer("a", (r, c) => r)), ("x", finer)))[0];

        Assert.Equal("none: it is on the region's grid", audit.Layers[0].Source.Method);
        Assert.Equal("warped, average", audit.Layers[1].Source.Method);
        Assert.Contains("20 x 20 cells", audit.Layers[1].Source.Grid!.Words, StringComparison.Ordinal);

        // The mean of 2 x 2 cells: 2 r + 2 c + 1.
        Assert.Equal((1, 37, 19), (audit.Bands[1].Before.Minimum, audit.Bands[1].Before.Maximum, audit.Bands[1].Before.Mean));
    }

    [Fact]
    public void A_layer_without_data_is_refused()
    {
        var thrown = Assert.Throws<LayerException>(() => Run(Made.Region("r", ("gap", Layer("gap", (_, _) => float.NaN)))));

        Assert.Equal("gap", thrown.Layer);
        Assert.Contains("layer 'gap'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("all of its 100 cells are missing", thrown.Message, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public void A_layer_without_data_is_named_by_its_own_file_when_a_region_lists_it_elsewhere()
    {
        var west = Made.Region("west", ("a", Layer("west_a", (r, c) => r)), ("b", Layer("west_b", (r, c) => c)));
        var east = Made.Region("east", ("b", Layer("east_b", (r, c) => r)), ("a", Layer("east_a", (_, _) => float.NaN)));
        var thrown = Assert.Throws<LayerException>(() => Run(west, east));

        Assert.Contains($"layer 'a' ({folder["east_a.tif"]})", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_layer_is_refused()
    {
        var thrown = Assert.Throws<LayerException>(() => Run(Made.Region("r", ("flat", Layer("flat", (r, _) => r == 0 ? float.NaN : 7.5f)))));

        Assert.Contains("layer 'flat'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("every cell with data is 7.5", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_a_step_makes_constant_is_refused_with_the_way_out()
    {
        var options = new LayerOptions { Path = Layer("rare", (r, c) => r == 0 && c < 2 ? 5 + c : 3), Transform = [LayerTransform.Tukey, LayerTransform.Standardize] };
        var thrown = Assert.Throws<LayerException>(() => Run(Made.Region("r", ("rare", options))));

        Assert.Contains("is constant after 1 transform: every cell is 3", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("transform: [standardize]", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_clip_keeps_a_layer_that_is_mostly_one_value()
    {
        var audit = Run(Made.Region("r", ("rare", Layer("rare", (r, c) => r == 0 && c < 2 ? 5 + c : 3))))[0];

        Assert.Equal(0, audit.Bands[0].Replaced);
        Assert.Equal(1, audit.Bands[0].After.StandardDeviation, 1e-6);
    }

    [Fact]
    public void A_raster_with_several_bands_is_refused()
    {
        string two = Made.Raster(folder["two.tif"], Made.Grid(10, 10), ["p", "q"], (b, r, c) => b + r + c);
        var thrown = Assert.Throws<LayerException>(() => Run(Made.Region("r", ("two", two))));

        Assert.Contains("has 2 bands, but a layer is one band", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("band: 1 to 2", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_declared_binary_that_is_not_is_refused()
    {
        var options = new LayerOptions { Path = Layer("codes", (r, _) => r), Kind = LayerKind.Binary };
        var thrown = Assert.Throws<LayerException>(() => Run(Made.Region("r", ("codes", options))));

        Assert.Contains("is declared binary, but holds values other than 0 and 1 (from 0 to 9)", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_layer_that_one_region_lacks_is_refused(bool firstLacks)
    {
        var full = Made.Region("full", ("a", Layer("a", (r, c) => r)), ("b", Layer("b", (r, c) => c)));
        var poor = Made.Region("poor", ("a", Layer("a2", (r, c) => r)));
        var thrown = Assert.Throws<LayerException>(() => firstLacks ? Run(poor, full) : Run(full, poor));

        Assert.Contains("layer 'b' is in region 'full' but not in region 'poor'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_and_nothing_is_left()
    {
        var thrown = Assert.Throws<LayerException>(() => Run(
            Made.Region("west", ("a", Layer("a", (r, c) => r))),
            Made.Region("east", ("a", "nowhere.tif"))));

        Assert.StartsWith("layer 'a' of region 'east': ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere.tif", thrown.Message, StringComparison.Ordinal);
        Assert.IsType<RasterException>(thrown.InnerException);
        AssertNothingLeft();
    }

    [Fact]
    public void A_truncated_file_is_named_and_nothing_is_left()
    {
        string path = Made.Raster(folder["cut.tif"], Made.Grid(600, 600), ["a"], (_, r, c) => ((r * 7919) + (c * 104_729)) % 1013);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        var thrown = Assert.Throws<LayerException>(() => Run(Made.Region("r", ("a", path))));

        Assert.StartsWith("layer 'a': ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("cut.tif", thrown.Message, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public void Of_several_regions_the_one_whose_layer_fails_is_named()
    {
        string far = Made.Raster(folder["far.tif"], new(CoordinateSystem.WktOf("EPSG:32755"), new(500_000, 100, 0, 7_700_000, 0, -100), 4, 5), ["a"], (_, r, c) => r + c);
        var west = Made.Region("west", ("a", Layer("a", (r, c) => r)), ("b", Layer("b", (r, c) => c)));
        var east = Made.Region("east", ("a", Layer("a2", (r, c) => r)), ("b", far));
        var thrown = Assert.Throws<LayerException>(() => Run(west, east));

        Assert.StartsWith($"layer 'b' of region 'east': {far} lies elsewhere", thrown.Message, StringComparison.Ordinal);
        Assert.IsType<WarpException>(thrown.InnerException);
        Assert.StartsWith($"layer 'b': {far} lies elsewhere", Assert.Throws<LayerException>(() => Run(east)).Message, StringComparison.Ordinal);
        var gap = Made.Region("east", ("a", Layer("a2", (r, c) => r)), ("b", Layer("gap", (_, _) => float.NaN)));
        Assert.StartsWith("region 'east': layer 'b' (", Assert.Throws<LayerException>(() => Run(west, gap)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scratch_file_that_cannot_be_written_is_no_fault_of_the_layer()
    {
        File.WriteAllText(folder["taken"], "a file stands where the folder should be");
        var region = Made.Region("r", ("a", Layer("a", (r, c) => r)));

        Assert.StartsWith("cannot write ", Assert.Throws<OutputException>(() => StackPreparation.Run([region], folder.FullPath, folder["taken"], memory: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_preparation_leaves_nothing()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        Assert.Throws<OperationCanceledException>(() => StackPreparation.Run([Made.Region("r", ("a", Layer("a", (r, c) => r)))], folder.FullPath, folder["out"], cancellation: ended.Token));
        AssertNothingLeft();
    }

    [Fact]
    public void The_same_layers_give_the_same_bytes()
    {
        var region = Made.Region("r", ("a", Layer("a", (r, c) => r * c)), ("b", Layer("b", (r, c) => r > 5 ? float.NaN : c)));
        Run(region);
        byte[] stack = File.ReadAllBytes(folder["out/r.tif"]), audit = File.ReadAllBytes(folder["out/r.audit.json"]);
        Run(region);

        Assert.Equal(stack, File.ReadAllBytes(folder["out/r.tif"]));
        Assert.Equal(audit, File.ReadAllBytes(folder["out/r.audit.json"]));
    }

    private string Layer(string name, Func<int, int, float> cell) => Made.Layer(folder, name, 10, 10, cell);

    private IReadOnlyList<StackAudit> Run(params RegionSource[] regions) => StackPreparation.Run(regions, folder.FullPath, Path.Combine(folder.FullPath, "out"));

    private void AssertNothingLeft()
    {
        string output = Path.Combine(folder.FullPath, "out");
        Assert.Empty(Directory.Exists(output) ? Directory.GetFileSystemEntries(output) : []);
    }
}
