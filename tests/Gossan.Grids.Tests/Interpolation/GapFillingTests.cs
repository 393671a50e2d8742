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
                long count = Fill(filled, rows, columns, reach, method);
                Assert.Equal(cells.Count(float.IsNaN) - filled.Count(float.IsNaN), count);
                for (int i = 0; i < cells.Length; i++)
                {
                    Assert.Equal(Straightforward(cells, rows, columns, i, reach, method), filled[i], 1e-5);
                }
            },
            iter: 60);

    [Fact]
    public void A_cell_depends_neither_on_the_strips_nor_on_the_memory() =>
        Gen.Select(Windows, Gen.OneOf(Reaches, Gen.Const(double.PositiveInfinity)), Gen.Enum<GapFillMethod>(), Gen.Int[1, 12], Gen.Int[1, 300]).Sample(
            (window, reach, method, strip, limit) =>
            {
                var (cells, rows, columns) = window;
                float[] whole = [.. cells], parts = [.. cells];
                Fill(whole, rows, columns, reach, method);

                // From the array that is filled: what is filled already must not be taken for measured.
                var filling = new GapFilling(rows, columns, (row, column, into) => parts.AsSpan((row * columns) + column, into.Length).CopyTo(into), reach, method, limit);
                for (int first = 0; first < rows; first += strip)
                {
                    int count = Math.Min(strip, rows - first);
                    filling.Fill(first, count, parts.AsMemory(first * columns, count * columns));
                }

                Assert.Equal(whole, parts);
            },
            iter: 200);

    [Fact]
    public void A_gap_far_from_all_others_is_filled_across_many_blocks()
    {
        // A disc of gaps in a field of single gaps, so that nearly all cells round the disc border one and are as far from its centre.
        const int Edge = 460, Centre = 230, Radius = 200;
        float[] cells = [.. Enumerable.Range(0, Edge * Edge).Select(i => i % Edge % 2 == 1 && i / Edge % 2 == 1 ? float.NaN : i % 97)];
        for (int i = 0; i < cells.Length; i++)
        {
            int row = (i / Edge) - Centre, column = (i % Edge) - Centre;
            cells[i] = (row * row) + (column * column) < Radius * Radius ? float.NaN : cells[i];
        }

        float[] tight = [.. cells], ample = [.. cells];
        new GapFilling(Edge, Edge, Reading(cells, Edge), 1000, GapFillMethod.Idw, limit: 40).Fill(0, Edge, tight);
        new GapFilling(Edge, Edge, Reading(cells, Edge), 1000, GapFillMethod.Idw, limit: Edge * Edge).Fill(0, Edge, ample);
        Assert.Equal(ample, tight);
        int[] some = [(Centre * Edge) + Centre, (Centre * Edge) + 40, (100 * Edge) + 300, Edge + 1];
        Assert.All(some, i => Assert.Equal(Straightforward(cells, Edge, Edge, i, 1000, GapFillMethod.Idw), tight[i], 1e-4));
    }

    [Fact]
    public void A_single_gap_between_equal_cells_gets_their_value()
    {
        float[] cells = [.. Enumerable.Repeat(4f, 25)];
        cells[12] = float.NaN;
        Assert.Equal(1, Fill(cells, 5, 5, reach: 1, GapFillMethod.Idw));
        Assert.All(cells, cell => Assert.Equal(4, cell));
    }

    [Fact]
    public void Cells_out_of_reach_stay_missing()
    {
        float[] cells = [7, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN];
        Assert.Equal(2, Fill(cells, 1, 6, reach: 2, GapFillMethod.Nearest));
        Assert.Equal([7, 7, 7, float.NaN, float.NaN, float.NaN], cells);
    }

    [Fact]
    public void Filled_cells_feed_no_others()
    {
        float[] cells = [float.NaN, float.NaN, float.NaN, 8, 0];
        Fill(cells, 1, 5, reach: double.PositiveInfinity, GapFillMethod.Idw);
        Assert.Equal([8, 8, 8, 8, 0], cells);
    }

    [Fact]
    public void Of_equally_near_cells_the_northern_then_the_western_counts()
    {
        float[] cells = [1, 2, 3, 4, float.NaN, 5, 6, 7, 8];
        Fill(cells, 3, 3, reach: 1, GapFillMethod.Nearest);
        Assert.Equal(2, cells[4]);
    }

    [Fact]
    public void Windows_without_gaps_or_without_anything_else_stay_as_they_are()
    {
        float[] full = [.. Enumerable.Repeat(1f, 12)], empty = [.. Enumerable.Repeat(float.NaN, 12)];
        Assert.Equal(0, Fill(full, 3, 4, 5, GapFillMethod.Idw));
        Assert.Equal(0, Fill(empty, 3, 4, 5, GapFillMethod.Idw));
        Assert.All(empty, cell => Assert.True(float.IsNaN(cell)));
    }

    [Theory]
    [InlineData(12, 0, 3, 0.0)]
    [InlineData(12, 0, 3, double.NaN)]
    [InlineData(11, 0, 3, 1.0)]
    [InlineData(12, 1, 3, 1.0)]
    [InlineData(12, -1, 3, 1.0)]
    public void Numbers_that_do_not_fit_are_refused(int cells, int firstRow, int count, double reach) =>
        Assert.ThrowsAny<ArgumentException>(() => new GapFilling(3, 4, Reading(new float[12], 4), reach, GapFillMethod.Idw).Fill(firstRow, count, new float[cells]));

    private static long Fill(float[] cells, int rows, int columns, double reach, GapFillMethod method) =>
        new GapFilling(rows, columns, Reading([.. cells], columns), reach, method).Fill(0, rows, cells);

    private static CellReading Reading(float[] cells, int columns) => (row, column, into) => cells.AsSpan((row * columns) + column, into.Length).CopyTo(into);

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
