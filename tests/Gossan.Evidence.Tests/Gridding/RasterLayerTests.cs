using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Gridding;

/// <summary>Rasters as surveys hand them out.</summary>
public sealed class RasterLayerTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData(50, "warped, mode")]
    [InlineData(130, "warped, nearest")]
    public void A_layer_of_0_and_1_stays_one_on_another_grid(double cell, string method)
    {
        string path = trial.Raster("mask.tif", (r, c) => (r / 3) + (c / 3) is 1 or 3 ? 1 : 0, Made.Grid(20, 20, cell));
        var audit = trial.Prepare(("mask", new() { Path = path }));

        Assert.Equal(method, audit.Layers[0].Source.Method);
        Assert.Equal(LayerKind.Binary, audit.Layers[0].Kind);
        Assert.All(trial.Band(0), value => Assert.True(value is 0 or 1));
    }

    [Fact]
    public void Zeros_and_ones_declared_continuous_are_averaged()
    {
        string path = trial.Raster("share.tif", (r, c) => (r + c) % 2 * (c / 10), Made.Grid(20, 20, cell: 50));
        float[] cells = trial.Cells(new() { Path = path, Kind = LayerKind.Continuous, Transform = [] });

        Assert.Equal((0, 0.5f), (cells[0], cells[9]));
    }

    [Fact]
    public void A_band_is_chosen_by_its_number()
    {
        string path = Made.Raster(trial["survey.tif"], trial.Grid, ["k", "th", "u"], (band, r, c) => (1000 * band) + (10 * r) + c);
        trial.Prepare(("th", new() { Path = path, Band = 2, Transform = [] }), ("u", new() { Path = path, Band = 3, Transform = [] }));

        Assert.Equal((1000, 2099), (trial.Band(0)[0], trial.Band(1)[99]));
        Assert.Contains("band 4 of", trial.Refused<RasterException>(new() { Path = path, Band = 4 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[] { 0, 99 }, null, null, "2 missing")]
    [InlineData(new double[0], 90.0, null, "10 missing")]
    [InlineData(new double[0], null, 4.0, "5 missing")]
    [InlineData(new double[] { 50 }, 10.0, 19.0, "11 missing")]
    public void The_projects_rule_says_what_is_missing(double[] values, double? low, double? high, string expected)
    {
        string path = trial.Raster("a.tif", (r, c) => (10 * r) + c);
        var audit = trial.Prepare(("a", new() { Path = path, Nodata = new() { Values = values, Low = low, High = high }, Transform = [] }));

        Assert.Equal(expected, $"{trial.Band(0).Count(float.IsNaN)} missing");
        Assert.Contains("(override)", audit.Layers[0].Source.NoData, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1142.4056")]
    [InlineData("-3.4028235e+38")]
    [InlineData("-340282346638528859811704183484516925440")]
    public void An_ascii_grid_with_an_odd_no_data_value_and_no_crs_is_read_with_the_projects(string noData)
    {
        string path = AsciiGrid("a.asc", 10, 500_000, 7_699_000, 100, noData, (r, c) => r == 4 ? noData : FormattableString.Invariant($"{r}.{c}"));
        var audit = trial.Prepare(("a", new() { Path = path, Crs = "EPSG:32754", Transform = [] }));

        Assert.Equal((0, 90), (audit.Layers[0].Warnings.Count, audit.CellsWithoutGaps));
        Assert.True(float.IsNaN(trial.Band(0)[45]));
        Assert.Equal(9.9f, trial.Band(0)[99]);
        Assert.Contains("the reference system is that of the project's crs:", audit.Layers[0].Source.Notes, StringComparer.Ordinal);
        Assert.Contains("names no coordinate reference system, but its region has EPSG:32754.\nSay which it is with crs: on the layer", trial.Refused<LayerException>(new() { Path = path }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_without_a_crs_next_to_a_layer_with_one_says_where_to_write_it()
    {
        string path = AsciiGrid("a.asc", 10, 500_000, 7_699_000, 100, "-9999", (r, c) => $"{r + c}");
        var region = Trial.Region("r", null, ("a", new() { Path = path }), ("b", new() { Path = trial.Raster("b.tif", (r, c) => r) }));
        string refused = Assert.Throws<LayerException>(() => trial.Prepare(region)).Message;

        Assert.Contains("is in EPSG:32754, but the region's grid", refused, StringComparison.Ordinal);
        Assert.Contains("with crs: \"EPSG:32754\" on the layer of that file", refused, StringComparison.Ordinal);
        trial.Prepare(Trial.Region("r", null, ("a", new() { Path = path, Crs = "EPSG:32754" }), ("b", new() { Path = trial["b.tif"] })));
    }

    [Fact]
    public void Three_grids_half_a_cell_apart_come_onto_the_regions_and_ramps_keep_their_values()
    {
        Grid Shifted(double cells) => trial.Grid with { Transform = trial.Grid.Transform with { OriginX = 500_000 + (100 * cells), OriginY = 7_700_000 - (100 * cells) } };
        string a = trial.Raster("a.tif", (r, c) => (2 * r) + c), b = trial.Raster("b.tif", (r, c) => (2 * r) + c, Shifted(0.5)), d = trial.Raster("d.tif", (r, c) => (2 * r) + c, Shifted(-0.5));
        var audit = trial.Prepare(("a", new() { Path = a, Transform = [] }), ("b", new() { Path = b, Transform = [] }), ("d", new() { Path = d, Transform = [] }));

        Assert.Equal(["none: it is on the region's grid", "warped, cubic", "warped, cubic"], audit.Layers.Select(layer => layer.Source.Method), StringComparer.Ordinal);
        for (int row = 3; row < 7; row++)
        {
            Assert.Equal(trial.Band(0)[(10 * row) + 5] - 1.5, trial.Band(1)[(10 * row) + 5], 1e-3);
            Assert.Equal(trial.Band(0)[(10 * row) + 5] + 1.5, trial.Band(2)[(10 * row) + 5], 1e-3);
        }
    }

    [Fact]
    public void Longitudes_of_0_to_360_come_onto_a_grid_of_minus_180_to_180()
    {
        string west = CoordinateSystem.WktOf("EPSG:4326");
        using var chile = new Trial { Grid = new(west, new(-70, 0.01, 0, -24, 0, -0.01), 10, 10) };
        string raster = chile.Raster("a.tif", (r, c) => (10 * r) + c, new(west, new(290, 0.01, 0, -24, 0, -0.01), 10, 10));
        string lines = chile.Text("faults.csv", "WKT,n\n\"LINESTRING (290.055 -23, 290.055 -25)\",1\n");
        chile.Prepare(("a", new() { Path = raster, Transform = [] }), ("faults", new() { Path = lines, Encode = LayerEncoding.Presence, Crs = "EPSG:4326" }));

        Assert.Equal([.. Enumerable.Range(0, 100).Select(cell => (float)cell)], chile.Band(0));
        Assert.Equal([0, 0, 0, 0, 0, 1, 0, 0, 0, 0], chile.Band(1)[..10]);
    }

    [Theory]
    [InlineData(LayerKind.Auto)]
    [InlineData(LayerKind.Categorical)]
    public void Sea_coded_as_0_in_a_geology_raster_without_a_no_data_value_is_reported_and_kept(LayerKind kind)
    {
        string path = trial.Raster("geology.tif", (r, c) => c < 3 ? 0 : 1 + (c / 3) + (r / 5));
        var audit = trial.Prepare(("geology", new() { Path = path, Kind = kind }));

        Assert.Contains(audit.Layers[0].Warnings, warning => warning.Contains(" 0 in 30.0 % of its cells", StringComparison.Ordinal) && warning.Contains("nodata: 0", StringComparison.Ordinal));
        Assert.Equal(100, audit.CellsWithoutGaps);
    }

    [Fact]
    public void A_code_of_a_file_without_no_data_value_is_reported_and_kept_as_data()
    {
        string path = trial.Raster("au.tif", (r, c) => r == 0 && c < 3 ? -9999 : r + (c / 10f));
        var audit = trial.Prepare(("au", new() { Path = path }));

        Assert.Contains("layer 'au' has -9999 in 3.0 % of its cells, far from all others (the next is 0.3). It was taken as data; if it means no data, write nodata: -9999", audit.Layers[0].Warnings, StringComparer.Ordinal);
        Assert.Equal((100, -9999), (audit.CellsWithoutGaps, audit.Bands[0].Before.Minimum));
    }

    [Fact]
    public void A_layer_in_another_part_of_the_world_is_refused_with_both_places()
    {
        string path = trial.Raster("a.tif", (r, c) => r + c, new(CoordinateSystem.WktOf("EPSG:32755"), trial.Grid.Transform, 10, 10));

        Assert.Contains("EPSG:32755", trial.Refused<WarpException>(new() { Path = path }), StringComparison.Ordinal);
    }

    private string AsciiGrid(string name, int size, double west, double south, double cell, string noData, Func<int, int, string> value) => trial.Text(name, FormattableString.Invariant(
        $"ncols {size}\nnrows {size}\nxllcorner {west}\nyllcorner {south}\ncellsize {cell}\nNODATA_value {noData}\n") +
        string.Concat(Enumerable.Range(0, size).Select(r => string.Join(' ', Enumerable.Range(0, size).Select(c => value(r, c))) + "\n")));
}
