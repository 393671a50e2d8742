using System.Globalization;
using CsCheck;
using Gossan.Evidence.Folds;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Folds;

public sealed class FoldPlanTests(FoldGround ground) : IClassFixture<FoldGround>
{
    private const double Block = 1_000;

    private static readonly FoldKind[] Spatial = [FoldKind.Blocks, FoldKind.Bands, FoldKind.File];

    private readonly WindowSource windows = ground.Windows;

    [Fact]
    public void No_cell_is_in_windows_of_two_sets_whichever_way_the_regions_are_cut()
    {
        int refused = 0, drawn = 0;
        Gen.Select(Gen.Long, Gen.Int[9, 40], Gen.Int[2, 5], Gen.Int[0, 2], Gen.Bool).Sample(
            (seed, count, folds, kind, east) =>
            {
                var sites = ground.Sites(count, seed);
                FoldPlan plan;
                try
                {
                    plan = Plan(sites, Options(Spatial[kind], sites, folds, east), seed);
                }
                catch (FoldException)
                {
                    Interlocked.Increment(ref refused);
                    return;
                }

                for (int fold = 0; fold < plan.Count; fold++)
                {
                    SampleDraw draw;
                    try
                    {
                        draw = SampleDraw.ForFold(windows, sites, plan, fold, new() { Multiplier = 10, LikelyNegatives = [0, 1] }, seed);
                    }
                    catch (SampleException)
                    {
                        Interlocked.Increment(ref refused);
                        continue;
                    }

                    Interlocked.Increment(ref drawn);
                    FoldGround.AssertNoSharedCell(windows, draw, $"seed {seed}, {Spatial[kind]}, fold {fold} of {folds}");
                    Assert.All(Enum.GetValues<SampleSet>(), set => Assert.Contains(draw.Of(set), sample => sample.Positive));
                }
            },
            iter: 150);
        Assert.True(drawn > 3 * refused, $"{refused} refused, {drawn} drawn");
    }

    [Fact]
    public void Folds_are_a_partition_of_all_valid_windows_and_each_site_is_tested_once() =>
        Gen.Select(Gen.Long, Gen.Int[12, 40], Gen.Int[2, 5], Gen.Enum<FoldKind>(), Gen.Bool).Where(drawn => drawn.Item4 != FoldKind.Region).Sample(
            (seed, count, folds, kind, east) =>
            {
                var sites = ground.Sites(count, seed);
                var plan = Plan(sites, Options(kind, sites, folds, east) with { Guard = 0 }, seed);
                var parts = Enumerable.Range(0, plan.Count).Select(plan.WindowsOf).ToList();

                Assert.Equal(folds, plan.Count);
                Assert.Equal(windows.Count, parts.Sum(part => part.Count));
                Assert.Equal(windows.Count, parts.SelectMany(part => part).Distinct().Count());
                Assert.All(parts, part => Assert.Equal(part.OrderBy(centre => (centre.Region, centre.Row, centre.Column)), part));
                Assert.All(sites.Zip(plan.SiteFolds), site => Assert.Equal(plan.FoldOf(site.First), site.Second));
                Assert.All(Enumerable.Range(0, folds), fold => Assert.Equal(
                    sites.Where((_, i) => plan.SiteFolds[i] == fold).ToHashSet(),
                    [.. SampleDraw.ForFold(windows, sites, plan, fold, new() { LikelyNegatives = [0, 1] }, seed).Of(SampleSet.Test).Where(sample => sample.Positive).Select(sample => sample.Centre)]));
            },
            iter: 60);

    [Fact]
    public void One_seed_gives_one_plan_and_another_seed_another() =>
        Gen.Select(Gen.Long, Gen.Enum<FoldKind>()).Where(drawn => drawn.Item2 != FoldKind.Region).Sample(
            (seed, kind) =>
            {
                var sites = ground.Sites(20, 1);
                var options = Options(kind, sites, 3, east: false) with { Guard = 0 };
                int[] Folds(long s) => [.. Made.Centres(windows).Select(Plan(sites, options, s).FoldOf)];

                Assert.Equal(Folds(seed), Folds(seed));
                if (kind is FoldKind.Blocks or FoldKind.Random)
                {
                    Assert.NotEqual(Folds(seed), Folds(seed + 1));
                }
            },
            iter: 20);

