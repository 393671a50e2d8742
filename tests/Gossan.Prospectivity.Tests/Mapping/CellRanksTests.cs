using CsCheck;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Tests.Prospects;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Mapping;

public class CellRanksTests
{
    [Fact]
    public void The_percentile_is_the_share_of_cells_below_to_one_percent_of_the_value() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 90], Gen.Int[0, 1000], Gen.Double[0.5, 4]).Sample(
            (rows, columns, seed, skew) =>
            {
                using var folder = new TemporaryFolder();
                var random = new Random(seed);
                float[] cells = [.. Enumerable.Range(0, rows * columns).Select(i => i > 0 && random.Next(5) == 0 ? float.NaN : (float)Math.Pow(random.NextDouble(), skew))];
                float[] known = [.. cells.Where(cell => !float.IsNaN(cell))];

                var ranks = CellRanks.Read(MadeMap.Raster(folder["map.tif"], MadeMap.Grid(rows, columns), ("likelihood", cells)), TestContext.Current.CancellationToken);

                Assert.Equal(known.Length, ranks.Cells);
                foreach (float value in known.Take(20).Append(0.5f))
                {
                    // Cells within a hundredth of the value are not told apart.
                    double low = 100.0 * known.Count(cell => cell < value * 0.99) / known.Length, high = 100.0 * known.Count(cell => cell < value * 1.01) / known.Length;
                    Assert.InRange(ranks.Percentile(value), low - 1e-9, high + 1e-9);
                }
            },
            iter: 30);

    [Fact]
    public void The_ends_are_none_and_all()
    {
        using var folder = new TemporaryFolder();
        var ranks = CellRanks.Read(MadeMap.Of(folder, "159", "1 9"), TestContext.Current.CancellationToken);

        Assert.Equal([0, 100], [ranks.Percentile(0), ranks.Percentile(1)]);
        Assert.Equal(0, ranks.Percentile(-0f));
    }

    [Fact]
    public void A_map_without_a_cell_has_no_percentiles()
    {
        using var folder = new TemporaryFolder();
        Assert.True(double.IsNaN(CellRanks.Read(MadeMap.Of(folder, "  ", "  "), TestContext.Current.CancellationToken).Percentile(0.5f)));
    }
}
