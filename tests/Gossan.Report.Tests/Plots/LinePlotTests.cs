using System.Globalization;
using System.Xml.Linq;
using Gossan.Report.Plots;
using Gossan.Testing;
using SkiaSharp;

namespace Gossan.Report.Tests.Plots;

public sealed class LinePlotTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly SKColor Blue = new(0x00, 0x72, 0xB2);
    private static readonly SKColor Vermilion = new(0xD5, 0x5E, 0x00);

    private static readonly PlotOptions UnitSquare = new() { Title = "Unit square", XLabel = "x", YLabel = "y", XRange = (0, 1), YRange = (0, 1) };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_plot_gives_the_same_bytes()
    {
        PlotSeries[] series = [Banded("one", 0.2), Banded("two", 0.1)];
        var options = UnitSquare with { Diagonal = true, XGuide = new(0.3, "third"), YGuide = new(0.4, "level"), Steps = true, Note = "Twice" };

        LinePlot.Write(folder["one"], series, options);
        LinePlot.Write(folder["two"], series, options);

        Assert.Equal(File.ReadAllBytes(folder["one.png"]), File.ReadAllBytes(folder["two.png"]));
        Assert.Equal(File.ReadAllBytes(folder["one.svg"]), File.ReadAllBytes(folder["two.svg"]));
    }

    [Fact]
    public void A_line_goes_through_its_points_in_both_files()
    {
        var (picture, drawing) = Draw([new("one", [0, 0.5, 1], [0.25, 0.25, 0.75])], UnitSquare);

        using (picture)
        {
            var area = AreaOf(drawing);
            Assert.Equal((2000, 1520), (picture.Width, picture.Height));
            Assert.Equal(Blue, picture.At(area.Left + (0.25 * area.Width), area.Bottom - (0.25 * area.Height)));
            Assert.Equal(Blue, picture.At(area.Left + (0.75 * area.Width), area.Bottom - (0.5 * area.Height)));
            Assert.Equal(SKColors.White, picture.At(area.Left + (0.75 * area.Width), area.Bottom - (0.25 * area.Height)));
            AssertPoints([(0, 0.25), (0.5, 0.25), (1, 0.75)], LinesOf(drawing, "one").Single(), area);
        }
    }

    [Fact]
    public void Both_files_show_the_same_picture()
    {
        var options = UnitSquare with { Title = "Copper, Mount Isa", Diagonal = true, XGuide = new(0.3, "third"), Note = "A note", ErrorBars = true };

        var (picture, drawing) = Draw([Banded("one", 0.3), Banded("two", 0.6), new("three", [0, 1], [1, 0.2])], options);

        using (picture)
        using (var read = SvgReading.Draw(drawing))
        {
            // Letters and edges are smoothed a little otherwise; nothing is in one picture alone.
            int apart = Enumerable.Range(0, picture.Width * picture.Height).Count(i => Math.Abs(picture.GetPixel(i % picture.Width, i / picture.Width).Green - read.GetPixel(i % picture.Width, i / picture.Width).Green) > 96);
            int ink = Enumerable.Range(0, picture.Width * picture.Height).Count(i => picture.GetPixel(i % picture.Width, i / picture.Width).Green < 128);
            Assert.InRange(ink, 10_000, 200_000);
            Assert.InRange(apart, 0, ink / 100);
        }
    }

    [Fact]
    public void Steps_hold_each_value_until_the_next()
    {
        var (picture, drawing) = Draw([new("one", [0, 0.5, 1], [0.2, 0.6, 0.9])], UnitSquare with { Steps = true });

        picture.Dispose();
        AssertPoints([(0, 0.2), (0.5, 0.2), (0.5, 0.6), (1, 0.6), (1, 0.9)], LinesOf(drawing, "one").Single(), AreaOf(drawing));
    }

    [Fact]
    public void A_value_that_is_not_finite_breaks_the_line_and_a_point_alone_gets_a_mark()
    {
        var (picture, drawing) = Draw([new("one", [0, 0.2, 0.4, 0.6, 0.8, 0.9, 1], [0.1, 0.2, double.NaN, 0.4, double.PositiveInfinity, 0.5, 0.6])], UnitSquare);

        using (picture)
        {
            string path = LinesOf(drawing, "one").Single();
            var area = AreaOf(drawing);
            AssertPoints([(0, 0.1), (0.2, 0.2), (0.9, 0.5), (1, 0.6)], path, area);
            Assert.Equal(2, path.Count(letter => letter == 'M'));
            Assert.Equal(1, GroupOf(drawing, "one").Elements(Svg + "path").Count(mark => Has(mark, "fill", "#0072B2")));
            Assert.Equal(Blue, picture.At(area.Left + (0.6 * area.Width), area.Bottom - (0.4 * area.Height)));
            Assert.Equal(SKColors.White, picture.At(area.Left + (0.3 * area.Width), area.Bottom - (0.25 * area.Height)));
        }
    }

    [Fact]
    public void A_series_of_missing_values_is_named_as_such()
    {
        var (picture, drawing) = Draw([new("found", [0, 1], [0, 1]), new("lost", [0, 1], [double.NaN, double.NaN])], UnitSquare);

        picture.Dispose();
        Assert.Equal(["found", "lost (no values)"], LabelsOf(drawing).Where(label => label.StartsWith("found", StringComparison.Ordinal) || label.StartsWith("lost", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_band_lies_between_its_ends_and_bars_reach_from_one_to_the_other()
    {
        PlotSeries[] series = [new("one", [0, 0.5, 1], [0.5, 0.5, 0.5], [0.25, 0.25, 0.25], [0.75, 0.75, 0.75])];
        var (banded, drawing) = Draw(series, UnitSquare);
        var (barred, _) = Draw(series, UnitSquare with { ErrorBars = true, Markers = true });

        using (banded)
        using (barred)
        {
            var area = AreaOf(drawing);
            Assert.NotEqual(SKColors.White, At(banded, 0.3, 0.7));
            Assert.NotEqual(SKColors.White, At(banded, 0.3, 0.3));
            Assert.Equal(SKColors.White, At(banded, 0.3, 0.77));
            Assert.Equal(SKColors.White, At(banded, 0.3, 0.23));
            Assert.Equal(SKColors.White, At(barred, 0.3, 0.7));
            Assert.NotEqual(SKColors.White, At(barred, 0.5, 0.74));
            Assert.NotEqual(SKColors.White, At(barred, 0.5, 0.26));
            Assert.Equal(SKColors.White, At(barred, 0.5, 0.77));

            SKColor At(SKBitmap picture, double x, double y) => picture.At(area.Left + (x * area.Width), area.Bottom - (y * area.Height));
        }
    }

    [Fact]
    public void Bars_of_several_series_at_the_same_places_stand_beside_each_other()
    {
        var (picture, drawing) = Draw([Banded("one", 0.1), Banded("two", 0.1)], UnitSquare with { ErrorBars = true, Markers = true });

        picture.Dispose();
        var one = PointsOf(LinesOf(drawing, "one")[^1]);
        var two = PointsOf(LinesOf(drawing, "two")[^1]);
        Assert.Equal(9, two[1].X - one[1].X, tolerance: 0.01);
        Assert.Equal(one[1].Y, two[1].Y, tolerance: 0.01);
    }

    [Fact]
    public void The_diagonal_is_a_curve_on_a_logarithmic_axis()
    {
        var (picture, drawing) = Draw([new("one", [0.01, 1], [0, 1])], UnitSquare with { XRange = (0.01, 1), LogX = true, Diagonal = true });

        picture.Dispose();
        var area = AreaOf(drawing);
        var line = PointsOf(DashedGrey(drawing).First(path => path.Count(letter => letter == 'L') == 100));

        // Half way between 0.01 and 1 on the axis is 0.1.
        Assert.Equal(area.Left + (0.5 * area.Width), line[50].X, tolerance: 0.01);
        Assert.Equal(area.Bottom - (0.1 * area.Height), line[50].Y, tolerance: 0.01);
    }

    [Fact]
    public void Values_below_zero_have_no_place_on_a_logarithmic_axis()
    {
        var (picture, drawing) = Draw([new("one", [-1, 0, 1, 10, 100], [0.9, 0.9, 0.1, 0.2, 0.3])], UnitSquare with { XRange = (1, 100), LogX = true });

        picture.Dispose();
        AssertPoints([(0, 0.1), (0.5, 0.2), (1, 0.3)], LinesOf(drawing, "one").Single(), AreaOf(drawing));
    }

    [Fact]
    public void Names_of_ticks_stand_at_whole_numbers_with_room_at_the_ends()
    {
        var (picture, drawing) = Draw([new("one", [0, 1, 2], [0.1, 0.2, 0.3])], UnitSquare with { XRange = null, XTicks = ["all", "none", "half"], Joined = false });

        picture.Dispose();
        Assert.Subset(LabelsOf(drawing).ToHashSet(), new HashSet<string> { "all", "none", "half" });
        Assert.Empty(LinesOf(drawing, "one"));
        var area = AreaOf(drawing);
        var marks = GroupOf(drawing, "one").Elements(Svg + "path").Where(mark => Has(mark, "fill", "#0072B2")).Select(mark => PointsOf((string)mark.Attribute("d")!)[0].X - 6.5f);
        Assert.Equal([1 / 6.0, 3 / 6.0, 5 / 6.0], marks.Select(x => Math.Round((x - area.Left) / area.Width, 4)), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Series_stand_in_the_legend_in_their_order_then_what_to_compare_with()
    {
        string[] names = ["one", "two", "three"];
        var (picture, drawing) = Draw(
            [.. names.Select(name => new PlotSeries(name, [0, 1], [0, 1]) { Detail = "AUC of " + name })],
            UnitSquare with { Diagonal = true, DiagonalName = "at random", XGuide = new(0.1, "tenth"), YGuide = new(0.5, "half") });

        picture.Dispose();
        Assert.Equal(["one", "AUC of one", "two", "AUC of two", "three", "AUC of three", "at random", "half", "tenth"], LabelsOf(drawing).TakeLast(9));
    }

    [Fact]
    public void Every_series_of_a_dozen_has_ink_of_its_own_and_a_style_of_its_own()
    {
        var styles = Enumerable.Range(0, 12).Select(PlotStyle.Of).ToList();
        Assert.Equal(12, styles.Select(style => style.Shape).Distinct().Count());
        Assert.Equal(LinePlot.MostSeries, Enumerable.Range(0, LinePlot.MostSeries).Select(PlotStyle.Of).Select(style => (style.Colour, style.Dash is null ? "" : string.Join(' ', style.Dash))).Distinct().Count());

        var (picture, drawing) = Draw([.. Enumerable.Range(0, 12).Select(i => new PlotSeries("model " + i, [0, 1], [(i + 0.5) / 12, (i + 0.5) / 12]))], UnitSquare);
        using (picture)
        {
            var area = AreaOf(drawing);
            for (int i = 0; i < 12; i++)
            {
                float y = area.Bottom - ((i + 0.5f) / 12 * area.Height);
                int coloured = Enumerable.Range((int)area.Left, (int)area.Width).Count(x => picture.At(x, y) == styles[i].Colour);
                Assert.InRange(coloured, 0.3 * area.Width, area.Width);
            }
        }
    }

    [Fact]
    public void Letters_are_drawn_as_pixels_and_as_outlines_without_a_typeface_of_the_machine()
    {
        var (nickel, drawing) = Draw([new("one", [0, 1], [0, 1])], UnitSquare with { Title = "Nickel" });
        var (copper, _) = Draw([new("one", [0, 1], [0, 1])], UnitSquare with { Title = "Copper" });

        using (nickel)
        using (copper)
        {
            Assert.InRange(InkOf(nickel), 300, 3000);
            Assert.NotEqual(InkOf(nickel), InkOf(copper));
        }

        // Six letters of six shapes, each of them in the file, and no text that would need a typeface.
        XNamespace link = "http://www.w3.org/1999/xlink";
        var title = drawing.Descendants(Svg + "g").Single(group => Has(group, "aria-label", "Nickel"));
        var shapes = title.Elements(Svg + "use").Select(use => ((string)use.Attribute(link + "href")!)[1..]).ToList();
        Assert.Equal(6, shapes.Distinct().Count());
        Assert.All(shapes, shape => Assert.InRange(((string)drawing.Descendants(Svg + "path").Single(path => Has(path, "id", shape)).Attribute("d")!).Length, 20, 5000));
        Assert.Empty(drawing.Descendants(Svg + "text"));
        Assert.DoesNotContain("font", File.ReadAllText(folder["plot.svg"]), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Nickel", drawing.Root!.Element(Svg + "title")!.Value);
        Assert.Equal("y against x. Series: one.", drawing.Root.Element(Svg + "desc")!.Value);

        static int InkOf(SKBitmap picture) => Enumerable.Range(0, 80 * 400).Count(i => picture.At(i % 400, i / 400).Red < 0x80);
    }

    [Fact]
    public void Names_with_markup_and_control_characters_are_well_formed()
    {
        var (picture, drawing) = Draw([new("a <b> & \"c\" \u0001 \uD800 é 𝛼", [0, 1], [0, 1])], UnitSquare with { Title = "<svg>" });

        picture.Dispose();
        Assert.Contains("a <b> & \"c\" \uFFFD \uFFFD é 𝛼", LabelsOf(drawing));
        Assert.Equal("<svg>", drawing.Root!.Element(Svg + "title")!.Value);
    }

    [Fact]
    public void Long_names_and_titles_stay_inside_the_picture()
    {
        string endless = string.Concat(Enumerable.Repeat("endless ", 60));
        var options = new PlotOptions { Title = endless, XLabel = endless, YLabel = endless, Note = endless, YRange = (0, 1) };
        var (picture, _) = Draw([.. Enumerable.Range(0, 24).Select(i => new PlotSeries(endless + i, [0, 1], [0, 1]) { Detail = endless })], options);

        using (picture)
        {
            Assert.All(Enumerable.Range(0, picture.Height), y => Assert.Equal(SKColors.White, picture.GetPixel(picture.Width - 16, y)));
            Assert.All(Enumerable.Range(0, picture.Height), y => Assert.Equal(SKColors.White, picture.GetPixel(16, y)));
            Assert.All(Enumerable.Range(0, picture.Width), x => Assert.Equal(SKColors.White, picture.GetPixel(x, picture.Height - 8)));
            Assert.All(Enumerable.Range(0, picture.Width), x => Assert.Equal(SKColors.White, picture.GetPixel(x, 16)));
        }
    }

    [Fact]
    public void A_curve_of_a_hundred_thousand_points_takes_no_more_room_than_shows()
    {
        double[] x = [.. Enumerable.Range(0, 100_001).Select(i => i / 100_000.0)];
        var (picture, drawing) = Draw([new("one", x, [.. x.Select(Math.Sqrt)])], UnitSquare);

        picture.Dispose();
        var points = PointsOf(LinesOf(drawing, "one").Single());
        var area = AreaOf(drawing);
        Assert.InRange(points.Count, 1000, 9000);
        Assert.Equal(area.Right, points[^1].X, tolerance: 0.01);
        Assert.Equal(area.Top, points[^1].Y, tolerance: 0.01);
        Assert.All(points, point => Assert.Equal(Math.Sqrt((point.X - area.Left) / area.Width), (area.Bottom - point.Y) / area.Height, tolerance: 1e-3));
    }

    [Fact]
    public void What_cannot_be_drawn_is_told_at_once()
    {
        Assert.Contains("nothing to show", Refused([], UnitSquare), StringComparison.Ordinal);
        Assert.Contains("25 series, but no more than 24", Refused([.. Enumerable.Repeat(new PlotSeries("one", [0], [0]), 25)], UnitSquare), StringComparison.Ordinal);
        Assert.Equal(
            """
            The plot 'Unit square' cannot be drawn: the x axis runs from 2 to 1, but must run from a number to a larger one;
            the series 'empty' has no points;
            the series 'short' has 2 x values and 1 y values, but needs one of each per point;
            the series 'half' has lower ends of intervals only, but needs both or neither;
            the series 'ends' has 1 points with 1 lower and 2 upper ends of intervals, but needs one of each per point.
            """,
            Refused([new("empty", [], []), new("short", [0, 1], [0]), new("half", [0], [0], Low: [0]), new("ends", [0], [0], [0], [0, 1])], UnitSquare with { XRange = (2, 1) }));
        Assert.Contains("starts at 0, but must start above zero", Refused([new("one", [0], [0])], UnitSquare with { LogX = true }), StringComparison.Ordinal);
        Assert.Contains("has 1 ticks, but words for 2", Refused([new("one", [0], [0])], UnitSquare with { XTicks = ["a", "b"], XTickValues = [1] }), StringComparison.Ordinal);
        Assert.Contains("'far' stands at NaN", Refused([new("one", [0], [0])], UnitSquare with { YGuide = new(double.NaN, "far") }), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["plot.png"]));
    }

    private static PlotSeries Banded(string name, double half)
    {
        double[] x = [0.1, 0.5, 0.9];
        return new(name, x, x, [.. x.Select(value => value - half)], [.. x.Select(value => value + half)]);
    }

    private string Refused(IReadOnlyList<PlotSeries> series, PlotOptions options) =>
        Assert.Throws<PlotException>(() => LinePlot.Write(folder["plot"], series, options)).Message;

    private (SKBitmap Picture, XDocument Drawing) Draw(IReadOnlyList<PlotSeries> series, PlotOptions options)
    {
        LinePlot.Write(folder["plot"], series, options);
        return (SKBitmap.Decode(folder["plot.png"]), XDocument.Load(folder["plot.svg"]));
    }

    private static bool Has(XElement element, string attribute, string value) => string.Equals((string?)element.Attribute(attribute), value, StringComparison.Ordinal);

    private static XElement GroupOf(XDocument drawing, string name) =>
        drawing.Descendants(Svg + "g").Single(group => string.Equals((string?)group.Element(Svg + "title"), name, StringComparison.Ordinal));

    /// <summary>Open lines of a series, the curve last: bars come before it.</summary>
    private static List<string> LinesOf(XDocument drawing, string name) =>
        [.. GroupOf(drawing, name).Elements(Svg + "g").Elements(Svg + "path").Select(path => (string)path.Attribute("d")!)];

    private static IEnumerable<string> DashedGrey(XDocument drawing) =>
        drawing.Descendants(Svg + "path").Where(path => Has(path, "stroke", "#666666")).Select(path => (string)path.Attribute("d")!);

    private static List<string> LabelsOf(XDocument drawing) => [.. drawing.Descendants(Svg + "g").Select(group => (string?)group.Attribute("aria-label")).OfType<string>()];

    /// <summary>The plot inside its axes: the clip less half a line.</summary>
    private static SKRect AreaOf(XDocument drawing)
    {
        var clip = drawing.Descendants(Svg + "clipPath").Single().Element(Svg + "rect")!;
        var area = SKRect.Create((float)clip.Attribute("x")!, (float)clip.Attribute("y")!, (float)clip.Attribute("width")!, (float)clip.Attribute("height")!);
        area.Inflate(-1.3f, -1.3f);
        return area;
    }

    private static List<SKPoint> PointsOf(string path) =>
        [.. path.Split(['M', 'L', 'C', 'Z'], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(' ')).Select(pair => new SKPoint(Number(pair[0]), Number(pair[1])))];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private static void AssertPoints((double X, double Y)[] shares, string path, SKRect area)
    {
        var points = PointsOf(path);
        Assert.Equal(shares.Length, points.Count);
        for (int i = 0; i < shares.Length; i++)
        {
            Assert.Equal(area.Left + (shares[i].X * area.Width), points[i].X, tolerance: 0.01);
            Assert.Equal(area.Bottom - (shares[i].Y * area.Height), points[i].Y, tolerance: 0.01);
        }
    }
}
