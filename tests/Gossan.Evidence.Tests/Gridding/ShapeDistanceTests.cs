using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Grids;

namespace Gossan.Evidence.Tests.Gridding;

/// <summary>Presence and distance of shapes.</summary>
public sealed class ShapeDistanceTests : IDisposable
{
    private readonly Trial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void Presence_is_1_where_a_line_touches_a_cell_and_0_elsewhere()
    {
        string path = trial.Sketch().Line(null, (0.5, 2.5), (9.5, 2.5)).Save(trial["faults.geojson"]);
        var audit = trial.Prepare(("faults", new() { Path = path, Encode = LayerEncoding.Presence }));

        Assert.Equal([.. Enumerable.Range(0, 100).Select(cell => cell / 10 == 2 ? 1f : 0f)], trial.Band(0));
        Assert.Equal((LayerKind.Binary, "lines", "1 lines of layer 'faults'", "EPSG:32754"), (audit.Layers[0].Kind, audit.Layers[0].Source.Kind, audit.Layers[0].Source.Holds, audit.Layers[0].Source.Crs));
        Assert.Equal(FileHash.Of(path), audit.Layers[0].Source.Sha256);
    }

    [Fact]
    public void Presence_of_polygons_asks_for_the_cells_centre()
    {
        string path = trial.Sketch().Box(1.4, 1.6, 3.6, 3.4).Save(trial["plutons.geojson"]);

        // Columns 1 to 3 have their centres (1.5, 2.5, 3.5) inside, of the rows only the one with centre 2.5.
        Assert.Equal([21, 22, 23], Marked(trial.Cells(new() { Path = path, Encode = LayerEncoding.Presence })));
    }

    [Fact]
    public void The_distance_to_a_line_is_that_of_the_formula()
    {
        // A line through the whole region, 30 degrees off the rows, and a cell's distance to it in metres.
        var (dx, dy) = (Math.Cos(Math.PI / 6), Math.Sin(Math.PI / 6));
        string path = trial.Sketch().Line(null, (5 - (100 * dx), 5 - (100 * dy)), (5 + (100 * dx), 5 + (100 * dy))).Save(trial["faults.geojson"]);
        float[] cells = trial.Cells(new() { Path = path, Encode = LayerEncoding.Distance, Transform = [] });

        for (int cell = 0; cell < 100; cell++)
        {
            double x = (cell % 10) + 0.5 - 5, y = (cell / 10) + 0.5 - 5;
            Assert.Equal(100 * Math.Abs((x * dy) - (y * dx)), cells[cell], 0.01);
        }
    }

    [Fact]
    public void The_distance_to_a_shape_beside_the_region_counts_and_a_cap_holds()
    {
        string path = trial.Sketch().Point(-3, 5.5).Save(trial["mines.geojson"]);
        var audit = trial.Prepare(("mines", new() { Path = path, Encode = LayerEncoding.Distance, MaxDistance = 700, Transform = [] }));

        Assert.Equal([350, 450, 550, 650, 700, 700, 700, 700, 700, 700], trial.Band(0)[50..60]);
        Assert.Equal("distance in metres from the cell's centre, at most 700 m", audit.Layers[0].Source.Method);
    }

    [Fact]
    public void The_distance_is_0_inside_polygons()
    {
        string path = trial.Sketch().Box(2, 2, 8, 8).Save(trial["plutons.geojson"]);
        var audit = trial.Prepare(("plutons", new() { Path = path, Encode = LayerEncoding.Distance, Transform = [] }));

        Assert.Equal([150, 50, 0, 0, 0, 0, 0, 0, 50, 150], trial.Band(0)[50..60]);
        Assert.EndsWith("; 0 inside polygons", audit.Layers[0].Source.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Distances_are_metres_where_the_grid_counts_feet()
    {
        const double Foot = 0.3048006096012192;
        using var feet = new Trial { Grid = new(CoordinateSystem.WktOf("EPSG:2263"), new(1_000_000, 500, 0, 200_000, 0, -500), 4, 4) };
        string path = feet.Sketch().Line(null, (0, -50), (0, 50)).Save(feet["shore.geojson"]);
        float[] cells = feet.Cells(new() { Path = path, Encode = LayerEncoding.Distance, Transform = [] });

        Assert.Equal(250 * Foot, cells[0], 0.001);
        Assert.Equal(1750 * Foot, cells[3], 0.001);
    }

    [Theory]
    [InlineData(LayerEncoding.Distance)]
    [InlineData(LayerEncoding.Density)]
    [InlineData(LayerEncoding.Interpolate)]
    public void A_region_in_degrees_is_refused_with_the_utm_zone_of_its_centre(LayerEncoding encoding)
    {
        using var degrees = new Trial { Grid = new(CoordinateSystem.WktOf("EPSG:4326"), new(140, 0.01, 0, -20, 0, -0.01), 10, 10) };
        string path = degrees.Sketch().Point(5, 5, new { cu = 3 }).Point(2, 5, new { cu = 4 }).Save(degrees["points.geojson"]);
        string refused = degrees.Refused<RegionException>(new()
        {
            Path = path,
            Encode = encoding,
            Radius = encoding == LayerEncoding.Density ? 1000 : null,
            Field = encoding == LayerEncoding.Interpolate ? "cu" : null,
        });

        Assert.Contains($"layer 'layer' (encode: {encoding.ToString().ToLowerInvariant()}) needs distances in metres", refused, StringComparison.Ordinal);
        Assert.Contains("EPSG:4326 counts degrees", refused, StringComparison.Ordinal);
        Assert.Contains("crs: \"EPSG:32754\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_in_longitude_and_latitude_are_carried_over()
    {
        // The central meridian of zone 54 is 141 degrees east, easting 500,000: the region's western edge.
        string path = trial.Text("faults.geojson", """{"type": "LineString", "coordinates": [[141, -20], [141, -21.5]]}""");
        float[] cells = trial.Cells(new() { Path = path, Encode = LayerEncoding.Distance, Transform = [] });

        Assert.Equal(50, cells[0], 0.5);
        Assert.Equal(950, cells[99], 0.5);
    }

    private static IEnumerable<int> Marked(float[] cells) => cells.Index().Where(cell => cell.Item == 1).Select(cell => cell.Index);
}
