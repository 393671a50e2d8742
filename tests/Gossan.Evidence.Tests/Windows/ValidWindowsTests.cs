using CsCheck;
using Gossan.Evidence.Windows;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Windows;

public sealed class ValidWindowsTests
{
    private static readonly Gen<(bool[] Missing, int Rows, int Columns, WindowOptions Options)> Masks =
        Gen.Select(Gen.Int[1, 14], Gen.Int[1, 14], Gen.Int[0, 4], Gen.Bool, Gen.Int[0, 20]).SelectMany((rows, columns, radius, reflect, gaps) =>
            Gen.Int[0, (rows * columns) - 1].Array[gaps].Select(cells =>
            {
                bool[] missing = new bool[rows * columns];
                foreach (int cell in cells)
                {
                    missing[cell] = true;
                }

                // A window may not be larger than the region, so that one mirror is enough.
                int size = Math.Min((2 * radius) + 1, (Math.Min(rows, columns) - 1) | 1);
                size = size > Math.Min(rows, columns) ? size - 2 : size;
                return (missing, rows, columns, new WindowOptions { Size = size, Edge = reflect ? WindowEdge.Reflect : WindowEdge.Skip });
            }));

    [Fact]
    public void Running_counts_find_what_a_scan_of_every_window_finds() =>
        Masks.Sample(
            mask =>
            {
                var found = ValidWindows.Scan(mask.Missing, mask.Rows, mask.Columns, mask.Options);
                var expected = Slow(mask.Missing, mask.Rows, mask.Columns, mask.Options);
                return Enumerable.Range(0, found.Count).Select(i => found[i]).SequenceEqual(expected)
                    && Enumerable.Range(0, mask.Missing.Length).All(i => found.Contains(i / mask.Columns, i % mask.Columns) == expected.Contains((i / mask.Columns, i % mask.Columns)));
            },
            iter: 10_000);

    [Fact]
    public void A_window_larger_than_the_mask_is_nowhere_valid() =>
        Assert.Equal(0, ValidWindows.Scan(new bool[12], 3, 4, new() { Size = 5 }).Count);

    [Fact]
    public void A_window_larger_than_the_region_is_refused_with_the_largest_that_fits()
    {
        using var folder = new TemporaryFolder();
        using var stack = Made.Stack(folder, "r", 6, 9, 1, (_, r, c) => r + c);
        var thrown = Assert.Throws<WindowException>(() => ValidWindows.Of(stack, new() { Size = 7 }));

        Assert.Contains("windows.size is 7, but region 'r' has only 6 rows and 9 columns", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("at most 5 cells", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(2 * 5, ValidWindows.Of(stack, new() { Size = 5 }).Count);
    }

    [Fact]
    public void A_region_without_a_valid_window_names_the_layer_with_most_gaps()
    {
        using var folder = new TemporaryFolder();
        using var stack = Made.Stack(folder, "r", 6, 6, 2, (b, r, c) => (b == 0 && r == 3 && c == 3) || (b == 1 && (r + c) % 2 == 0) ? float.NaN : 1);
        var thrown = Assert.Throws<WindowException>(() => ValidWindows.Of(stack, new() { Size = 3 }));

        Assert.Contains("region 'r' has no window of 3 x 3 cells without a missing cell", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("layer 'band1' misses most (50.0 %", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "windows.size is 0")]
    [InlineData(4, 1, "use an odd number, such as 3 or 5")]
    [InlineData(-3, 1, "windows.size is -3")]
    [InlineData(33, 4, "not a multiple of windows.patch (4); the nearest patch that divides it is 3")]
    [InlineData(5, 0, "the nearest patch that divides it is 1")]
    public void Sizes_that_cannot_be_are_refused_with_one_that_can(int size, int patch, string part)
    {
        var thrown = Assert.Throws<WindowException>(() => new WindowOptions { Size = size, Patch = patch }.Validated());

        Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
    }

    private static List<(int Row, int Column)> Slow(bool[] missing, int rows, int columns, WindowOptions options)
    {
        var found = new List<(int, int)>();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                bool valid = true;
                for (int y = row - options.Radius; y <= row + options.Radius; y++)
                {
                    for (int x = column - options.Radius; x <= column + options.Radius; x++)
                    {
                        bool inside = y >= 0 && y < rows && x >= 0 && x < columns;
                        valid &= inside ? !missing[(y * columns) + x] : options.Edge == WindowEdge.Reflect && !missing[(Mirror(y, rows) * columns) + Mirror(x, columns)];
                    }
                }

                if (valid)
                {
                    found.Add((row, column));
                }
            }
        }

        return found;
    }

    private static int Mirror(int i, int n) => i < 0 ? -i : i < n ? i : n - 2 - (i - n);
}
