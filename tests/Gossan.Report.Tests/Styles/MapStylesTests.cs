using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Gossan.Grids;
using Gossan.Report.Styles;
using Gossan.Testing;

namespace Gossan.Report.Tests.Styles;

public sealed class MapStylesTests : IDisposable
{
    private static readonly XNamespace Sld = "http://www.opengis.net/sld";
    private static readonly XNamespace Ogc = "http://www.opengis.net/ogc";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Likelihood_is_classed_by_share_of_the_area()
    {
        // 0.001 to 0.200 in an order of their own, and cells without a value.
        float[] cells = [.. Enumerable.Range(0, 200).Select(i => (1 + (i * 77 % 200)) / 1000f), .. Enumerable.Repeat(float.NaN, 20)];
        var classes = AreaClasses.OfLikelihood(Raster("likelihood", 20, 11, cells));
        Assert.Equal(
            [
                "very low: 75 % of the area, likelihood 0.001 to 0.15",
                "low: 15 % of the area, likelihood 0.151 to 0.18",
                "moderate: 5 % of the area, likelihood 0.181 to 0.19",
                "high: 4 % of the area, likelihood 0.191 to 0.198",
                "very high: 1 % of the area, likelihood 0.199 to 0.2",
            ],
            classes.Select(one => one.Label));
        Assert.Equal(["very low", "low", "moderate", "high", "very high"], classes.Select(one => one.Name));
        Assert.Equal([0.151f, 0.181f, 0.191f, 0.199f], classes.Skip(1).Select(one => (float)one.Lowest));

        // Every cell is on its side of each border, whether programs count the border up or down.
        for (int i = 0; i < 4; i++)
        {
            float from = (float)classes[i + 1].Lowest;
            Assert.InRange(classes[i].Border, (double)float.BitDecrement(from), from);
            Assert.NotEqual(from, classes[i].Border);
            Assert.NotEqual(float.BitDecrement(from), classes[i].Border);
        }

        Assert.Equal(double.PositiveInfinity, classes[^1].Border);
        Assert.Equal(["#440154", "#fde725"], [classes[0].Hex, classes[^1].Hex]);
    }

    [Fact]
    public void Equal_cells_stay_in_one_class_and_classes_without_a_cell_are_left_out()
    {
        float[] cells = [.. Enumerable.Repeat(0.9f, 8), .. Enumerable.Repeat(0.5f, 10), .. Enumerable.Repeat(0.1f, 82)];
        var classes = AreaClasses.OfLikelihood(Raster("likelihood", 10, 10, cells));
        Assert.Equal(
            ["low: 82 % of the area, likelihood 0.1 to 0.1", "moderate: 10 % of the area, likelihood 0.5 to 0.5", "very high: 8 % of the area, likelihood 0.9 to 0.9"],
            classes.Select(one => one.Label));
    }

    [Theory]
    [InlineData(MapStyle.Likelihood, 5)]
    [InlineData(MapStyle.Uncertainty, 5)]
    [InlineData(MapStyle.Novelty, 6)]
    [InlineData(MapStyle.Attribution, 7)]
    public void Both_files_hold_the_same_classes(MapStyle style, int expected)
    {
        float[] cells = [.. Enumerable.Range(0, 300).Select(i => (i - 150) / 150f)];
        var files = MapStyles.Write(Raster("x", 20, 15, cells), style);
        Assert.Equal([folder["x.qml"], folder["x.sld"]], files);

        XElement qgis = Load(files[0]);
        var renderer = qgis.Element("pipe")!.Element("rasterrenderer")!;
        var shader = renderer.Element("rastershader")!.Element("colorrampshader")!;
        XElement[] items = [.. shader.Elements("item")];
        Assert.Equal(("qgis", "singlebandpseudocolor", "1", "DISCRETE"), (qgis.Name.LocalName, (string)renderer.Attribute("type")!, (string)renderer.Attribute("band")!, (string)shader.Attribute("colorRampType")!));
        Assert.Equal(expected, items.Length);
        Assert.Equal("inf", (string)items[^1].Attribute("value")!);

        XElement map = Load(files[1]).Element(Sld + "NamedLayer")!.Element(Sld + "UserStyle")!.Element(Sld + "FeatureTypeStyle")!.Element(Sld + "Rule")!.Element(Sld + "RasterSymbolizer")!.Element(Sld + "ColorMap")!;
        XElement[] entries = [.. map.Elements(Sld + "ColorMapEntry")];
        Assert.Equal("intervals", (string)map.Attribute("type")!);
        Assert.Equal(items.Select(item => (string)item.Attribute("color")!), entries.Select(entry => (string)entry.Attribute("color")!));
        Assert.Equal(items.Select(item => (string)item.Attribute("label")!), entries.Select(entry => (string)entry.Attribute("label")!));
        Assert.Equal(items[..^1].Select(item => (string)item.Attribute("value")!), entries[..^1].Select(entry => (string)entry.Attribute("quantity")!));
        double[] borders = [.. entries.Select(entry => double.Parse((string)entry.Attribute("quantity")!, CultureInfo.InvariantCulture))];
        Assert.Equal(borders.Order(), borders);
        Assert.Equal(expected, items.Select(item => (string)item.Attribute("color")!).Distinct().Count());
    }

