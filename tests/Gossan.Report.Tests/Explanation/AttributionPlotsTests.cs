using System.Globalization;
using System.Xml.Linq;
using Gossan.Prospectivity.Explanation;
using Gossan.Report.Explanation;
using Gossan.Report.Maps;
using Gossan.Report.Plots;
using Gossan.Report.Tests.Plots;
using Gossan.Testing;
using SkiaSharp;

namespace Gossan.Report.Tests.Explanation;

public sealed class AttributionPlotsTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Both_plots_are_drawn_and_the_strongest_layers_stand_in_order()
    {
        var (summary, sample) = Example(layers: 26);
        AttributionPlots.Draw(folder.FullPath, summary, sample);

        Assert.All(AttributionPlots.FilesIn(folder.FullPath), path => Assert.True(new FileInfo(path).Length > 1000, path));
        Assert.Equal(4, AttributionPlots.FilesIn(folder.FullPath).Count());
        var titles = Titles("attribution-windows.svg");
        Assert.Equal(summary.Layers.Take(AttributionPlots.MostLayers).Select(layer => layer.Layer), titles);
        string ranking = XDocument.Load(folder["attribution-layers.svg"]).Root!.Element(Svg + "desc")!.Value;
        string rest = summary.Layers.Skip(20).Sum(layer => layer.MeanAbsolute.Estimate).ToString("0.###", CultureInfo.InvariantCulture);
        Assert.Contains($"the strongest 20 of 26 layers, the others {rest} together", ranking, StringComparison.Ordinal);
        Assert.Contains("Intervals resample 140 blocks of 20 x 20 cells", ranking, StringComparison.Ordinal);
        Assert.Contains("4,321 windows of west (the best 5 % by likelihood)", ranking, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_numbers_give_the_same_bytes()
    {
        var (summary, sample) = Example(layers: 5);
        AttributionPlots.Draw(folder["one"], summary, sample);
        AttributionPlots.Draw(folder["two"], summary, sample);

        Assert.All(AttributionPlots.FilesIn(folder["one"]).Zip(AttributionPlots.FilesIn(folder["two"])), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
    }

    [Fact]
    public void Points_stand_at_their_attribution_in_the_colour_of_their_value()
    {
        SwarmPlot.Write(folder["swarm"], [new("a", [-1, 0.5], [10, 20])], new() { Title = "t", XLabel = "x", YLabel = "", XRange = (-2, 2) });

        using var picture = SKBitmap.Decode(folder["swarm.png"]);
        float left = 28 + MapInk.WidthOf("a", 19) + 1 + 18, width = 1000 - 32 - 132 - left;
        int middle = 84 + 6 + 23;
        Assert.Equal(Viridis(0), picture.At(left + (width * 0.25), middle));
        Assert.Equal(Viridis(0.9), picture.At(left + (width * 0.625), middle));

        static SKColor Viridis(double share)
        {
            var (red, green, blue) = ColourRamp.Viridis.At(share);
            return new(red, green, blue);
        }
    }

    [Fact]
    public void Points_of_one_place_stand_above_and_below_in_turn_and_never_leave_their_row()
    {
        Assert.Equal([0, -6.12f, 6.12f, 0], SwarmDrawing.Spread([100, 100, 100, 300], 17), (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.All(SwarmDrawing.Spread([.. Enumerable.Repeat(50f, 999)], 17), offset => Assert.InRange(offset, -17.001f, 17.001f));
    }

    [Fact]
    public void A_rare_presence_keeps_its_two_colours_and_a_constant_gets_the_middle()
    {
        Assert.Equal([.. Enumerable.Repeat(0.0, 99), 1], SwarmDrawing.Shares([.. Enumerable.Repeat(0.0, 99), 1]));
        Assert.Equal([0.5, 0.5], SwarmDrawing.Shares([3, 3]));

        // 0..100: the 5th and 95th percentiles are 5 and 95.
        double[] shares = SwarmDrawing.Shares([.. Enumerable.Range(0, 101).Select(i => (double)i)]);
        Assert.Equal((0, 0, 0.5, 1, 1), (shares[0], shares[5], shares[50], shares[95], shares[100]));
    }

    [Fact]
    public void Rows_that_cannot_be_drawn_are_refused()
    {
        var options = new PlotOptions { Title = "t", XLabel = "x", YLabel = "" };
        Assert.Contains("nothing to show", Assert.Throws<PlotException>(() => SwarmPlot.Write(folder["p"], [], options)).Message, StringComparison.Ordinal);
        Assert.Contains("row 'a' has 2 points, but 1 colours", Assert.Throws<PlotException>(() => SwarmPlot.Write(folder["p"], [new("a", [1, 2], [1])], options)).Message, StringComparison.Ordinal);
        Assert.Contains("41 rows, but no more than 40", Assert.Throws<PlotException>(() => SwarmPlot.Write(folder["p"], [.. Enumerable.Repeat(new SwarmRow("a", [1], [1]), 41)], options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_without_any_attribution_are_drawn_too()
    {
        var summary = Example(layers: 1).Summary with { Layers = [new(1, "flat", new(0, double.NaN, double.NaN), 0, 0, double.NaN)], Blocks = 1 };
        AttributionPlots.Draw(folder.FullPath, summary, new(["flat"], [[1f], [1f]], [[0f], [0f]]));

        Assert.Equal(["flat"], Titles("attribution-windows.svg"));
        Assert.Contains("no intervals", XDocument.Load(folder["attribution-layers.svg"]).Root!.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Importance_says_its_falls_and_what_they_are_measured_on()
    {
        var table = new ImportanceTable { Sites = 31, Repeats = 5, Auroc = 0.8765, Layers = [new(1, "gravity", new(0.12, 0.05, 0.2)), new(2, "roads", new(0, 0, 0)), new(3, "thorium_ppm", new(-0.01, -0.03, 0.01))] };
        ImportancePlot.Draw(folder["importance"], "nickel", "mae", table);

        string description = XDocument.Load(folder["importance.svg"]).Root!.Element(Svg + "desc")!.Value;
        Assert.Contains("31 held-out sites, AUROC 0.877 with all layers as they are; 5 shuffles per layer", description, StringComparison.Ordinal);
        Assert.True(new FileInfo(folder["importance.png"]).Length > 1000);
    }

    /// <summary>Layers of falling strength, each with another relation to its value.</summary>
    internal static (AttributionSummary Summary, AttributionSample Sample) Example(int layers)
    {
        string[] names = [.. Enumerable.Range(0, layers).Select(i => i switch { 0 => "gravity_bouguer_residual_mgal", 1 => "distance_to_faults_m", 2 => "geology=ultramafic intrusive rocks of the lower series", _ => $"layer_{i}" })];
        var random = SeededRandom.For(3, "example");
        float[][] values = [.. Enumerable.Range(0, 1000).Select(_ => names.Select((_, band) => band == 2 ? (random.NextDouble() < 0.1 ? 1f : 0) : (float)Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * MathF.Cos(6.283f * random.NextSingle())).ToArray())];
        float[][] attributions = [.. values.Select(window => window.Select((value, band) => band == 2 ? (value > 0 ? 1.4f : -0.1f) : (band % 3 == 1 ? -1 : 1) * value * (band % 4 == 3 ? MathF.Abs(value) : 1) * MathF.Pow(0.8f, band)).ToArray())];
        var summary = new AttributionSummary
        {
            Model = "mae",
            Target = "nickel",
            Region = "west",
            Scope = "0.05",
            Windows = 4321,
            Baseline = AttributionBaseline.Zero,
            Blocks = 140,
            BlockCells = 20,
            Completeness = new(0.001, 0.01, 0.01, 1),
            Layers =
            [
                .. names.Select((name, band) =>
                {
                    double mean = attributions.Average(window => Math.Abs(window[band]));
                    return new LayerAttribution(band + 1, name, new(mean, mean * 0.85, mean * 1.12), 0, 0, 0);
                }).OrderByDescending(layer => layer.MeanAbsolute.Estimate),
            ],
        };
        return (summary, new(names, values, attributions));
    }

    /// <summary>Names of the rows, from the top.</summary>
    private string[] Titles(string file) =>
        [.. XDocument.Load(folder[file]).Descendants(Svg + "g").Select(group => (string?)group.Element(Svg + "title")).OfType<string>()];
}
