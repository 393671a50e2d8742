namespace Gossan.Grids.Tests;

public class GridMismatchExceptionTests
{
    [Fact]
    public void The_text_has_both_grids_the_difference_and_the_way_out()
    {
        var e = GridMismatchException.Between("dem.tif", Sample.Grid(), "mag.tif", Sample.Grid(rows: 5));
        Assert.Equal(
            """
            mag.tif is not on the grid of dem.tif: the number of rows or columns differs.
              dem.tif: 4 x 3 cells (columns x rows) of 100 x 100 in EPSG:26908, origin (500000, 6900000)
              mag.tif: 4 x 5 cells (columns x rows) of 100 x 100 in EPSG:26908, origin (500000, 6900000)
            Warp one onto the other, for example: gdalwarp -t_srs EPSG:26908 -te 500000 6899700 500400 6900000 -ts 4 3 -r bilinear "mag.tif" aligned.tif (-r near for categories).
            """.ReplaceLineEndings("\n"),
            e.Message);
        Assert.Equal(3, e.First.Rows);
        Assert.Equal(5, e.Second.Rows);
    }

    [Fact]
    public void Another_crs_is_named() =>
        Assert.Contains("b is not on the grid of a: the CRS differs.", GridMismatchException.Between("a", Sample.Grid(), "b", Sample.Grid(crs: Sample.Wgs84)).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_systems_of_one_name_are_told_apart()
    {
        string one = CoordinateSystem.WktOf("+proj=laea +lat_0=10 +lon_0=20 +datum=WGS84");
        string other = CoordinateSystem.WktOf("+proj=laea +lat_0=11 +lon_0=20 +datum=WGS84");
        Assert.Contains("the CRS differs (one name, two definitions)", GridMismatchException.Between("a", Sample.Grid(crs: one), "b", Sample.Grid(crs: other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rotated_grid_has_no_command_to_copy()
    {
        var rotated = new Grid("", new(0, 30, 80, 0, 40, -60), 5, 5);
        Assert.EndsWith("\nWarp b onto the grid of a in your GIS.", GridMismatchException.Between("a", rotated, "b", Sample.Grid()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moved_origin_is_named()
    {
        Grid grid = Sample.Grid();
        Grid moved = grid with { Transform = grid.Transform with { OriginX = 500_050 } };
        Assert.Contains(": the origin or the cell size differs.", GridMismatchException.Between("a", grid, "b", moved).Message, StringComparison.Ordinal);
    }
}