    [Fact]
    public void Blocks_are_squares_from_the_origin_and_their_folds_differ_by_no_more_sites_than_the_fullest_has() =>
        Gen.Select(Gen.Long, Gen.Int[10, 60], Gen.Int[2, 6]).Sample(
            (seed, count, folds) =>
            {
                var sites = ground.Sites(count, seed);
                var plan = Plan(sites, new() { Folds = folds, BlockSize = Block, Guard = 0 }, seed);
                var counts = plan.SiteFolds.CountBy(fold => fold).Select(fold => fold.Value).ToList();
                var blocks = sites.CountBy(site => (site.Row / 10, site.Column / 10)).Select(block => block.Value);

                Assert.InRange(counts.Max() - counts.Min(), 0, blocks.Max());
                Assert.All(Made.Centres(windows), centre => Assert.Equal(plan.FoldOf(new(0, centre.Row / 10 * 10, centre.Column / 10 * 10)), plan.FoldOf(centre)));
            },
            iter: 100);

    [Fact]
    public void Blocks_without_sites_are_dealt_evenly_by_area()
    {
        // 8 sites in blocks of their own, 40 blocks without any.
        List<WindowCentre> sites = [.. Enumerable.Range(0, 8).Select(i => new WindowCentre(0, 35, (10 * i) + 5))];
        var plan = Plan(sites, new() { Folds = 4, BlockSize = Block, Guard = 0 }, 5);
        int[] areas = [.. Enumerable.Range(0, 4).Select(fold => plan.WindowsOf(fold).Count)];

        Assert.Equal([2, 2, 2, 2], plan.SiteFolds.CountBy(fold => fold).Select(fold => fold.Value));
        Assert.InRange(areas.Max() - areas.Min(), 0, 100);
        Assert.Contains("blocks of 1 km (10 x 10 cells)", plan.Notes);
        Assert.Contains("8 of 48 blocks hold sites", plan.Notes);
        Assert.Contains("sites per fold: 1: 2, 2: 2, 3: 2, 4: 2", plan.Notes);
    }

    [Fact]
    public void A_cell_is_guarded_where_a_window_of_the_fold_is_nearer_than_the_guard()
    {
        int compared = 0;
        Gen.Select(Gen.Long, Gen.Int[0, 12], Gen.Int[0, 1]).Sample(
            (seed, guard, kind) =>
            {
                var sites = ground.Sites(30, seed);
                FoldPlan plan;
                try
                {
                    plan = Plan(sites, Options(kind == 0 ? FoldKind.Blocks : FoldKind.File, sites, 3, east: false) with { Guard = guard, BlockSize = 1_500 }, seed);
                }
                catch (FoldException)
                {
                    return;
                }

                compared++;
                for (int fold = 0; fold < 3; fold++)
                {
                    bool[] near = new bool[FoldGround.Rows * FoldGround.Columns];
                    foreach (var (_, row, column) in plan.WindowsOf(fold))
                    {
                        for (int r = Math.Max(0, row - guard + 1); r <= Math.Min(FoldGround.Rows - 1, row + guard - 1); r++)
                        {
                            for (int c = Math.Max(0, column - guard + 1); c <= Math.Min(FoldGround.Columns - 1, column + guard - 1); c++)
                            {
                                near[(r * FoldGround.Columns) + c] = true;
                            }
                        }
                    }

                    for (int cell = 0; cell < near.Length; cell++)
                    {
                        var centre = new WindowCentre(0, cell / FoldGround.Columns, cell % FoldGround.Columns);
                        Assert.Equal(near[cell] && plan.FoldOf(centre) != fold, plan.IsGuarded(centre, fold));
                    }
                }
            },
            iter: 30, threads: 1);
        Assert.InRange(compared, 20, 30);
    }

    [Fact]
    public void The_guard_is_the_windows_size_unless_given_and_none_at_random()
    {
        var sites = ground.Sites(30, 1);

        Assert.Equal(5, Plan(sites, new() { Folds = 3, BlockSize = Block }, 1).Guard);
        Assert.Equal(3, Plan(sites, new() { Folds = 3, BlockSize = Block, Guard = 2.5 }, 1).Guard);
        Assert.Equal(0, Plan(sites, new() { Split = FoldKind.Random }, 1).Guard);
        Assert.True(Plan(sites, new() { Split = FoldKind.Random }, 1).Optimistic);
        Assert.False(Plan(sites, new() { Folds = 3, BlockSize = Block }, 1).Optimistic);
    }

