using System.Xml.Linq;
using Gossan.Report.Plots;
using Gossan.Testing;
using SkiaSharp;

namespace Gossan.Report.Tests.Plots;

public sealed class IntervalPlotTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly PlotOptions Auc = new() { Title = "Models", XLabel = "AUC", YLabel = "", XRange = (0.4, 1), XGuide = new(0.5, "chance") };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_row_shows_its_interval_and_says_it_in_numbers()
    {
        IntervalPlot.Write(folder["plot"], [new("forest", 0.8, 0.7, 0.9), new("none", double.NaN, 0, 1), new("alone", 0.6, double.NaN, double.NaN)], Auc);

        var drawing = XDocument.Load(folder["plot.svg"]);
        Assert.Equal(
            ["forest", "0.800 [0.700, 0.900]", "none", "no value", "alone", "0.600"],
            drawing.Descendants(Svg + "g").Select(group => (string?)group.Attribute("aria-label")).OfType<string>().TakeLast(6));
        var clip = drawing.Descendants(Svg + "clipPath").Single().Element(Svg + "rect")!;
        float left = (float)clip.Attribute("x")!, width = (float)clip.Attribute("width")!, y = (float)clip.Attribute("y")! + 6 + 27;

        using var picture = SKBitmap.Decode(folder["plot.png"]);
        Assert.Equal(new SKColor(0x00, 0x72, 0xB2), At(0.72, 0));
        Assert.Equal(new SKColor(0x00, 0x72, 0xB2), At(0.88, 0));
        Assert.Equal(SKColors.White, At(0.68, 0));
        Assert.Equal(SKColors.White, At(0.92, 0));
        Assert.Equal(SKColors.White, At(0.55, 1));
        Assert.Equal(new SKColor(0x00, 0x72, 0xB2), At(0.6, 2));

        SKColor At(double value, int row) => picture.At(left + ((value - 0.4) / 0.6 * width), y + (54 * row));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_and_more_rows_a_higher_picture()
    {
        var rows = Enumerable.Range(0, 60).Select(i => new PlotInterval("model " + i, 0.5 + (i / 200.0), 0.45 + (i / 200.0), 0.55 + (i / 200.0))).ToList();

        IntervalPlot.Write(folder["one"], rows, Auc);
        IntervalPlot.Write(folder["two"], rows, Auc);
        IntervalPlot.Write(folder["few"], rows[..3], Auc);

        Assert.Equal(File.ReadAllBytes(folder["one.png"]), File.ReadAllBytes(folder["two.png"]));
        Assert.Equal(File.ReadAllBytes(folder["one.svg"]), File.ReadAllBytes(folder["two.svg"]));
        using var all = SKBitmap.Decode(folder["one.png"]);
        using var few = SKBitmap.Decode(folder["few.png"]);
        Assert.Equal((2000, 2 * (84 + 20 + (60 * 32) + 12 + 136)), (all.Width, all.Height));
        Assert.Equal((2000, 2 * (84 + 20 + (3 * 54) + 12 + 136)), (few.Width, few.Height));
    }

    [Fact]
    public void No_rows_and_too_many_are_refused()
    {
        Assert.Contains("nothing to show", Assert.Throws<PlotException>(() => IntervalPlot.Write(folder["plot"], [], Auc)).Message, StringComparison.Ordinal);
        var many = Enumerable.Repeat(new PlotInterval("one", 0.5, 0.4, 0.6), 61).ToList();
        Assert.Contains("61 rows, but no more than 60", Assert.Throws<PlotException>(() => IntervalPlot.Write(folder["plot"], many, Auc)).Message, StringComparison.Ordinal);
    }
}
