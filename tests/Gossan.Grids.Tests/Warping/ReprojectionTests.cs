namespace Gossan.Grids.Tests;

/// <summary>Sources that hold a function of longitude and latitude: each target cell must hold that of its own centre.</summary>
public class ReprojectionTests
{
    [Theory]
    [InlineData("EPSG:26908", 500_000, 6_900_000, 1000, "EPSG:4326", -134.6, 61.9, 0.01)]
    [InlineData("EPSG:26908", 500_000, 6_900_000, 1000, "EPSG:3338", 985_000, 1_495_000, 700)]
    [InlineData("EPSG:28355", 500_000, 6_900_000, 1000, "EPSG:4326", 147.3, -28.2, 0.01)]
    [InlineData("EPSG:32755", 500_000, 6_900_000, 1000, "EPSG:3577", 1_480_000, -3_150_000, 700)]
    [InlineData("EPSG:4326", -130, 52, 0.01, "EPSG:26909", 440_000, 5_700_000, 1000)]
    [InlineData("EPSG:4269", -97, 41, 0.01, "EPSG:5070", -50_000, 1_960_000, 1000)]
    public void Every_cell_holds_the_longitude_and_latitude_of_its_centre(string from, double west, double north, double cell, string to, double targetWest, double targetNorth, double targetCell)
    {
        Grid source = Warps.Grid(from, west, north, cell, 100, 120);
        Grid target = Warps.Grid(to, targetWest, targetNorth, targetCell, 40, 50);
        foreach (Grid other in (Grid[])[target, Warps.Turned(target, 30)])
        {
            float[] longitudes = Warps.Warp(source, Warps.OfPositionIn("EPSG:4326", source, (x, _) => x), other, ResamplingMethod.Bilinear);
            float[] latitudes = Warps.Warp(source, Warps.OfPositionIn("EPSG:4326", source, (_, y) => y), other, ResamplingMethod.Cubic);
            Warps.Equal(Warps.OfPositionIn("EPSG:4326", other, (x, _) => x), longitudes, tolerance: 5e-4);
            Warps.Equal(Warps.OfPositionIn("EPSG:4326", other, (_, y) => y), latitudes, tolerance: 5e-4);
        }
    }

    [Theory]
    [InlineData(-180, "EPSG:4326", 170.25, 20, 0.5)]
    [InlineData(-180, "EPSG:4326", -190, 20, 0.5)]
    [InlineData(0, "EPSG:4326", 170.25, 20, 0.5)]
    [InlineData(0, "EPSG:4326", -140, 60, 0.25)]
    [InlineData(0, "EPSG:4326", -10, 60, 0.5)]
    [InlineData(-180, "EPSG:4326", 200, 60, 0.25)]
    [InlineData(-180, "EPSG:4269", 170.25, 60, 0.5)]
    [InlineData(0, "EPSG:4269", -140, 60, 0.5)]
    [InlineData(-180, "EPSG:3832", 2_400_000, 2_000_000, 50_000)]
    [InlineData(0, "EPSG:3832", 2_400_000, 2_000_000, 50_000)]
    [InlineData(-180, "EPSG:32601", 300_000, 6_000_000, 20_000)]
    [InlineData(-180, "EPSG:32601", -200_000, 6_000_000, 20_000)]
    [InlineData(0, "EPSG:32601", -200_000, 6_000_000, 20_000)]
    public void A_global_raster_is_read_across_the_line_where_its_longitudes_jump(double west, string crs, double targetWest, double targetNorth, double targetCell)
    {
        Grid source = Warps.Grid("EPSG:4326", west, 90, 1, 180, 360);
        Grid target = Warps.Grid(crs, targetWest, targetNorth, targetCell, 40, 40);
        float[] warped = Warps.Warp(source, Warps.Of(source, Wave), target, ResamplingMethod.Bilinear);
        Warps.Equal(Warps.OfPositionIn("EPSG:4326", target, Wave), warped, tolerance: 0.01);
    }