    [Fact]
    public void Random_folds_share_sites_and_cells_alike()
    {
        var plan = Plan(ground.Sites(33, 1), new() { Split = FoldKind.Random, Folds = 5 }, 7);

        Assert.Equal([6, 6, 7, 7, 7], plan.SiteFolds.CountBy(fold => fold).Select(fold => fold.Value).Order());
        Assert.All(Enumerable.Range(0, 5), fold => Assert.InRange(plan.WindowsOf(fold).Count, windows.Count * 0.17, windows.Count * 0.23));
        Assert.Contains(plan.Notes, note => note.Contains("optimistic", StringComparison.Ordinal));
    }

    [Fact]
    public void Bands_are_whole_rows_or_columns_in_order_with_equal_shares_of_the_sites()
    {
        List<WindowCentre> sites = [.. Enumerable.Range(0, 12).Select(i => new WindowCentre(0, 3 + (4 * i), 3 + (5 * (i % 3))))];
        var plan = Plan(sites, new() { Split = FoldKind.Bands, Folds = 3, Guard = 0 }, 1);

        // Latitude grows to the north: the first band is the southern one, the last rows.
        Assert.Equal([2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0], plan.SiteFolds);
        for (int row = 0; row < FoldGround.Rows; row++)
        {
            Assert.Equal(row <= 16 ? 2 : row <= 32 ? 1 : 0, plan.FoldOf(new(0, row, 40)));
            Assert.Equal(plan.FoldOf(new(0, row, 0)), plan.FoldOf(new(0, row, 79)));
        }

        // The meridian's 2,300 km / 0.9996 from the equator are 20.80 degrees; the cuts lie 1.75 and 3.35 km further south, the last row 5.95 km, at 110.7 km a degree.
        Assert.Equal(["-20.85 to -20.83", "-20.83 to -20.82", "-20.82 to -20.80"], plan.Names);
        var east = Plan(sites, new() { Split = FoldKind.Bands, Bands = BandDirection.Longitude, Folds = 3, Guard = 0 }, 1);
        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], east.SiteFolds);
    }

    [Fact]
    public void Sites_on_one_latitude_cannot_be_told_apart_by_bands()
    {
        List<WindowCentre> sites = [.. Enumerable.Range(0, 9).Select(i => new WindowCentre(0, 10 + (10 * (i % 2)), 5 + (8 * i)))];

        var thrown = Assert.Throws<FoldException>(() => Plan(sites, new() { Split = FoldKind.Bands, Folds = 3 }, 1));
        Assert.Equal("the sites stand at 2 latitudes, so 1 of 3 bands would have no site and no score.\nUse evaluation.folds of at most 2, or evaluation.bands=longitude.", thrown.Message);
    }

    [Fact]
    public void A_fold_per_region_tests_each_region_with_sites_and_deals_out_the_others()
    {
        using var folder = new TemporaryFolder();
        using var north = Made.Stack(folder, "north", 20, 30, 1, (_, r, c) => r + c);
        using var empty = Made.Stack(folder, "empty", 10, 10, 1, (_, r, c) => r + c);
        using var south = Made.Stack(folder, "south", 20, 40, 1, (_, r, c) => r - c);
        var source = new WindowSource([north, empty, south], new() { Size = 3 });
        List<WindowCentre> sites = [new(0, 5, 5), new(0, 5, 20), new(2, 5, 5), new(2, 15, 30), new(2, 5, 30)];
        var plan = FoldPlan.From(source, sites, new() { Split = FoldKind.Region, Folds = 9 }, 1);

        Assert.Equal(["north", "south"], plan.Names);
        Assert.Equal([0, 0, 1, 1, 1], plan.SiteFolds);
        Assert.Equal((18 * 28) + (8 * 8), plan.WindowsOf(0).Count);
        Assert.Equal(18 * 38, plan.WindowsOf(1).Count);
        Assert.Contains("no sites in 'empty': the region goes with the folds that have least area", plan.Notes);
        for (int fold = 0; fold < 2; fold++)
        {
            var draw = SampleDraw.ForFold(source, sites, plan, fold, new() { LikelyNegatives = [0, 1] }, 3);
            FoldGround.AssertNoSharedCell(source, draw, plan.Names[fold]);
            Assert.All(draw.Of(SampleSet.Test), sample => Assert.Equal(fold, plan.FoldOf(sample.Centre)));
            Assert.All(draw.Samples.Where(sample => sample.Set != SampleSet.Test), sample => Assert.NotEqual(fold, plan.FoldOf(sample.Centre)));
        }

        var thrown = Assert.Throws<FoldException>(() => FoldPlan.From(source, sites[..2], new() { Split = FoldKind.Region }, 1));
        Assert.Equal("a fold per region needs at least two regions with sites, but of 3 regions only 'north' has any.\nUse evaluation.split=blocks or bands, or add a region with sites.", thrown.Message);
    }

    [Fact]
    public void More_folds_than_sites_are_refused()
    {
        var thrown = Assert.Throws<FoldException>(() => Plan(ground.Sites(4, 1), new(), 1));

        Assert.Equal("5 folds need 5 sites, but there are 4.\nUse evaluation.folds of at most 4, or add sites.", thrown.Message);
    }

    [Fact]
    public void Too_few_blocks_with_sites_are_refused_with_what_would_work()
    {
        // Two blocks of 3 km hold them all.
        List<WindowCentre> sites = [new(0, 3, 3), new(0, 12, 12), new(0, 25, 25), new(0, 5, 40), new(0, 25, 55)];

        var thrown = Assert.Throws<FoldException>(() => Plan(sites, new() { BlockSize = 3_000 }, 1));
        Assert.StartsWith("with blocks of 3 km the sites lie in 2 blocks, so 3 of 5 folds would have no site and no score.\nUse evaluation.folds of at most 2, or a smaller block, such as evaluation.block_size of ", thrown.Message, StringComparison.Ordinal);

        // Both proposals do work.
        double proposed = double.Parse(thrown.Message.Split("block_size of ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.Equal(5, Plan(sites, new() { BlockSize = proposed, Guard = 0 }, 1).Count);
        Assert.Equal(2, Plan(sites, new() { BlockSize = 3_000, Folds = 2, Guard = 0 }, 1).Count);
    }

    [Fact]
    public void A_guard_that_leaves_nothing_to_learn_from_is_refused_with_one_that_does_not()
    {
        List<WindowCentre> sites = [.. Enumerable.Range(0, 8).Select(i => new WindowCentre(0, 10 + (10 * (i / 4)), 5 + (10 * (i % 4))))];
        var options = new FoldOptions { Folds = 4, BlockSize = Block, Guard = 60 };

        var thrown = Assert.Throws<FoldException>(() => Plan(sites, options, 1));
        Assert.Contains("a guard of 60 cells leaves no site to train on and to validate with.\nUse evaluation.guard of at most ", thrown.Message, StringComparison.Ordinal);
        int works = int.Parse(thrown.Message.Split("at most ")[1].Split(',')[0], CultureInfo.InvariantCulture);
        Assert.Equal(works, Plan(sites, options with { Guard = works }, 1).Guard);
        Assert.Throws<FoldException>(() => Plan(sites, options with { Guard = works + 1 }, 1));
    }

    [Fact]
    public void All_that_is_wrong_with_the_options_is_said_at_once()
    {
        var thrown = Assert.Throws<FoldException>(() => new FoldOptions { Split = FoldKind.File, Folds = 1, BlockSize = -5, Guard = double.NaN }.Validated());

        Assert.StartsWith("evaluation.folds is 1, but must lie in 2..250.\nevaluation.block_size is -5 metres, but must be positive (or 0 to choose it).\nevaluation.guard is NaN cells", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("evaluation.file names none", thrown.Message, StringComparison.Ordinal);
    }

    private FoldPlan Plan(IReadOnlyList<WindowCentre> sites, FoldOptions options, long seed) => FoldPlan.From(windows, sites, options, seed);

    private FoldOptions Options(FoldKind kind, IReadOnlyList<WindowCentre> sites, int folds, bool east) => new()
    {
        Split = kind,
        Folds = folds,
        BlockSize = Block,
        Bands = east ? BandDirection.Longitude : BandDirection.Latitude,
        File = kind == FoldKind.File ? Table(sites, folds) : "",
    };

    /// <summary>Folds in the order of the columns, so that neighbours are mostly in one.</summary>
    private string Table(IReadOnlyList<WindowCentre> sites, int folds)
    {
        var lines = sites.OrderBy(site => site.Column).Select((site, i) => $"{site.Row},{site.Column},{i * folds / sites.Count}");
        return ground.Table("row,column,fold\n" + string.Join('\n', lines) + "\n");
    }
}
