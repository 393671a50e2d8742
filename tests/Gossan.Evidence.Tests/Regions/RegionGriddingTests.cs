using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Regions;

/// <summary>Where the grid of a region comes from.</summary>
public sealed class RegionGriddingTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Without_a_word_the_grid_is_that_of_the_first_raster()
    {
        string faults = trial.Sketch().Line(null, (0, 0), (10, 10)).Save(trial["faults.geojson"]);
        var audit = Prepared(null, ("faults", new() { Path = faults, Encode = LayerEncoding.Presence }), ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) }), Other());

        Assert.Equal((trial.Grid.Describe(), trial["a.tif"]), (audit.Grid, audit.GridFrom));
    }

    [Theory]
    [InlineData("b")]
    [InlineData("b.tif")]
    public void Like_names_a_layer_or_a_path(string like)
    {
        var audit = Prepared(new() { Like = like }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) }), Other());

        Assert.Equal((20, 20), (audit.Rows, audit.Columns));
    }

    [Fact]
    public void Bounds_and_cell_size_make_a_grid_that_covers_them_from_the_north_west()
    {
        var audit = Prepared(new() { Crs = "EPSG:32754", CellSize = 300, Bounds = [500_000, 7_699_000, 501_000, 7_700_000] }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) }));

        Assert.Equal((4, 4, "grid: crs and cell_size"), (audit.Rows, audit.Columns, audit.GridFrom));
        Assert.Equal((500_000, 7_700_000), trial.Written().Transform.Apply(0, 0));
    }

    [Fact]
    public void Without_bounds_a_grid_covers_all_layers_on_whole_multiples_of_its_cells()
    {
        // The raster reaches from 500,000 to 501,000 and from 7,699,000 to 7,700,000; the line 130 m farther east.
        string faults = trial.Sketch().Line(null, (5, 5), (11.3, 5)).Save(trial["faults.geojson"]);
        Prepared(new() { Crs = "EPSG:32754", CellSize = 300 }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) }), ("faults", new() { Path = faults, Encode = LayerEncoding.Presence }));

        Assert.Equal(new(CoordinateSystem.WktOf("EPSG:32754"), new(499_800, 300, 0, 7_700_100, 0, -300), 4, 5), trial.Written() with { Crs = CoordinateSystem.WktOf("EPSG:32754") });
    }

    [Fact]
    public void The_extent_of_a_layer_in_degrees_is_carried_over()
    {
        string sites = trial.Text("soil.csv", "lon,lat,cu\n141.1,-20.9,5\n141.2,-20.8,7\n141.15,-20.85,9\n");
        Prepared(new() { Crs = "EPSG:32754", CellSize = 1000 }, ("cu", new() { Path = sites, Encode = LayerEncoding.Interpolate, Field = "cu" }));
        var grid = trial.Written();

        Assert.All([grid.CellAt(500_000 + 10_402, 7_688_800), grid.CellAt(500_000 + 20_800, 7_699_850)], cell => Assert.NotNull(cell));
        Assert.InRange(grid.Columns, 11, 13);
    }

    [Fact]
    public void Clip_polygons_cut_the_grid_and_leave_the_cells_outside_missing()
    {
        trial.Sketch().Polygon(null, (2.2, 1), (7, 1), (7, 5.8)).Save(trial["clip.geojson"]);
        var audit = Prepared(new() { Clip = new() { Path = "clip.geojson" } }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => (10 * r) + c), Transform = [] }));

        // North-east of the hypotenuse, which runs just beside the centres: 4 cells in the first row, 3 in the next and so on.
        Assert.Equal($"{trial["a.tif"]}, cut to clip.geojson", audit.GridFrom);
        Assert.Equal((4, 4, 10), (audit.Rows, audit.Columns, audit.CellsWithoutGaps));
        Assert.Equal(trial.Grid.Transform.Apply(3, 1), trial.Written().Transform.Apply(0, 0));
        const float Out = float.NaN;
        Assert.Equal([13, 14, 15, 16, Out, 24, 25, 26, Out, Out, 35, 36, Out, Out, Out, 46], trial.Band(0));
    }

    [Fact]
    public void A_grid_without_bounds_takes_the_extent_of_the_clip_polygons_and_some_may_be_chosen()
    {
        trial.Sketch().Box(1, 1, 4, 5, new { name = "inner" }).Box(0, 0, 9, 9, new { name = "outer" }).Save(trial["clip.geojson"]);
        var audit = Prepared(
            new() { Crs = "EPSG:32754", CellSize = 100, Clip = new() { Path = "clip.geojson", Where = "name = 'inner'" } }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => (10 * r) + c), Transform = [] }));

        Assert.Equal((4, 3, 12), (audit.Rows, audit.Columns, audit.CellsWithoutGaps));
        Assert.Equal([11, 12, 13], trial.Band(0)[..3]);
    }

    [Fact]
    public void A_file_without_a_crs_is_given_the_regions()
    {
        trial.Text("bare.asc", "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 7699000\ncellsize 500\n1 2\n3 4\n");
        var audit = Prepared(new() { Like = "bare.asc", Crs = "EPSG:32754" }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) }));

        Assert.Contains("EPSG:32754", audit.Grid, StringComparison.Ordinal);
        Assert.Equal((2, 2), (audit.Rows, audit.Columns));
    }

    [Fact]
    public void A_region_of_shapes_alone_is_asked_for_its_grid()
    {
        string faults = trial.Sketch().Line(null, (0, 0), (10, 10)).Save(trial["faults.geojson"]);

        Assert.Contains("region 'r' has no raster among its layers, so its grid has to be given.\nWrite, for example: grid: { crs:", Refused(null, ("faults", new() { Path = faults, Encode = LayerEncoding.Presence })), StringComparison.Ordinal);
    }

    [Fact]
    public void Clip_polygons_elsewhere_leave_no_cell_and_are_refused()
    {
        trial.Sketch().Box(20, 20, 30, 30).Save(trial["clip.geojson"]);

        Assert.Contains("no cell of region 'r' lies inside the polygons of clip.geojson", Refused(new() { Clip = new() { Path = "clip.geojson" } }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clip_file_of_lines_is_refused()
    {
        trial.Sketch().Line(null, (0, 0), (10, 10)).Save(trial["clip.geojson"]);
        var region = Trial.Region("r", new() { Clip = new() { Path = "clip.geojson" } }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) }));

        Assert.Contains("holds lines, but polygons are needed", Assert.Throws<VectorException>(() => trial.Prepare(region)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_size_in_the_wrong_unit_is_refused_with_what_it_makes() =>
        Assert.Contains("make 1,000,000,000,000 columns and 1,000,000,000,000 rows", Refused(
            new() { Crs = "EPSG:32754", CellSize = 1e-9, Bounds = [500_000, 7_699_000, 501_000, 7_700_000] }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) })), StringComparison.Ordinal);

    [Fact]
    public void A_grid_of_too_many_cells_is_refused_before_anything_is_read()
    {
        var grid = new GridOptions { Crs = "EPSG:32754", CellSize = 0.01, Bounds = [500_000, 7_699_000, 501_000, 7_700_000] };
        var region = Trial.Region("r", grid, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) }));

        Assert.Contains("region 'r' has 100,000 rows and 100,000 columns", Assert.Throws<StackException>(() => trial.Prepare(region)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_crs_is_refused()
    {
        var region = Trial.Region("r", new() { Crs = "EPSG:99999", CellSize = 100 }, ("a", new() { Path = trial.Raster("a.tif", (r, c) => r) }));

        Assert.Contains("the grid of region 'r': 'EPSG:99999' names no known coordinate reference system", Assert.Throws<RegionException>(() => trial.Prepare(region)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.tif", null, 100.0, null, "like: it takes cell size and bounds from a raster")]
    [InlineData(null, null, 100.0, null, "cell_size goes with crs")]
    [InlineData(null, "EPSG:32754", null, null, "cell_size goes with crs")]
    [InlineData(null, null, null, new[] { 0.0, 0, 1, 1 }, "bounds: it needs crs and cell_size beside it")]
    [InlineData(null, "EPSG:32754", -100.0, null, "cell_size is -100, but must be above 0")]
    [InlineData(null, "EPSG:32754", 100.0, new[] { 1.0, 0, 0, 1 }, "bounds is [1, 0, 0, 1], but must be [west, south, east, north]")]
    [InlineData("", null, null, null, "like is empty")]
    public void Settings_that_do_not_go_together_are_refused(string? like, string? crs, double? size, double[]? bounds, string message) =>
        Assert.Contains(message, string.Join('\n', new GridOptions { Like = like, Crs = crs, CellSize = size, Bounds = bounds }.Problems()), StringComparison.Ordinal);

    private (string, LayerOptions) Other() => ("b", new() { Path = trial.Raster("b.tif", (r, c) => c, Made.Grid(20, 20, cell: 50)) });

    private StackAudit Prepared(GridOptions? grid, params (string, LayerOptions)[] layers) => trial.Prepare(Trial.Region("r", grid, layers))[0];

    private string Refused(GridOptions? grid, params (string, LayerOptions)[] layers) => Assert.Throws<RegionException>(() => Prepared(grid, layers)).Message;
}
