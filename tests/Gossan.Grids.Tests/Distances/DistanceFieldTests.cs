using CsCheck;

namespace Gossan.Grids.Tests.Distances;

public class DistanceFieldTests
{
    [Fact]
    public void Distances_are_those_of_a_look_at_every_piece() =>
        MadeField.Grids.SelectMany(grid => Gen.Select(Gen.Const(grid), MadeField.Pieces(grid, 60), Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Double[10, 5_000]))).Sample(
            (grid, pieces, cap) =>
            {
                float[] cells = MadeField.Whole(grid, new DistanceField(grid, pieces, cap).Read);
                foreach (var (row, column, i) in MadeField.SomeCells(grid, 500))
                {
                    var (x, y) = grid.CentreOf(row, column);
                    double expected = Math.Min(cap, pieces.Min(piece => Distance(piece, x, y)));
                    Assert.Equal(expected, cells[i], 1e-3 + (expected * 1e-6));
                }
            },
            iter: 100);

    [Fact]
    public void Strips_of_any_height_give_the_same_bytes() =>
        MadeField.Grids.SelectMany(grid => Gen.Select(Gen.Const(grid), MadeField.Pieces(grid, 40), Gen.Int[1, 70])).Sample(
            (grid, pieces, rows) =>
            {
                var field = new DistanceField(grid, pieces, cap: 3_000);
                return MadeField.Whole(grid, field.Read).AsSpan().SequenceEqual(MadeField.InStrips(grid, rows, field.Read));
            },
            iter: 60);

    [Fact]
    public void Several_threads_may_read_at_once_and_get_the_same_bytes()
    {
        var grid = MadeField.Plain(300, 200);
        var random = SeededRandom.For(1, "pieces");
        Segment[] pieces = [.. Enumerable.Range(0, 500).Select(_ => new Segment(random.Next(2000), -random.Next(3000), random.Next(2000), -random.Next(3000)))];
        var field = new DistanceField(grid, pieces);
        float[] expected = MadeField.Whole(grid, field.Read);
        Parallel.For(0, 8, i => Assert.Equal(expected, MadeField.InStrips(grid, 30 + (i * 17), field.Read)));
    }

    [Fact]
    public void The_distance_from_a_line_across_is_that_of_its_height()
    {
        var grid = MadeField.Plain(200, 150);
        float[] cells = MadeField.Whole(grid, new DistanceField(grid, [new(-1_000, -505, 3_000, -505)]).Read);
        for (int i = 0; i < cells.Length; i++)
        {
            Assert.Equal(Math.Abs((i / 150 * 10) + 5 - 505), cells[i], 1e-9);
        }
    }

    [Fact]
    public void Beyond_its_ends_a_piece_is_as_far_as_its_end()
    {
        var grid = MadeField.Plain(1, 100);
        float[] cells = MadeField.Whole(grid, new DistanceField(grid, [new(305, -35, 405, -35)]).Read);
        Assert.Equal(30, cells[35]);
        Assert.Equal(float.Hypot(300, 30), cells[0], 1e-4);
        Assert.Equal(float.Hypot(500, 30), cells[90], 1e-4);
    }

    [Fact]
    public void A_point_is_a_piece_of_no_length()
    {
        var grid = MadeField.Plain(5, 5);
        float[] cells = MadeField.Whole(grid, new DistanceField(grid, [new(25, -25, 25, -25)]).Read);
        Assert.Equal(0, cells[12]);
        Assert.Equal(10, cells[11]);
        Assert.Equal(float.Sqrt(800), cells[0]);
    }

    [Fact]
    public void Distances_end_at_the_cap()
    {
        var grid = MadeField.Plain(300, 300);
        float[] cells = MadeField.Whole(grid, new DistanceField(grid, [new(5, -5, 5, -5)], cap: 33.3).Read);
        Assert.Equal((0, 30, 33.3f, 33.3f), (cells[0], cells[3], cells[4], cells[^1]));
        Assert.Equal(33.3f, cells.Max());
    }

    [Fact]
    public void No_pieces_and_pieces_that_are_nowhere_are_refused()
    {
        var grid = MadeField.Plain(2, 2);
        Assert.Throws<ArgumentException>(() => new DistanceField(grid, []));
        Assert.Throws<ArgumentException>(() => new DistanceField(grid, [new(0, double.NaN, 1, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistanceField(grid, [default], cap: 0));
    }

    [Theory]
    [InlineData(-1, 1, 3)]
    [InlineData(0, 3, 9)]
    [InlineData(1, 2, 6)]
    [InlineData(0, 2, 5)]
    public void Rows_outside_the_grid_and_cells_that_do_not_fit_are_refused(int firstRow, int rows, int cells)
    {
        var field = new DistanceField(MadeField.Plain(2, 3), [default]);
        Assert.ThrowsAny<ArgumentException>(() => field.Read(firstRow, rows, new float[cells]));
    }

    /// <summary>The textbook way, in differences from the first end.</summary>
    private static double Distance(Segment piece, double x, double y)
    {
        double dx = piece.X2 - piece.X1, dy = piece.Y2 - piece.Y1, length = double.Hypot(dx, dy);
        if (length == 0)
        {
            return double.Hypot(x - piece.X1, y - piece.Y1);
        }

        double along = (((x - piece.X1) * dx) + ((y - piece.Y1) * dy)) / length;
        return along <= 0 ? double.Hypot(x - piece.X1, y - piece.Y1)
            : along >= length ? double.Hypot(x - piece.X2, y - piece.Y2)
            : Math.Abs(((x - piece.X1) * dy) - ((y - piece.Y1) * dx)) / length;
    }
}
