namespace Gossan.Grids.Tests;

public class CoordinateSystemTests
{
    [Theory]
    [InlineData("EPSG:26908", "EPSG:26908")]
    [InlineData(" epsg:4326 ", "EPSG:4326")]
    [InlineData("WGS84", "EPSG:4326")]
    public void A_system_is_known_by_code_or_name(string text, string name) =>
        Assert.Equal(name, CoordinateSystem.NameOf(CoordinateSystem.WktOf(text)));

    [Fact]
    public void Wkt_of_wkt_is_the_same_text() => Assert.Equal(Sample.Utm, CoordinateSystem.WktOf(Sample.Utm));

    [Fact]
    public void A_system_without_a_code_goes_by_its_own_name() =>
        Assert.Equal("Mine Grid", CoordinateSystem.NameOf("PROJCS[\"Mine Grid\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"central_meridian\",21],UNIT[\"metre\",1]]"));

    [Fact]
    public void No_text_is_no_crs() => Assert.Equal("no CRS", CoordinateSystem.NameOf(""));

    [Fact]
    public void A_text_that_is_no_wkt_is_shown_as_it_is() => Assert.Equal("nonsense", CoordinateSystem.NameOf("nonsense"));

    [Theory]
    [InlineData("EPSG:999999")]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("https://example.org/crs.wkt")]
    [InlineData("/etc/hostname")]
    public void An_unknown_system_is_refused_with_ways_to_write_one(string text)
    {
        var e = Assert.Throws<CoordinateSystemException>(() => CoordinateSystem.WktOf(text));
        Assert.StartsWith($"'{text}' names no known coordinate reference system (", e.Message, StringComparison.Ordinal);
        Assert.Contains("Write it as EPSG:26908", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Longitude_comes_before_latitude_whatever_the_authority_says()
    {
        using var from = SpatialReferenceHandle.Parse("EPSG:4326");
        using var to = SpatialReferenceHandle.Parse("EPSG:26908");
        using var way = CoordinateTransformationHandle.Between(from, to);
        double[] x = [-135], y = [60];
        Assert.Equal([true], way.Apply(x, y));

        // The central meridian of zone 8 is 135 W, where the easting is 500 km by definition.
        Assert.Equal(500_000, x[0], 3);
        Assert.Equal(6_651_411, y[0], 0);
    }
}
