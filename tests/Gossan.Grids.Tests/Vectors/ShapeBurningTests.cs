using System.Globalization;
using CsCheck;

namespace Gossan.Grids.Tests;

public class ShapeBurningTests
{
    private static readonly Grid Ten = new("", new(0, 1, 0, 0, 0, -1), 6, 8);

    // Vertices on corners, centres and anywhere, outside the grid too.
    private static readonly Gen<(double X, double Y)> Vertex =
        Gen.OneOf(
            Gen.Select(Gen.Double[-3, 11], Gen.Double[-9, 3], (x, y) => (x, y)),
            Gen.Select(Gen.Int[-6, 22], Gen.Int[-18, 6], (x, y) => (x / 2.0, y / 2.0)));

    [Fact]
    public void A_polygon_takes_the_cells_whose_centre_lies_inside() => AssertBurns(
        "POLYGON ((0.6 -0.4, 4.4 -0.4, 4.4 -2.6, 0.6 -2.6, 0.6 -0.4))",
        """
        .111....
        .111....
        .111....
        ........
        ........
        ........
        """);

    [Fact]
    public void A_hole_is_left_out() => AssertBurns(
        "POLYGON ((0 0, 8 0, 8 -6, 0 -6, 0 0), (2 -2, 5 -2, 5 -4, 2 -4, 2 -2))",
        """
        11111111
        11111111
        11...111
        11...111
        11111111
        11111111
        """);

    [Fact]
    public void A_bow_tie_is_two_triangles() => AssertBurns(
        "POLYGON ((0 0, 6 -6, 6 0, 0 -6, 0 0))",
        """
        .....1..
        1...11..
        11.111..
        11.111..
        1...11..
        .....1..
        """);

    [Fact]
    public void Parts_of_a_multipolygon_that_overlap_do_not_cancel_and_it_may_lie_outside() => AssertBurns(
        "MULTIPOLYGON (((-5 5, 3 5, 3 -3, -5 -3, -5 5)), ((2 -1, 20 -1, 20 -4, 2 -4, 2 -1)))",
        """
        111.....
        11111111
        11111111
        ..111111
        ........
        ........
        """);

    [Fact]
    public void A_line_takes_every_cell_that_it_touches() => AssertBurns(
        "LINESTRING (0.5 -0.5, 4.5 -2.5, 4.5 -9)",
        """
        11......
        .111....
        ...11...
        ....1...
        ....1...
        ....1...
        """);

    [Fact]
    public void On_corners_and_edges_a_line_takes_the_cells_to_the_south_east() => AssertBurns(
        "MULTILINESTRING ((0 0, 3 -3), (7 0, 4 -3), (0 -5, 8 -5))",
        """
        1.....11
        .1...11.
        ..1.11..
        ...11...
        ........
        11111111
        """);

    [Fact]
    public void A_point_takes_the_cell_that_holds_it() => AssertBurns(
        "MULTIPOINT (0.5 -0.5, 3 -2, 7.999 -5.999, 8 -1, -0.001 -3)",
        """
        1.......
        ........
        ...1....
        ........
        ........
        .......1
        """);

    [Fact]
    public void Later_shapes_go_over_earlier_ones_and_what_none_touches_stays()
    {
        VectorShapes shapes = Shapes("POLYGON ((0 0, 4 0, 4 -6, 0 -6, 0 0))", "POLYGON ((3 0, 5 0, 5 -6, 3 -6, 3 0))", "LINESTRING (0.5 -0.5, 0.6 -0.5)");
        float[] cells = Enumerable.Repeat(9f, 48).ToArray();
        new ShapeBurning(Ten, shapes).Burn(0, 6, [1, 2, double.NaN], cells);
        Assert.Equal([float.NaN, 1, 1, 2, 2, 9, 9, 9], cells[..8]);
        Assert.Equal([1, 1, 1, 2, 2, 9, 9, 9], cells[8..16]);
    }

