using CsCheck;

namespace Gossan.Grids.Tests;

public class AffineTransformTests
{
    private static readonly AffineTransform NorthUp = new(500_000, 100, 0, 6_900_000, 0, -50);

    [Fact]
    public void Columns_run_east_and_rows_run_south() =>
        Assert.Equal((500_250, 6_899_950), NorthUp.Apply(column: 2.5, row: 1));

    [Fact]
    public void The_inverse_leads_back_to_columns_and_rows() =>
        Assert.Equal((2.5, 1.0), NorthUp.ApplyInverse(x: 500_250, y: 6_899_950));

    [Fact]
    public void Apply_and_inverse_cancel_for_any_grid() =>
        Gen.Select(Sample.Grids, Gen.Double[-10, 500], Gen.Double[-10, 500]).Sample(
            (grid, column, row) =>
            {
                var (x, y) = grid.Transform.Apply(column, row);
                var (columnAgain, rowAgain) = grid.Transform.ApplyInverse(x, y);
                return Math.Abs(columnAgain - column) < 1e-6 && Math.Abs(rowAgain - row) < 1e-6;
            },
            iter: 10_000);

    [Fact]
    public void The_inverse_as_a_transform_agrees_with_applying_it()
    {
        var (column, row) = NorthUp.Inverse().Apply(column: 500_250, row: 6_899_950);
        Assert.Equal(2.5, column, 9);
        Assert.Equal(1, row, 9);
    }

    [Fact]
    public void Cells_without_area_have_no_inverse()
    {
        var flat = new AffineTransform(0, 1, 1, 0, 1, 1);
        Assert.False(flat.IsInvertible);
        Assert.Throws<InvalidOperationException>(() => flat.Inverse());
    }

    [Theory]
    [InlineData(1, 0, 0, -1, true)]
    [InlineData(1, 0, 0, 1, false)]
    [InlineData(-1, 0, 0, -1, false)]
    [InlineData(1, 0.1, 0, -1, false)]
    [InlineData(1, 0, 0.1, -1, false)]
    public void Only_rows_to_the_south_and_columns_to_the_east_are_north_up(double columnStepX, double rowStepX, double columnStepY, double rowStepY, bool expected) =>
        Assert.Equal(expected, new AffineTransform(0, columnStepX, rowStepX, 0, columnStepY, rowStepY).IsNorthUp);
}
