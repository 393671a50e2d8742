using CsCheck;

namespace Gossan.Grids.Tests;

public class GridTests
{
    [Fact]
    public void A_centre_leads_back_to_its_own_cell() =>
        Gen.Select(Sample.Grids, Gen.Double[0, 1], Gen.Double[0, 1]).Sample(
            (grid, down, across) =>
            {
                int row = Math.Min(grid.Rows - 1, (int)(down * grid.Rows));
                int column = Math.Min(grid.Columns - 1, (int)(across * grid.Columns));
                var (x, y) = grid.CentreOf(row, column);
                return grid.CellAt(x, y) == (row, column);
            },
            iter: 10_000);

    [Fact]
    public void The_upper_left_corner_of_a_cell_belongs_to_it() =>
        Gen.Select(Sample.Grids, Gen.Double[0, 1], Gen.Double[0, 1]).Sample(
            (grid, down, across) =>
            {
                int row = Math.Min(grid.Rows - 1, (int)(down * grid.Rows));
                int column = Math.Min(grid.Columns - 1, (int)(across * grid.Columns));
                var (x, y) = grid.Transform.Apply(column, row);
                return grid.CellAt(x, y) == (row, column);
            },
            iter: 10_000);

    [Fact]
    public void A_position_on_a_line_belongs_to_the_cell_in_the_south_east() =>
        Assert.Equal((0, 1), Sample.Grid().CellAt(500_100, 6_899_950));

    [Theory]
    [InlineData(500_400, 6_899_950)]
    [InlineData(500_050, 6_899_700)]
    [InlineData(499_999, 6_899_950)]
    [InlineData(500_050, 6_900_001)]
    [InlineData(double.NaN, 6_899_950)]
    [InlineData(500_050, double.PositiveInfinity)]
    public void Positions_outside_and_on_the_southern_and_eastern_edge_have_no_cell(double x, double y) =>
        Assert.Null(Sample.Grid().CellAt(x, y));

    [Fact]
    public void The_north_western_corner_is_inside() => Assert.Equal((0, 0), Sample.Grid().CellAt(500_000, 6_900_000));

    [Fact]
    public void A_rotated_grid_keeps_its_cell_size()
    {
        var grid = new Grid("", new(0, 30, 80, 0, 40, -60), 5, 5);
        Assert.Equal(50, grid.CellWidth);
        Assert.Equal(100, grid.CellHeight);
    }

    [Fact]
    public void Cells_of_a_continent_do_not_overflow() => Assert.Equal(10_000_000_000, Sample.Grid(rows: 100_000, columns: 100_000).Cells);

    [Fact]
    public void Impossible_grids_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Grid(rows: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Grid() with { Columns = -1 });
        Assert.Throws<ArgumentException>(() => new Grid("", default, 1, 1));
    }

    [Theory]
    [InlineData(0.9, true)]
    [InlineData(-0.9, true)]
    [InlineData(1.1, false)]
    public void Grids_match_within_a_hundredth_of_a_cell(double shift, bool expected)
    {
        Grid grid = Sample.Grid();
        Assert.Equal(expected, grid.Matches(grid with { Transform = grid.Transform with { OriginX = 500_000 + shift } }));
        Assert.Equal(expected, grid.Matches(grid with { Transform = grid.Transform with { OriginY = 6_900_000 + shift } }));
    }

    [Fact]
    public void A_cell_size_that_drifts_by_a_cell_over_the_grid_does_not_match()
    {
        Grid grid = Sample.Grid(rows: 1000, columns: 1000);
        Assert.False(grid.Matches(grid with { Transform = grid.Transform with { ColumnStepX = 100.1 } }));
        Assert.True(grid.Matches(grid with { Transform = grid.Transform with { ColumnStepX = 100.0001 } }));
    }

    [Fact]
    public void Other_sizes_do_not_match() => Assert.False(Sample.Grid(rows: 3).Matches(Sample.Grid(rows: 4)));

    [Fact]
    public void One_crs_in_two_spellings_matches()
    {
        string proj = CoordinateSystem.WktOf("+proj=longlat +datum=WGS84 +no_defs");
        Assert.NotEqual(Sample.Wgs84, proj, StringComparer.Ordinal);
        Assert.True(Sample.Grid(crs: Sample.Wgs84).Matches(Sample.Grid(crs: proj)));
    }

    [Fact]
    public void Another_crs_or_none_does_not_match()
    {
        Assert.False(Sample.Grid().Matches(Sample.Grid(crs: CoordinateSystem.WktOf("EPSG:26909"))));
        Assert.False(Sample.Grid().Matches(Sample.Grid(crs: "")));
        Assert.True(Sample.Grid(crs: "").Matches(Sample.Grid(crs: "")));
    }

    [Fact]
    public void A_grid_says_its_size_crs_and_origin_in_one_line() =>
        Assert.Equal("4 x 3 cells (columns x rows) of 100 x 100 in EPSG:26908, origin (500000, 6900000)", Sample.Grid().Describe());

    [Fact]
    public void A_rotated_grid_says_its_steps() =>
        Assert.Equal(
            "5 x 6 cells (columns x rows) of 50 x 100 in no CRS, origin (0, 0), a column steps (30, 40) and a row (80, -60)",
            new Grid("", new(0, 30, 80, 0, 40, -60), 6, 5).Describe());

    [Fact]
    public void Grids_that_differ_print_differently() =>
        Gen.Select(Sample.Grids, Sample.Grids).Sample((a, b) => (a == b) == string.Equals(a.Describe(), b.Describe(), StringComparison.Ordinal), iter: 10_000);
}
