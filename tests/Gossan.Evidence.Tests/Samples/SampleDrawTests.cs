using CsCheck;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Samples;

public sealed class SampleDrawTests : IDisposable
{
    private const int Rows = 60, Columns = 80;

    private static readonly SampleOptions AtRandom = new() { Split = SplitKind.Random };

    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private readonly WindowSource windows;

    public SampleDrawTests()
    {
        stack = Made.Stack(folder, "r", Rows, Columns, 2, (b, r, c) => b == 0 ? (float)Math.Sin(r / 7.0) + (c / 40f) : (((r * 31) + (c * 17)) % 23) / 11f);
        windows = new([stack], new() { Size = 5 });
    }

    public void Dispose()
    {
        stack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_random_split_shares_sites_and_negatives_alike()
    {
        var draw = Draw(Sites(33, 1), AtRandom, 7);

        // As in the authors' splits: 33 sites and 660 negatives, half to train on, the rest halved.
        Assert.Equal((16, 330), Counts(draw, SampleSet.Train));
        Assert.Equal((8, 165), Counts(draw, SampleSet.Validation));
        Assert.Equal((9, 165), Counts(draw, SampleSet.Test));
        Assert.Contains(draw.Notes, note => note.Contains("optimistic", StringComparison.Ordinal));
    }

    [Fact]
    public void Training_sites_are_repeated_until_the_classes_balance()
    {
        foreach (var split in new[] { SplitKind.Random, SplitKind.Blocks })
        {
            var training = Draw(Sites(33, 1), new() { Split = split }, 7).Of(SampleSet.Train);
            int[] rounds = [.. training.Where(sample => sample.Positive).GroupBy(sample => sample.Centre).Select(site => site.Count())];

            Assert.Equal(training.Count(sample => !sample.Positive), rounds.Sum());
            Assert.True(rounds.Max() - rounds.Min() <= 1);
        }
    }

    [Fact]
    public void Sets_share_no_window_and_sites_are_no_negatives()
    {
        foreach (var split in new[] { SplitKind.Random, SplitKind.Blocks })
        {
            var sites = Sites(33, 1);
            var distinct = Draw(sites, new() { Split = split }, 7).Samples.Distinct().ToList();

            Assert.Equal(distinct.Count, distinct.Select(sample => sample.Centre).Distinct().Count());
            Assert.DoesNotContain(distinct, sample => sample.Positive != sites.Contains(sample.Centre));
            Assert.All(distinct, sample => Assert.True(windows.Valid[0].Contains(sample.Centre.Row, sample.Centre.Column)));
        }
    }

    [Fact]
    public void The_ranking_sees_training_sites_only()
    {
        // The test sites go to other places of quite another look; which negatives count as likely must not change.
        var sites = Sites(12, 3);
        var options = AtRandom with { Multiplier = 1_000, LikelyNegatives = [0.3, 0.6] };
        var first = Draw(sites, options, 5);
        var moved = sites.ToArray();
        var free = Made.Centres(windows).Except(first.Samples.Select(sample => sample.Centre)).Except(sites).ToList();
        foreach (var test in first.Of(SampleSet.Test).Where(sample => sample.Positive))
        {
            // Nearest the other end of the order, so that a ranking that saw them would turn.
            var elsewhere = free.MaxBy(centre => Math.Abs(centre.Column - test.Centre.Column));
            free.Remove(elsewhere);
            moved[Array.IndexOf(moved, test.Centre)] = elsewhere;
        }

        var second = Draw(moved, options, 5);

        Assert.Equal(Sites(first, SampleSet.Train), Sites(second, SampleSet.Train));
        Assert.NotEqual(Sites(first, SampleSet.Test), Sites(second, SampleSet.Test));

        // All windows in the range are drawn. A moved site leaves and enters the unlabelled ones, which shifts the ends by as many.
        var likelyFirst = Negatives(first);
        var likelySecond = Negatives(second);
        int movedSites = Sites(first, SampleSet.Test).Count();
        Assert.InRange(likelyFirst.Except(likelySecond).Count(), 0, 2 * movedSites);

        // The same draw with all sites in the ranking differs by far more: the test would notice.
        var sums = DistanceRanking.SumsOf(windows, [.. likelyFirst], moved, TestContext.Current.CancellationToken);
        var training = Sites(first, SampleSet.Train).ToArray();
        var ofTraining = DistanceRanking.SumsOf(windows, [.. likelyFirst], training, TestContext.Current.CancellationToken);
        Assert.NotEqual(DistanceRanking.Order(ofTraining), DistanceRanking.Order(sums));
    }

    [Fact]
    public void Likely_negatives_are_the_asked_range_of_the_order_by_training_sites()
    {
        var sites = Sites(12, 3);
        var draw = Draw(sites, AtRandom with { Multiplier = 1_000, LikelyNegatives = [0.3, 0.6] }, 5);
        WindowCentre[] unlabelled = [.. Made.Centres(windows).Except(sites)];
        double[] sums = DistanceRanking.SumsOf(windows, unlabelled, [.. Sites(draw, SampleSet.Train)], TestContext.Current.CancellationToken);
        int[] range = DistanceRanking.Range(DistanceRanking.Order(sums), 0.3, 0.6).ToArray();

        Assert.Equal(range.Select(i => unlabelled[i]).ToHashSet(), Negatives(draw));
    }

    [Fact]
    public void Fewer_negatives_than_asked_are_taken_and_noted()
    {
        var draw = Draw(Sites(12, 3), AtRandom with { Multiplier = 1_000, LikelyNegatives = [0.3, 0.31] }, 5);
        int there = Negatives(draw).Count;

        Assert.InRange(there, 40, 44);
        Assert.Contains(draw.Notes, note => note.Contains($"only {there} of 12,000 likely negatives", StringComparison.Ordinal));

        // The sets are still filled in proportion.
        Assert.InRange(Counts(draw, SampleSet.Train).Negatives, (there / 2) - 1, (there / 2) + 1);
    }

    [Fact]
    public void An_empty_range_is_refused_with_the_number_of_unlabelled_windows()
    {
        var thrown = Assert.Throws<SampleException>(() => Draw(Sites(12, 3), AtRandom with { LikelyNegatives = [0.3, 0.3001] }, 5));

        Assert.Contains($"the range [0.3, 0.3001] of {windows.Count - 12:N0} unlabelled windows is empty", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_block_split_no_cell_is_in_windows_of_two_sets()
    {
        int refused = 0;
        Gen.Select(Gen.Long, Gen.Int[6, 40], Gen.Int[0, 4]).Sample(
            (seed, count, block) =>
            {
                SampleDraw draw;
                try
                {
                    draw = Draw(Sites(count, seed), new() { BlockSize = block == 0 ? 0 : 5 * block }, seed);
                }
                catch (SampleException)
                {
                    // Sites that lie too close together for this block are refused, never mixed.
                    Interlocked.Increment(ref refused);
                    return;
                }

                var owners = new SampleSet?[Rows, Columns];
                foreach (var sample in draw.Samples)
                {
                    for (int row = sample.Centre.Row - 2; row <= sample.Centre.Row + 2; row++)
                    {
                        for (int column = sample.Centre.Column - 2; column <= sample.Centre.Column + 2; column++)
                        {
                            Assert.True(owners[row, column] is null || owners[row, column] == sample.Set, $"seed {seed}: row {row}, column {column} is in two sets");
                            owners[row, column] = sample.Set;
                        }
                    }
                }

                foreach (var set in Enum.GetValues<SampleSet>())
                {
                    var (positives, negatives) = Counts(draw, set);
                    Assert.True(positives > 0 && negatives > 0, $"seed {seed}: no samples for {set}");
                }
            },
            iter: 200);
        Assert.InRange(refused, 0, 20);
    }

    [Fact]
    public void A_block_split_holds_with_mirrored_windows_too()
    {
        var reflecting = new WindowSource([stack], new() { Size = 7, Edge = WindowEdge.Reflect });
        var sites = Made.Centres(reflecting).Where(centre => (centre.Row * 80 + centre.Column) % 271 == 0).ToList();
        var draw = SampleDraw.From(reflecting, sites, new(), 3, TestContext.Current.CancellationToken);
        var byCell = draw.Samples.Distinct().SelectMany(sample =>
            from y in Enumerable.Range(sample.Centre.Row - 3, 7)
            from x in Enumerable.Range(sample.Centre.Column - 3, 7)
            where y is >= 0 and < Rows && x is >= 0 and < Columns
            select (Cell: (y, x), sample.Set));

        Assert.All(byCell.GroupBy(pair => pair.Cell), cell => Assert.Single(cell.Select(pair => pair.Set).Distinct()));
    }

    [Fact]
    public void Left_out_sites_are_noted_and_add_up()
    {
        var sites = Made.Centres(windows).Where((_, i) => i % 40 == 0).ToList();
        var draw = Draw(sites, new(), 11);
        int used = draw.Samples.Distinct().Count(sample => sample.Positive);

        Assert.True(used < sites.Count);
        Assert.Contains(draw.Notes, note => note.StartsWith($"{sites.Count - used} of {sites.Count} sites left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Sites_in_one_spot_cannot_be_split_by_blocks()
    {
        WindowCentre[] sites = [new(0, 20, 20), new(0, 20, 21), new(0, 21, 20), new(0, 21, 21)];
        var thrown = Assert.Throws<SampleException>(() => Draw(sites, new(), 1));

        Assert.Contains("the 4 sites cannot be split into separate blocks", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("samples.split=random", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SplitKind.Random)]
    [InlineData(SplitKind.Blocks)]
    public void One_seed_gives_one_draw_and_zero_is_a_seed_like_any_other(SplitKind split)
    {
        var options = new SampleOptions { Split = split };
        var sites = Sites(33, 1);

        foreach (long seed in new[] { 0, 1, -5, long.MaxValue })
        {
            Assert.Equal(Draw(sites, options, seed).Samples, Draw(sites, options, seed).Samples);
        }

        Assert.NotEqual(Draw(sites, options, 0).Samples, Draw(sites, options, 1).Samples);
        Assert.NotEqual(Draw(sites, options, 1).Samples, Draw(sites, options, 1 + (1L << 32)).Samples);
    }

    [Fact]
    public void Shuffled_labels_are_dealt_out_anew_among_the_samples_of_each_set()
    {
        var sites = Sites(20, 1);
        var real = Draw(sites, AtRandom, 3);
        var control = Draw(sites, AtRandom with { ShuffleLabels = true }, 3);

        foreach (var set in Enum.GetValues<SampleSet>())
        {
            var (before, after) = (real.Of(set).Distinct().ToList(), control.Of(set).Distinct().ToList());
            Assert.Equal(before.Select(sample => sample.Centre).ToHashSet(), after.Select(sample => sample.Centre).ToHashSet());
            Assert.Equal(before.Count(sample => sample.Positive), after.Count(sample => sample.Positive));
            Assert.NotEqual(before.Where(sample => sample.Positive).ToHashSet(), after.Where(sample => sample.Positive).ToHashSet());
        }

        Assert.Contains(control.Notes, note => note.StartsWith("control: the labels are shuffled", StringComparison.Ordinal));
        Assert.True(control.Samples.Where(sample => sample.Positive).Select(sample => sample.Centre).Distinct().Intersect(sites).Count() < 8);
    }

    [Fact]
    public void Samples_of_several_regions_are_drawn_from_all()
    {
        using var second = Made.Stack(folder, "s", 40, 50, 2, (b, r, c) => (float)Math.Cos((r + (b * c)) / 5.0));
        var both = new WindowSource([stack, second], new() { Size = 5 });
        var sites = Enumerable.Range(0, 30).Select(i => both[i * (both.Count / 30)]).ToList();
        var draw = SampleDraw.From(both, sites, new(), 1, TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], draw.Samples.Where(sample => sample.Positive).Select(sample => sample.Centre.Region).Distinct().Order());
        Assert.Equal([0, 1], draw.Samples.Where(sample => !sample.Positive).Select(sample => sample.Centre.Region).Distinct().Order());
    }

    [Fact]
    public void The_table_has_a_row_per_sample_with_its_place_on_the_map()
    {
        string path = folder["samples.csv"];
        SampleTable.Write(path, [new(new(0, 3, 4), true, SampleSet.Train), new(new(0, 3, 4), true, SampleSet.Train), new(new(0, 50, 60), false, SampleSet.Validation), new(new(0, 9, 9), false, SampleSet.Test)], windows);

        Assert.Equal(
            "region,row,column,x,y,label,set\nr,3,4,500450,7699650,1,train\nr,3,4,500450,7699650,1,train\nr,50,60,506050,7694950,0,validation\nr,9,9,500950,7699050,0,test\n",
            File.ReadAllText(path));
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var thrown = Assert.Throws<SampleException>(() => new SampleOptions { LikelyNegatives = [0.7, 0.2], Multiplier = 0, TrainShare = 1, BlockSize = -1 }.Validated());

        foreach (string part in new[] { "samples.likely_negatives is [0.7, 0.2]", "samples.multiplier is 0", "samples.train_share is 1", "samples.block_size is -1" })
        {
            Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
        }
    }

    private SampleDraw Draw(IReadOnlyList<WindowCentre> sites, SampleOptions options, long seed) => SampleDraw.From(windows, sites, options, seed, TestContext.Current.CancellationToken);

    private WindowCentre[] Sites(int count, long seed)
    {
        var centres = Made.Centres(windows);
        new Random((int)seed).Shuffle(centres);
        return centres[..count];
    }

    private static (int Positives, int Negatives) Counts(SampleDraw draw, SampleSet set)
    {
        var samples = draw.Of(set).Distinct().ToList();
        return (samples.Count(sample => sample.Positive), samples.Count(sample => !sample.Positive));
    }

    private static IEnumerable<WindowCentre> Sites(SampleDraw draw, SampleSet set) => draw.Of(set).Where(sample => sample.Positive).Select(sample => sample.Centre).Distinct();

    private static HashSet<WindowCentre> Negatives(SampleDraw draw) => [.. draw.Samples.Where(sample => !sample.Positive).Select(sample => sample.Centre)];
}
