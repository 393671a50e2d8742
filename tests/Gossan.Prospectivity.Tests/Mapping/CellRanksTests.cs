using CsCheck;
using Gossan.Grids;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Tests.Prospects;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Mapping;

public class CellRanksTests
{
    [Fact]
    public void The_percentile_is_the_share_of_cells_below_to_one_part_in_two_thousand_of_the_value() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 90], Gen.Int[0, 1000], Gen.Double[0.5, 4]).Sample(
            (rows, columns, seed, skew) =>
            {
                using var folder = new TemporaryFolder();
                var random = new Random(seed);
                float[] cells = [.. Enumerable.Range(0, rows * columns).Select(i => i > 0 && random.Next(5) == 0 ? float.NaN : (float)Math.Pow(random.NextDouble(), skew))];
                float[] known = [.. cells.Where(cell => !float.IsNaN(cell))];

                var ranks = Read(MadeMap.Raster(folder["map.tif"], MadeMap.Grid(rows, columns), ("likelihood", cells)));

                Assert.Equal(known.Length, ranks.Cells);
                foreach (float value in known.Take(20).Append(0.5f))
                {
                    // Cells just below the value are not told apart from it.
                    double low = 100.0 * known.Count(cell => cell < value * (1 - (1 / 2048f))) / known.Length, high = 100.0 * known.Count(cell => cell < value) / known.Length;
                    Assert.InRange(ranks.Percentile(value), low - 1e-9, high + 1e-9);
                }
            },
            iter: 30);

    [Fact]
    public void Cells_of_equal_value_are_not_below_each_other()
    {
        using var folder = new TemporaryFolder();
        float[] values = [0.00125f, 0.1f, 0.1001f, 0.7f];
        float[] cells = [.. Enumerable.Range(0, 100).Select(i => values[i < 40 ? 0 : i < 60 ? 1 : i < 90 ? 2 : 3])];

        var ranks = Read(MadeMap.Raster(folder["map.tif"], MadeMap.Grid(10, 10), ("likelihood", cells)));

        Assert.Equal([0, 40, 60, 90], values.Select(ranks.Percentile));
    }

    [Fact]
    public void The_ends_are_none_and_all()
    {
        using var folder = new TemporaryFolder();
        var ranks = Read(MadeMap.Of(folder, "159", "1 9"));

        Assert.Equal([0, 100], [ranks.Percentile(0), ranks.Percentile(1)]);
        Assert.Equal(0, ranks.Percentile(-0f));
    }

    [Fact]
    public void A_map_without_a_cell_has_no_percentiles()
    {
        using var folder = new TemporaryFolder();
        Assert.True(double.IsNaN(Read(MadeMap.Of(folder, "  ", "  ")).Percentile(0.5f)));
    }

    private static CellRanks Read(string path)
    {
        using var raster = RasterFile.Open(path);
        return CellRanks.Read(raster, TestContext.Current.CancellationToken);
    }
}