    [Fact]
    public void Effects_are_classed_alike_for_and_against()
    {
        // Sizes of both bands together: 1 to 100; the 98th percentile is 98.
        float[] one = [.. Enumerable.Range(1, 50).Select(i => (float)i)], other = [.. Enumerable.Range(51, 50).Select(i => i % 2 == 0 ? -i : (float)i)];
        string path = folder["attribution.tif"];
        using (var writer = RasterWriter.Create(path, Grid(5, 10), ["a", "b"]))
        {
            writer.Write(0, 0, 5, one);
            writer.Write(1, 0, 5, other);
            writer.Complete();
        }

        var classes = ScaleClasses.OfAttribution(path);
        Assert.Equal([-70, -42, -14, 14, 42, 70], classes.SkipLast(1).Select(part => Math.Round(part.Border, 9)));
        Assert.Equal("strongly against: below -70 in log-odds", classes[0].Label);
        Assert.Equal("hardly any effect: -14 to 14 in log-odds", classes[3].Label);
        Assert.Equal("strongly for: above 70 in log-odds", classes[6].Label);
    }

    [Fact]
    public void Novelty_is_classed_by_percentiles_that_belong_to_the_class_below()
    {
        var classes = ScaleClasses.OfNovelty();
        Assert.Equal([50, 75, 90, 95, 99, 100], classes.Select(one => one.Highest));
        Assert.All(classes.SkipLast(1), one => Assert.InRange(one.Border - one.Highest, 1e-9, 1e-5));
    }

    [Theory]
    [InlineData(MapStyle.Likelihood)]
    [InlineData(MapStyle.Uncertainty)]
    [InlineData(MapStyle.Attribution)]
    public void A_raster_without_a_value_has_one_class(MapStyle style)
    {
        var files = MapStyles.Write(Raster("empty", 2, 2, float.NaN, float.NaN, float.NaN, float.NaN), style);
        Assert.Equal("no cell has a value", (string)Assert.Single(Load(files[0]).Descendants("item")).Attribute("label")!);
        Assert.Single(Load(files[1]).Descendants(Sld + "ColorMapEntry"));
    }

    [Fact]
    public void Prospects_are_drawn_by_rank_with_their_words()
    {
        var files = MapStyles.Write(folder["prospects.gpkg"], MapStyle.Prospects);
        XElement qgis = Load(files[0]);
        var renderer = qgis.Element("renderer-v2")!;
        Assert.Equal(("graduatedSymbol", "rank"), ((string)renderer.Attribute("type")!, (string)renderer.Attribute("attr")!));
        string[] symbols = [.. renderer.Element("symbols")!.Elements("symbol").Select(symbol => (string)symbol.Attribute("name")!)];
        Assert.Equal(symbols, renderer.Element("ranges")!.Elements("range").Select(range => (string)range.Attribute("symbol")!));
        Assert.Equal("[% \"words\" %]", qgis.Element("mapTip")!.Value);

        XElement[] rules = [.. Load(files[1]).Descendants(Sld + "Rule")];
        Assert.Equal([("1", "10"), ("11", "30"), ("31", "1000000000")], rules.Select(rule => (rule.Descendants(Ogc + "LowerBoundary").Single().Value.Trim(), rule.Descendants(Ogc + "UpperBoundary").Single().Value.Trim())));
        Assert.All(rules, rule => Assert.Equal(["Title", "Filter", "PolygonSymbolizer", "PolygonSymbolizer", "TextSymbolizer"], rule.Elements().Select(element => element.Name.LocalName)));
    }

    [Fact]
    public void A_second_time_the_bytes_are_the_same()
    {
        string path = Raster("likelihood", 2, 2, 0.1f, 0.2f, 0.3f, 0.4f);
        var files = MapStyles.Write(path, MapStyle.Likelihood);
        byte[][] before = [.. files.Select(File.ReadAllBytes)];
        MapStyles.Write(path, MapStyle.Likelihood);
        Assert.Equal(before, files.Select(File.ReadAllBytes));
        Assert.DoesNotContain((byte)'\r', before[0]);
    }

    private static XElement Load(string path)
    {
        using var reader = XmlReader.Create(path, new() { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    private static Grid Grid(int rows, int columns) => new(CoordinateSystem.WktOf("EPSG:32754"), new(500_000, 100, 0, 7_700_000, 0, -100), rows, columns);

    private string Raster(string name, int rows, int columns, params float[] cells)
    {
        string path = folder[name + ".tif"];
        using var writer = RasterWriter.Create(path, Grid(rows, columns), [name]);
        writer.Write(0, 0, rows, cells);
        writer.Complete();
        return path;
    }
}
