using CsCheck;

namespace Gossan.Grids.Tests.Densities;

public class DensityFieldTests
{
    [Fact]
    public void Densities_are_those_of_a_look_at_every_piece() =>
        MadeField.Grids.SelectMany(grid => Gen.Select(Gen.Const(grid), MadeField.Pieces(grid, 60), Gen.Double[30, 5_000])).Sample(
            (grid, pieces, radius) =>
            {
                float[] cells = MadeField.Whole(grid, new DensityField(grid, pieces, radius).Read);
                double area = Math.PI * radius * radius;
                foreach (var (row, column, i) in MadeField.SomeCells(grid, 300))
                {
                    var (x, y) = grid.CentreOf(row, column);
                    double expected = pieces.Sum(piece => Inside(piece, x, y, radius)) / area;
                    Assert.Equal(expected, cells[i], (1e-6 * expected) + (1e-5 / area));
                }
            },
            iter: 100);

    [Fact]
    public void Strips_of_any_height_give_the_same_bytes() =>
        MadeField.Grids.SelectMany(grid => Gen.Select(Gen.Const(grid), MadeField.Pieces(grid, 40), Gen.Int[1, 70], Gen.Double[30, 5_000])).Sample(
            (grid, pieces, rows, radius) =>
            {
                var field = new DensityField(grid, pieces, radius);
                return MadeField.Whole(grid, field.Read).AsSpan().SequenceEqual(MadeField.InStrips(grid, rows, field.Read));
            },
            iter: 60);

    [Fact]
    public void One_long_line_counts_with_the_chord_of_the_circle()
    {
        var grid = MadeField.Plain(100, 40);
        const double radius = 100;
        float[] cells = MadeField.Whole(grid, new DensityField(grid, [new(-1_000, -505, 2_000, -505)], radius).Read);
        for (int row = 0; row < grid.Rows; row++)
        {
            double away = (row * 10) + 5 - 505, chord = 2 * Math.Sqrt(Math.Max(0, (radius * radius) - (away * away)));
            Assert.Equal(chord / (Math.PI * radius * radius), cells[row * grid.Columns], 1e-9);
        }
    }

    [Fact]
    public void Where_all_lines_lie_inside_their_whole_length_counts()
    {
        var grid = MadeField.Plain(20, 20);
        float[] cells = MadeField.Whole(grid, new DensityField(grid, [new(90, -90, 120, -130), new(100, -100, 100, -110)], radius: 1_000).Read);
        Assert.All(cells, cell => Assert.Equal((float)(60 / (Math.PI * 1e6)), cell));
    }

    [Fact]
    public void Points_are_counted_up_to_the_radius()
    {
        var grid = MadeField.Plain(1, 20);
        float[] cells = MadeField.Whole(grid, new DensityField(grid, [new(55, -5, 55, -5), new(55, -5, 55, -5), new(65, -5, 65, -5)], radius: 30).Read);
        double area = Math.PI * 900;
        Assert.Equal([0, 0, 2, 3, 3, 3, 3, 3, 3, 1, 0], cells[..11].Select(cell => (int)Math.Round(cell * area)));
    }

    [Fact]
    public void The_density_of_nothing_is_0() =>
        Assert.All(MadeField.Whole(MadeField.Plain(3, 200), new DensityField(MadeField.Plain(3, 200), [], radius: 5).Read), cell => Assert.Equal(0, cell));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_radius_is_a_finite_distance_above_0(double radius) =>
        Assert.ThrowsAny<ArgumentException>(() => new DensityField(MadeField.Plain(2, 2), [default], radius));

    /// <summary>Cut with the circle by the quadratic formula in its textbook form.</summary>
    private static double Inside(Segment piece, double x, double y, double radius)
    {
        double dx = piece.X2 - piece.X1, dy = piece.Y2 - piece.Y1, fx = piece.X1 - x, fy = piece.Y1 - y;
        double a = (dx * dx) + (dy * dy), b = 2 * ((fx * dx) + (fy * dy)), c = (fx * fx) + (fy * fy) - (radius * radius);
        if (a == 0)
        {
            return c <= 0 ? 1 : 0;
        }

        double root = (b * b) - (4 * a * c);
        if (root <= 0)
        {
            return 0;
        }

        double from = Math.Max(0, (-b - Math.Sqrt(root)) / (2 * a)), to = Math.Min(1, (-b + Math.Sqrt(root)) / (2 * a));
        return Math.Max(0, to - from) * Math.Sqrt(a);
    }
}
