namespace Gossan.Grids.Tests;

public class EllipsoidTests
{
    private static readonly Ellipsoid Wgs84 = Ellipsoid.Of(Sample.Wgs84)!;

    [Fact]
    public void The_ellipsoid_is_that_of_the_system()
    {
        Assert.Equal((6_378_137, 298.257223563, Math.PI / 180), (Wgs84.SemiMajor, 1 / Wgs84.Flattening, Wgs84.RadiansPerUnit), (one, other) =>
            Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2 - other.Item2) < 1e-9 && Math.Abs(one.Item3 - other.Item3) < 1e-15);
        Assert.Null(Ellipsoid.Of(Sample.Utm));
        Assert.Null(Ellipsoid.Of(""));
    }

    [Fact]
    public void The_whole_of_WGS_84_is_510_million_square_kilometres()
    {
        double sum = 0;
        for (int row = 0; row < 1800; row++)
        {
            sum += 3600 * Wgs84.ZoneArea(-90 + (0.1 * row), -90 + (0.1 * (row + 1)), 0.1);
        }

        // Moritz 2000, Geodetic Reference System 1980, and its successor WGS 84: 510,065,621.7 km².
        Assert.Equal(510_065_621.7, Math.Round(sum / 1e6, 1));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-37.5, -37.4)]
    [InlineData(60, 61)]
    [InlineData(89, 90)]
    public void A_zone_is_the_integral_over_its_latitudes(double south, double north)
    {
        // Simpson's rule over the product of the lengths of a degree each way.
        const int Steps = 1000;
        double sum = 0, step = (north - south) / Steps;
        for (int i = 0; i <= Steps; i++)
        {
            var (east, up) = Wgs84.MetresPerUnit(south + (i * step));
            sum += east * up * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2);
        }

        double expected = sum * step / 3 * 0.25;
        Assert.Equal(expected, Wgs84.ZoneArea(south, north, 0.25), expected * 1e-9);
        Assert.Equal(Wgs84.ZoneArea(south, north, 0.25), Wgs84.ZoneArea(north, south, -0.25));
    }

    [Fact]
    public void A_sphere_has_the_areas_and_ways_of_a_sphere()
    {
        var sphere = new Ellipsoid(1000, 0, Math.PI / 180);
        Assert.Equal(2 * Math.PI * 1000 * 1000 * (1 - Math.Sin(Math.PI / 3)), sphere.ZoneArea(60, 90, 360), 1e-6);
        Assert.Equal(1000 * Math.PI / 2, sphere.Distance((0, 0), (30, 90)), 1e-9);
        Assert.Equal(1000 * Math.PI / 3, sphere.Distance((150, 0), (-150, 0)), 1e-9);
    }

    [Fact]
    public void Distances_are_those_of_geodesy()
    {
        // From Flinders Peak to Buninyong: the worked example of the Geocentric Datum of Australia technical manual, on GRS 80.
        var grs80 = new Ellipsoid(6_378_137, 1 / 298.257222101, Math.PI / 180);
        var flinders = (144 + (25 / 60.0) + (29.52440 / 3600), -(37 + (57 / 60.0) + (3.72030 / 3600)));
        var buninyong = (143 + (55 / 60.0) + (35.38390 / 3600), -(37 + (39 / 60.0) + (10.15610 / 3600)));
        Assert.Equal(54_972.271, grs80.Distance(flinders, buninyong), 0.001);

        // A quarter of a meridian, and a degree of the equator.
        Assert.Equal(10_001_965.729, Wgs84.Distance((10, 0), (10, 90)), 0.001);
        Assert.Equal(Math.PI / 180 * 6_378_137, Wgs84.Distance((179.5, 0), (-179.5, 0)), 1e-6);
        Assert.Equal(0, Wgs84.Distance((5, 5), (5, 5)));
    }

    [Fact]
    public void Places_opposite_each_other_are_half_way_round()
    {
        double half = Wgs84.Distance((0, 0.1), (179.9, 0));
        Assert.InRange(half, 19_900_000, 20_040_000);
    }
}