    [Theory]
    [InlineData(-180, "EPSG:3031", 40, 100_000)]
    [InlineData(0, "EPSG:3413", 40, 100_000)]
    [InlineData(0, "EPSG:3413", 1000, 1000)]
    [InlineData(-180, "EPSG:3031", 1000, 5000)]
    public void Round_a_pole_every_cell_has_a_value(double west, string crs, int size, double cell)
    {
        Grid source = Warps.Grid("EPSG:4326", west, 90, 1, 180, 360);
        Grid target = Warps.Grid(crs, -size / 2.0 * cell, size / 2.0 * cell, cell, size, size);
        float[] warped = Warps.Warp(source, Warps.Of(source, Wave), target, ResamplingMethod.Bilinear);

        // Half a cell round the pole has neighbours on one side only.
        Warps.Equal(Warps.OfPositionIn("EPSG:4326", target, Wave), warped, tolerance: 0.1);
    }

    [Theory]
    [InlineData("EPSG:4326", -180, 90, 2, 90, 180)]
    [InlineData("EPSG:4326", 0, 90, 2, 90, 180)]
    [InlineData("EPSG:6933", -17_367_530, 7_000_000, 100_000, 140, 347)]
    [InlineData("EPSG:3832", -20_037_508, 10_000_000, 100_000, 200, 400)]
    public void A_target_round_the_globe_has_a_value_in_every_cell(string crs, double west, double north, double cell, int rows, int columns)
    {
        Grid source = Warps.Grid("EPSG:4326", -180, 90, 1, 180, 360);
        Grid target = Warps.Grid(crs, west, north, cell, rows, columns);
        float[] warped = Warps.Warp(source, Warps.Of(source, Wave), target, ResamplingMethod.Bilinear);
        Warps.Equal(Warps.OfPositionIn("EPSG:4326", target, Wave), warped, tolerance: 0.1);
    }

    [Theory]
    [InlineData(190, -175.5)]
    [InlineData(-170, 184.5)]
    [InlineData(185.25, 184.5)]
    public void A_regional_raster_is_found_in_whichever_branch_its_longitudes_are(double west, double targetWest)
    {
        Grid source = Warps.Grid("EPSG:4326", west - 10, 65, 0.5, 20, 60);
        Grid target = Warps.Grid("EPSG:4326", targetWest, 62, 0.25, 10, 20);
        float[] warped = Warps.Warp(source, Warps.Of(source, (x, y) => (((x + 720) % 360) / 10) + y), target, ResamplingMethod.Bilinear);
        Warps.Equal(Warps.Of(target, (x, y) => (((x + 720) % 360) / 10) + y), warped, tolerance: 1e-4);
    }

    [Fact]
    public void Pieces_of_a_wide_map_join_without_gaps()
    {
        Grid source = Warps.Grid("EPSG:4326", -130, 55, 0.02, 1750, 3500);
        Grid target = Warps.Grid("EPSG:5070", -2_100_000, 2_900_000, 1200, 600, 3000);
        float[] warped = Warps.Warp(source, Warps.Of(source, (x, y) => x + y), target, ResamplingMethod.Nearest);
        Warps.Equal(Warps.OfPositionIn("EPSG:4326", target, (x, y) => x + y), warped, tolerance: 0.021);
    }

    [Fact]
    public void Heights_are_never_moved_to_another_datum()
    {
        Grid source = Warps.Grid("EPSG:4326+5773", -122, 48, 0.1, 20, 20);
        Grid target = Warps.Grid("EPSG:4979", -121.5, 47.5, 0.1, 5, 5);
        Assert.All(Warps.Warp(source, Warps.Of(source, (_, _) => 100), target, ResamplingMethod.Bilinear), cell => Assert.Equal(100, cell));
    }

    // Smooth on the whole globe: the longitude itself jumps.
    private static double Wave(double longitude, double latitude)
    {
        var (sin, cos) = Math.SinCos(latitude * Math.PI / 180);
        return (10 * cos * Math.Sin(longitude * Math.PI / 180)) + (10 * sin);
    }
}
