using Gossan.Prospectivity.Prospects;

namespace Gossan.Prospectivity.Tests.Prospects;

public class NearestSitesTests
{
    private static readonly KnownSite[] Sites = [new(500_300, 7_699_600, "far"), new(500_030, 7_699_960, "near"), new(500_000, 7_700_000, "here")];

    [Fact]
    public void They_come_by_distance_on_the_plane()
    {
        var found = NearestSites.Of(MadeMap.Grid(5, 5), Sites, 500_000, 7_700_000, 2);

        Assert.Equal(["here", "near"], found.Select(one => one.Site.Name));
        Assert.Equal([0, 50], found.Select(one => one.Metres));
    }

    [Fact]
    public void In_degrees_they_come_by_distance_on_the_ellipsoid()
    {
        var found = NearestSites.Of(MadeMap.Grid(5, 5, MadeMap.Wgs84), [new(141, 0, "east"), new(140, 1, "north")], 140, 0, 3);

        // A degree along the equator and along a meridian of WGS 84.
        Assert.Equal(["north", "east"], found.Select(one => one.Site.Name));
        Assert.Equal(110_574.4, found[0].Metres, 1.0);
        Assert.Equal(111_319.5, found[1].Metres, 1.0);
    }

    [Fact]
    public void No_sites_are_none() => Assert.Empty(NearestSites.Of(MadeMap.Grid(5, 5), [], 0, 0, 3));
}
