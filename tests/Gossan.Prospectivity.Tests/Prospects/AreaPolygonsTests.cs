using Gossan.Grids;
using Gossan.Prospectivity.Prospects;

namespace Gossan.Prospectivity.Tests.Prospects;

public sealed class AreaPolygonsTests
{
    private static readonly CellRun[] Ring = [new(0, 0, 2), new(1, 0, 0), new(1, 2, 2), new(2, 0, 2)];

    [Fact]
    public void A_cell_has_four_corners_that_go_round_against_the_clock()
    {
        var polygon = Assert.Single(AreaPolygons.Of([new(1, 2, 2)], MadeMap.Grid(5, 5), smooth: false));
        Assert.Equal(
            [(500_200.0, 7_699_800.0), (500_200, 7_699_900), (500_300, 7_699_800), (500_300, 7_699_900)],
            polygon.Outline.Order());
        Assert.Equal(10_000, Signed(polygon.Outline), 1e-6);
        Assert.Empty(polygon.Holes);
    }

    [Theory]
    [InlineData(100, -100)]
    [InlineData(100, 100)]
    [InlineData(-100, -100)]
    public void Outlines_go_against_the_clock_and_holes_with_it_on_every_grid(double across, double down)
    {
        var grid = new Grid("", new(0, across, 0, 0, 0, down), 3, 3);
        var polygon = Assert.Single(AreaPolygons.Of(Ring, grid, smooth: false));
        Assert.Equal(90_000, Signed(polygon.Outline), 1e-6);
        Assert.Equal(-10_000, Signed(Assert.Single(polygon.Holes)), 1e-6);
    }

    [Fact]
    public void A_merged_area_is_a_polygon_for_each_connected_part()
    {
        var parts = AreaPolygons.Of([new(0, 0, 0), new(0, 3, 4), new(1, 1, 1)], MadeMap.Grid(2, 5), smooth: false);
        Assert.Equal([10_000.0, 20_000, 10_000], parts.Select(part => Math.Round(Signed(part.Outline), 6)));
    }

    [Fact]
    public void Smoothing_cuts_half_a_cell_then_a_quarter()
    {
        // Two by two cells: four corners lose a triangle of half a cell each way, then eight of 135 degrees lose a quarter each way.
        var polygon = Assert.Single(AreaPolygons.Of([new(0, 0, 1), new(1, 0, 1)], new("", new(0, 1, 0, 0, 0, -1), 2, 2), smooth: true));
        Assert.Equal(16, polygon.Outline.Count);
        Assert.Equal(4 - (4 * 0.125) - (8 * 0.5 * 0.25 * 0.25 * Math.Sin(3 * Math.PI / 4)), Signed(polygon.Outline), 1e-12);
    }

    [Fact]
    public void Smoothing_makes_a_slope_of_stairs()
    {
        var stairs = AreaPolygons.Of([new(0, 0, 0), new(1, 0, 1), new(2, 0, 2), new(3, 0, 3)], new("", new(0, 1, 0, 0, 0, -1), 4, 4), smooth: true);
        var outline = Assert.Single(stairs).Outline;

        // The first cut leaves six corners, the slope from (0.5, 0) to (4, 3.5) among their sides; the second makes two of each.
        Assert.Equal(12, outline.Count);
        Assert.Equal(0.5, outline.Max(corner => corner.X + corner.Y), 1e-12);
    }

    /// <summary>Area of a ring, above 0 against the clock.</summary>
    private static double Signed(IReadOnlyList<(double X, double Y)> ring)
    {
        // Relative to the first corner, or the digits of coordinates would be lost.
        var (x0, y0) = ring[0];
        double sum = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            var (one, other) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += ((one.X - x0) * (other.Y - y0)) - ((other.X - x0) * (one.Y - y0));
        }

        return sum / 2;
    }
}
