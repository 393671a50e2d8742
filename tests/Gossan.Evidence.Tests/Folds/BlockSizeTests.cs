using Gossan.Evidence.Folds;
using Gossan.Evidence.Synthetic;
using Gossan.Evidence.Windows;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Folds;

public sealed class BlockSizeTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(20)]
    public void The_range_of_an_exponential_field_is_recovered(double length)
    {
        // exp(-d / length) along rows and columns: 95 % of the sill at -ln(0.05) = 2.996 lengths.
        double[] field = Exponential(400, 500, length, 1);
        foreach (var shape in new Func<double, float>[] { v => (float)v, v => (float)Math.Exp(3 * v) })
        {
            var range = RangeOf(400, 500, (r, c) => shape(field[(r * 500) + c]), cell: 100);

            Assert.NotNull(range);
            Assert.InRange(range.Metres, 0.75 * 2.996 * length * 100, 1.25 * 2.996 * length * 100);
            Assert.False(range.AtLeast);
        }
    }

    [Fact]
    public void Unlike_cells_far_and_near_a_trend_and_a_constant_are_told_apart()
    {
        var noise = SeededRandom.For(3, "noise");
        float[] white = [.. Enumerable.Range(0, 200 * 200).Select(_ => noise.NextSingle())];

        Assert.InRange(RangeOf(200, 200, (r, c) => white[(r * 200) + c], 1)!.Metres, 0, 3);
        Assert.Equal((100, true), RangeOf(200, 200, (r, c) => r + c, 1) is var (_, metres, atLeast) ? (metres, atLeast) : default);
        Assert.Null(RangeOf(200, 200, (_, _) => 7, 1));
        Assert.Null(RangeOf(200, 200, (_, _) => float.NaN, 1));
    }

    [Fact]
    public void A_layer_of_classes_has_one_range_as_codes_and_as_bands()
    {
        double[] field = Exponential(200, 200, 8, 2);
        int ClassAt(int r, int c) => field[(r * 200) + c] switch { < -0.5 => 7, < 0.5 => 3, _ => 1 };
        var codes = Transects(200, 200, (r, c) => ClassAt(r, c));
        LayerTransects[] bands = [.. new[] { 1, 3, 7 }.Select(code => Transects(200, 200, (r, c) => ClassAt(r, c) == code ? 1 : 0))];

        var one = BlockSizeSuggestion.RangeOf("rock", [codes], new(100, 100), codes: true)!;
        var other = BlockSizeSuggestion.RangeOf("rock", bands, new(100, 100), codes: false)!;
        Assert.Equal(one.Metres, other.Metres, 1e-6);
        Assert.InRange(one.Metres, 500, 3_000);
    }

    [Fact]
    public void Clusters_reach_as_far_as_they_were_made_and_random_sites_have_none()
    {
        // Eight clusters of seven sites, each in a square of 4 km: pairs of one cluster are up to 5.7 km apart.
        var random = SeededRandom.For(5, "clusters");
        (double X, double Y)[] centres = [.. Enumerable.Range(0, 8).Select(i => (10_000.0 + (30_000 * (i % 3)), 10_000.0 + (30_000 * (i / 3))))];
        List<(double X, double Y)> clustered = [.. centres.SelectMany(centre => Enumerable.Range(0, 7).Select(_ => (centre.X + (random.NextDouble() * 4_000), centre.Y + (random.NextDouble() * 4_000))))];
        List<(double X, double Y)> scattered = [.. Anywhere(random, 56)];

        var clusters = SiteSpacing.Of([(clustered, Anywhere)], 1);
        var none = SiteSpacing.Of([(scattered, Anywhere)], 1);

        Assert.InRange(clusters.ClusterReach!.Value, 3_000, 5_700);
        Assert.Null(none.ClusterReach);
        Assert.InRange(clusters.NearestNeighbour!.Value, 200, 1_500);

        // Clark and Evans (1954): half the square root of the area per site.
        Assert.InRange(none.NearestNeighbour!.Value, 0.7 * 0.5 * 100_000 / Math.Sqrt(56), 1.3 * 0.5 * 100_000 / Math.Sqrt(56));
        Assert.Equal(new(1, null, null), SiteSpacing.Of([([(1, 1)], Anywhere)], 1));

        static IReadOnlyList<(double X, double Y)> Anywhere(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 100_000, random.NextDouble() * 100_000))];
    }

    [Fact]
    public void The_nearest_neighbours_median_is_that_worked_out_by_hand()
    {
        // Nearest distances 1, 1, 2, 5 and in the other region 3, 3: the median of 1 1 2 3 3 5 is 2.5.
        IReadOnlyList<(double, double)> first = [(0, 0), (1, 0), (3, 0), (3, 5)], second = [(0, 0), (0, 3)];

        Assert.Equal(2.5, SiteSpacing.Of([(first, (_, _) => []), (second, (_, _) => [])], 1).NearestNeighbour);
    }

    [Fact]
    public void The_size_is_what_layers_and_clusters_ask_for_and_no_more_than_the_folds_allow()
    {
        var grid = Made.Grid(400, 400);
        List<WindowCentre> sites = [.. Enumerable.Range(0, 64).Select(i => new WindowCentre(0, 25 + (50 * (i / 8)), 25 + (50 * (i % 8))))];
        LayerRange[] ranges = [new("a", 3_000, false), new("b", 4_000, false), new("c", 39_000, true)];
        BlockSizeSuggestion Suggested(double? reach, int window, int folds, params LayerRange[] layers) => BlockSizeSuggestion.Of([grid], sites, layers, new(64, 5_000, reach), window, folds);

        // The median range of 4 km gives 100 blocks, enough.
        Assert.Equal((4_000, 4_000), Suggested(null, 5, 5, ranges) is var calm ? (calm.Metres, calm.Wanted) : default);
        Assert.Equal(4_500, Suggested(4_500, 5, 5, ranges).Metres);
        Assert.Equal(6_500, Suggested(null, 65, 5, ranges).Metres);

        // 30 km would leave 4 blocks: made smaller until 15 of them hold sites, a side of 4 x 4, under 13.3 km.
        var wide = Suggested(30_000, 5, 5, ranges);
        Assert.InRange(wide.Metres, 12_000, 13_300);
        Assert.Equal((30_000, 16), (wide.Wanted, wide.BlocksWithSites));
        Assert.Equal(
            [
                FormattableString.Invariant($"suggested block size: {wide.Metres / 1000:G3} km (less than the 30 km wanted, so that 16 blocks hold sites for 5 folds)"),
                "layers: values stay alike over 4 km (median of 3, from 3 km to 39 km, 1 beyond half the region; where an exponential variogram reaches 95 % of its sill)",
                "sites: the nearest neighbour is 5 km away (median of 64); clusters reach 30 km",
            ],
            wide.Reasons);
    }

    [Fact]
    public void A_plan_without_a_block_size_takes_the_suggested_one()
    {
        using var folder = new TemporaryFolder();
        double[] field = Exponential(120, 160, 5, 4);
        using var stack = Made.Stack(folder, "r", 120, 160, 2, (b, r, c) => (float)(b == 0 ? field[(r * 160) + c] : Math.Exp(field[(r * 160) + c])));
        var windows = new WindowSource([stack], new() { Size = 5 });
        var sites = FoldGround.Sites(windows, 40, 2);
        var suggestion = BlockSizeSuggestion.From(windows, sites, 4, 1);
        var plan = FoldPlan.From(windows, sites, new() { Folds = 4 }, 1);
        var stated = FoldPlan.From(windows, sites, new() { Folds = 4, BlockSize = suggestion.Metres }, 1);

        // 5 cells of 100 m, times three.
        Assert.InRange(suggestion.MedianRange!.Value, 1_100, 1_900);
        Assert.Equal(suggestion.Layers[0].Metres, suggestion.Layers[1].Metres, 1e-6);
        Assert.All(suggestion.Reasons, reason => Assert.Contains(reason, plan.Notes));
        Assert.Equal(stated.SiteFolds, plan.SiteFolds);
    }

    private static LayerRange? RangeOf(int rows, int columns, Func<int, int, float> value, double cell) =>
        BlockSizeSuggestion.RangeOf("a", [Transects(rows, columns, value)], new(cell, cell), codes: false);

    private static LayerTransects Transects(int rows, int columns, Func<int, int, float> value)
    {
        var transects = new LayerTransects(rows, columns);
        for (int row = 0; row < rows; row += 7)
        {
            // In strips, the last one shorter, as layers are read.
            int first = row, count = Math.Min(7, rows - row);
            transects.Add(row, [.. Enumerable.Range(0, count * columns).Select(i => value(first + (i / columns), i % columns))]);
        }

        return transects;
    }

    /// <summary>An autoregressive chain along rows and then along columns: its correlation is exactly exp(-distance / length) along both.</summary>
    private static double[] Exponential(int rows, int columns, double length, long seed)
    {
        var random = SeededRandom.For(seed, "exponential field");
        double memory = Math.Exp(-1 / length), fresh = Math.Sqrt(1 - (memory * memory));
        double[] field = [.. Enumerable.Range(0, rows * columns).Select(_ => RandomField.Normal(random))];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 1; column < columns; column++)
            {
                field[(row * columns) + column] = (memory * field[(row * columns) + column - 1]) + (fresh * field[(row * columns) + column]);
            }
        }

        for (int cell = columns; cell < field.Length; cell++)
        {
            field[cell] = (memory * field[cell - columns]) + (fresh * field[cell]);
        }

        return field;
    }
}
