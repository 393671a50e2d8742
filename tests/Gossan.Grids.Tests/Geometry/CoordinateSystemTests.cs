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

    [Theory]
    [InlineData("EPSG:4326", true)]
    [InlineData("EPSG:4979", true)]
    [InlineData("EPSG:26908", false)]
    [InlineData("EPSG:4978", false)]
    public void Geographic_systems_are_told_from_projected_ones(string text, bool expected)
    {
        Assert.Equal(expected, CoordinateSystem.IsGeographic(CoordinateSystem.WktOf(text)));
        Assert.False(CoordinateSystem.IsGeographic(""));
    }

    [Theory]
    [InlineData("EPSG:26908", 1)]
    [InlineData("EPSG:2263", 0.3048006096012192)]
    [InlineData("+proj=utm +zone=8 +units=km", 1000)]
    public void Units_are_told_in_metres(string text, double expected)
    {
        Assert.Equal(expected, CoordinateSystem.MetresPerUnit(CoordinateSystem.WktOf(text)), 12);
        Assert.Equal(1, CoordinateSystem.MetresPerUnit(""));
    }

    [Fact]
    public void Degrees_are_no_length() =>
        Assert.StartsWith("EPSG:4326 measures in degrees", Assert.Throws<CoordinateSystemException>(() => CoordinateSystem.MetresPerUnit(Sample.Wgs84)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-135, 60, "EPSG:32608")]
    [InlineData(225, 60, "EPSG:32608")]
    [InlineData(147, -30, "EPSG:32755")]
    [InlineData(-180, 10, "EPSG:32601")]
    [InlineData(180, 10, "EPSG:32601")]
    [InlineData(179.9, -10, "EPSG:32760")]
    [InlineData(20, 86, "EPSG:3413")]
    [InlineData(20, -82, "EPSG:3031")]
    public void A_projected_system_is_proposed_for_the_centre_of_a_grid(double longitude, double latitude, string expected)
    {
        Assert.Equal(expected, CoordinateSystem.ProposeProjected(new(Sample.Wgs84, new(longitude - 1, 0.1, 0, latitude + 1, 0, -0.1), 20, 20)));
        Assert.Equal(expected, CoordinateSystem.NameOf(CoordinateSystem.WktOf(expected)));
    }

    [Fact]
    public void A_grid_without_a_system_gets_no_proposal() =>
        Assert.Throws<CoordinateSystemException>(() => CoordinateSystem.ProposeProjected(Sample.Grid(crs: "")));
}
