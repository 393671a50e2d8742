using CsCheck;

namespace Gossan.Grids.Tests.Interpolation;

public class GapFillingTests
{
    private static readonly Gen<(float[] Cells, int Rows, int Columns)> Windows =
        from rows in Gen.Int[1, 40]
        from columns in Gen.Int[1, 150]
        from missing in Gen.OneOf(Gen.Const(0.02), Gen.Const(0.5), Gen.Const(0.99))
        from edge in Gen.Int[1, 15]
        from seed in Gen.Int
        select (WithGaps(rows, columns, missing, edge, seed), rows, columns);

    private static readonly Gen<double> Reaches = Gen.OneOf(Gen.Int[1, 6].Select(reach => (double)reach), Gen.Double[0.5, 12]);

    [Fact]
    public void Gaps_are_filled_from_the_nearest_cells_round_them() =>
        Gen.Select(Windows, Reaches, Gen.Enum<GapFillMethod>()).Sample(
            (window, reach, method) =>
            {
                var (cells, rows, columns) = window;
                float[] filled = [.. cells];
                long count = GapFilling.Fill(filled, rows, columns, 0, rows, reach, method);
                Assert.Equal(cells.Count(float.IsNaN) - filled.Count(float.IsNaN), count);
                for (int i = 0; i < cells.Length; i++)
                {
                    Assert.Equal(Straightforward(cells, rows, columns, i, reach, method), filled[i], 1e-5);
                }
            },
            iter: 60);

    [Fact]
    public void A_row_does_not_depend_on_how_the_window_is_cut() =>
        Gen.Select(Windows, Reaches, Gen.Enum<GapFillMethod>(), Gen.Int[1, 12]).Sample(
            (window, reach, method, strip) =>
            {
                var (cells, rows, columns) = window;
                float[] whole = [.. cells];
                GapFilling.Fill(whole, rows, columns, 0, rows, reach, method);
                int halo = GapFilling.HaloOf(reach);
                for (int first = 0; first < rows; first += strip)
                {
                    int count = Math.Min(strip, rows - first), top = Math.Max(0, first - halo), end = Math.Min(rows, first + count + halo);
                    float[] part = cells[(top * columns)..(end * columns)];
                    GapFilling.Fill(part, end - top, columns, first - top, count, reach, method);
                    Assert.Equal(whole[(first * columns)..((first + count) * columns)], part[((first - top) * columns)..((first - top + count) * columns)]);
                    Assert.Equal(cells[(top * columns)..(first * columns)], part[..((first - top) * columns)]);
                }
            },
            iter: 200);

    [Fact]
    public void A_single_gap_between_equal_cells_gets_their_value()
    {
        float[] cells = [.. Enumerable.Repeat(4f, 25)];
        cells[12] = float.NaN;
        Assert.Equal(1, GapFilling.Fill(cells, 5, 5, 0, 5, reach: 1, GapFillMethod.Idw));
        Assert.All(cells, cell => Assert.Equal(4, cell));
    }

    [Fact]
    public void Cells_out_of_reach_stay_missing()
    {
        float[] cells = [7, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN];
        Assert.Equal(2, GapFilling.Fill(cells, 1, 6, 0, 1, reach: 2, GapFillMethod.Nearest));
        Assert.Equal([7, 7, 7, float.NaN, float.NaN, float.NaN], cells);
    }

    [Fact]
    public void Filled_cells_feed_no_others()
    {
        float[] cells = [float.NaN, float.NaN, float.NaN, 8, 0];
        GapFilling.Fill(cells, 1, 5, 0, 1, reach: double.PositiveInfinity, GapFillMethod.Idw);
        Assert.Equal([8, 8, 8, 8, 0], cells);
    }

    [Fact]
    public void Of_equally_near_cells_the_northern_then_the_western_counts()
    {
        float[] cells = [1, 2, 3, 4, float.NaN, 5, 6, 7, 8];
        GapFilling.Fill(cells, 3, 3, 0, 3, reach: 1, GapFillMethod.Nearest);
        Assert.Equal(2, cells[4]);
    }

    [Fact]
    public void Windows_without_gaps_or_without_anything_else_stay_as_they_are()
    {
        float[] full = [.. Enumerable.Repeat(1f, 12)], empty = [.. Enumerable.Repeat(float.NaN, 12)];
        Assert.Equal(0, GapFilling.Fill(full, 3, 4, 0, 3, 5, GapFillMethod.Idw));
        Assert.Equal(0, GapFilling.Fill(empty, 3, 4, 0, 3, 5, GapFillMethod.Idw));
        Assert.All(empty, cell => Assert.True(float.IsNaN(cell)));
    }

    [Theory]
    [InlineData(1.0, 2)]
    [InlineData(2.5, 3)]
    [InlineData(double.PositiveInfinity, int.MaxValue)]
    public void The_halo_holds_the_rows_within_reach_and_their_neighbours(double reach, int rows) => Assert.Equal(rows, GapFilling.HaloOf(reach));

    [Theory]
    [InlineData(12, 0, 3, 0.0)]
    [InlineData(12, 0, 3, double.NaN)]
    [InlineData(11, 0, 3, 1.0)]
    [InlineData(12, 1, 3, 1.0)]
    [InlineData(12, -1, 3, 1.0)]
    public void Numbers_that_do_not_fit_are_refused(int cells, int firstRow, int count, double reach) =>
        Assert.ThrowsAny<ArgumentException>(() => GapFilling.Fill(new float[cells], 3, 4, firstRow, count, reach, GapFillMethod.Idw));

    private static float[] WithGaps(int rows, int columns, double missing, int edge, int seed)
    {
        var random = SeededRandom.For(seed, "gaps");
        float[] cells = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle())];
        for (int gap = 0; gap < missing * rows * columns / (edge * edge); gap++)
        {
            int top = random.Next(rows), left = random.Next(columns);
            for (int row = top; row < Math.Min(rows, top + edge); row++)
            {
                cells.AsSpan((row * columns) + left, Math.Min(edge, columns - left)).Fill(float.NaN);
            }
        }

        return cells;
    }

    private static double Straightforward(float[] cells, int rows, int columns, int cell, double reach, GapFillMethod method)
    {
        if (!float.IsNaN(cells[cell]))
        {
            return cells[cell];
        }

        int row = cell / columns, column = cell % columns, far = (int)Math.Min(reach, rows + columns);
        var near = new List<(int Square, float Value)>();
        for (int r = Math.Max(0, row - far); r <= Math.Min(rows - 1, row + far); r++)
        {
            for (int c = Math.Max(0, column - far); c <= Math.Min(columns - 1, column + far); c++)
            {
                int square = ((r - row) * (r - row)) + ((c - column) * (c - column));
                if (square <= reach * reach && !float.IsNaN(cells[(r * columns) + c]) && BordersGap(r, c))
                {
                    near.Add((square, cells[(r * columns) + c]));
                }
            }
        }

        var used = near.OrderBy(place => place.Square).Take(method == GapFillMethod.Nearest ? 1 : 12).ToList();
        return used.Count == 0 ? double.NaN : used.Sum(place => (double)place.Value / place.Square) / used.Sum(place => 1.0 / place.Square);

        bool BordersGap(int r, int c)
        {
            for (int i = Math.Max(0, r - 1); i <= Math.Min(rows - 1, r + 1); i++)
            {
                for (int j = Math.Max(0, c - 1); j <= Math.Min(columns - 1, c + 1); j++)
                {
                    if (float.IsNaN(cells[(i * columns) + j]))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