    [Fact]
    public void Polygons_that_share_edges_cover_the_plane_once() =>
        Vertex.Sample(middle =>
        {
            string apex = Written(middle);
            int[] times = new int[48];
            foreach (string side in (string[])["-9 9, 20 9", "20 9, 20 -20", "20 -20, -9 -20", "-9 -20, -9 9"])
            {
                float[] cells = new float[48];
                new ShapeBurning(Ten, Shapes($"POLYGON (({side}, {apex}, {side.Split(',')[0]}))")).Burn(0, 6, [1], cells);
                times = [.. times.Zip(cells, (time, cell) => time + (int)cell)];
            }

            Assert.All(times, time => Assert.Equal(1, time));
        });

    [Fact]
    public void Strips_equal_one_whole_burn_on_any_grid() =>
        Gen.Select(Vertex.Array[3, 8], Vertex.Array[2, 8], Vertex.Array[1, 4], Gen.Int[1, 5], Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 7])).Sample((ring, line, points, height, angle) =>
        {
            var turned = new Grid("", new(0, Math.Cos(angle), Math.Sin(angle), 0, Math.Sin(angle), -Math.Cos(angle)), 6, 8);
            VectorShapes shapes = Shapes(
                $"POLYGON (({Written(ring)}, {Written(ring[0])}))",
                $"LINESTRING ({Written(line)})",
                $"MULTIPOINT ({Written(points)})");
            var burning = new ShapeBurning(turned, shapes);
            float[] whole = new float[48];
            float[] strips = new float[48];
            burning.Burn(0, 6, [1, 2, 3], whole);
            for (int row = 0; row < 6; row += height)
            {
                int rows = Math.Min(height, 6 - row);
                burning.Burn(row, rows, [1, 2, 3], strips.AsSpan(row * 8, rows * 8));
            }

            Assert.Equal(whole, strips);
            Assert.All(points, point => Assert.True(turned.CellAt(point.X, point.Y) is not var (row, column) || whole[(row * 8) + column] == 3));
        });

    [Fact]
    public void Gdal_takes_the_same_cells_of_polygons_away_from_centres() =>
        Gen.Select(Gen.Int[-300, 1100], Gen.Int[-900, 300], (x, y) => ((x * 0.01) + 0.00123, (y * 0.01) + 0.00417)).Array[3, 9].Sample(
            ring =>
            {
                using var folder = new TemporaryFolder();
                string wkt = $"POLYGON (({Written(ring)}, {Written(ring[0])}))";
                File.WriteAllText(folder["ring.csv"], $"WKT,name\n\"{wkt}\",a\n");
                GdalTools.Rasterize(folder["ring.csv"], folder["burnt.tif"], "-burn", "1", "-te", "0", "-6", "8", "0", "-ts", "8", "6", "-ot", "Float32");
                float[] cells = new float[48];
                new ShapeBurning(Ten, Shapes(wkt)).Burn(0, 6, [1], cells);
                Assert.Equal(Sample.Cells(folder["burnt.tif"]), cells);
            },
            iter: 50);

    [Fact]
    public void Wrong_sizes_are_refused()
    {
        var burning = new ShapeBurning(Ten, Shapes("POINT (0 0)"));
        Assert.Throws<ArgumentException>(() => burning.Burn(0, 1, [], new float[8]));
        Assert.Throws<ArgumentException>(() => burning.Burn(0, 1, [1], new float[7]));
        Assert.Throws<ArgumentOutOfRangeException>(() => burning.Burn(5, 2, [1], new float[16]));
    }

    private static void AssertBurns(string wkt, string picture)
    {
        float[] cells = new float[Ten.Cells];
        VectorShapes shapes = Shapes(wkt);
        new ShapeBurning(Ten, shapes).Burn(0, Ten.Rows, [.. Enumerable.Repeat(1.0, shapes.Count)], cells);
        Assert.Equal(picture, string.Join('\n', cells.Chunk(Ten.Columns).Select(row => string.Concat(row.Select(cell => cell == 1 ? '1' : '.')))));
    }

    private static VectorShapes Shapes(params string[] geometries)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["shapes.csv"], "WKT,name\n" + string.Concat(geometries.Select(geometry => $"\"{geometry}\",a\n")));
        using var file = VectorFile.Open(folder["shapes.csv"]);
        return file.Read(Ten);
    }

    private static string Written(params (double X, double Y)[] vertices) =>
        string.Join(", ", vertices.Select(vertex => string.Create(CultureInfo.InvariantCulture, $"{vertex.X:R} {vertex.Y:R}")));
}
