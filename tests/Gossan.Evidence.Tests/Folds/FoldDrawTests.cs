using Gossan.Evidence.Folds;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Tests.Folds;

public sealed class FoldDrawTests(FoldGround ground) : IClassFixture<FoldGround>
{
    private static readonly SampleOptions Whole = new() { LikelyNegatives = [0, 1], Multiplier = 5 };

    private readonly WindowSource windows = ground.Windows;

    [Fact]
    public void One_fold_tests_the_next_one_validates_and_the_others_train()
    {
        var (sites, plan) = Planned(40, 4);
        var draw = Draw(sites, plan, 3);

        Assert.Equal(0, plan.ValidationOf(3));
        Assert.All(draw.Of(SampleSet.Test), sample => Assert.Equal(3, plan.FoldOf(sample.Centre)));
        Assert.All(draw.Of(SampleSet.Validation), sample => Assert.Equal((0, false), (plan.FoldOf(sample.Centre), plan.IsGuarded(sample.Centre, 3))));
        Assert.All(draw.Of(SampleSet.Train), sample => Assert.True(plan.FoldOf(sample.Centre) is 1 or 2 && !plan.IsGuarded(sample.Centre, 3) && !plan.IsGuarded(sample.Centre, 0)));
        Assert.All(draw.Samples, sample => Assert.Equal(sites.Contains(sample.Centre), sample.Positive));

        // Five negatives per site in each set, and training sites repeated to balance.
        foreach (var set in Enum.GetValues<SampleSet>())
        {
            var of = draw.Of(set);
            Assert.Equal(5 * of.Where(sample => sample.Positive).Distinct().Count(), of.Count(sample => !sample.Positive));
        }

        Assert.Equal(draw.Of(SampleSet.Train).Count(sample => sample.Positive), draw.Of(SampleSet.Train).Count(sample => !sample.Positive));
        Assert.Equal(draw.Samples.Count(sample => !sample.Positive), draw.Samples.Where(sample => !sample.Positive).Distinct().Count());
    }

    [Fact]
    public void The_guards_cost_is_what_is_in_no_set()
    {
        var (sites, plan) = Planned(40, 4);
        bool Lost(WindowCentre centre) => plan.FoldOf(centre) switch
        {
            1 => false,
            2 => plan.IsGuarded(centre, 1),
            _ => plan.IsGuarded(centre, 1) || plan.IsGuarded(centre, 2),
        };
        int lost = sites.Count(Lost), candidates = Made.Centres(windows).Except(sites).Count(Lost);
        var draw = Draw(sites, plan, 1);

        Assert.True(lost > 0 && candidates > 0);
        Assert.Equal(new(lost, candidates), draw.GuardCost);
        Assert.Equal(sites.Count - lost, draw.Samples.Where(sample => sample.Positive).Distinct().Count());
        Assert.Contains($"the guard of 5 cells leaves out {lost} of 40 sites and {candidates:N0} candidates for likely negatives", draw.Notes);
    }

    [Fact]
    public void Likely_negatives_are_ranked_by_the_training_sites_alone()
    {
        var (sites, plan) = Planned(40, 4);
        var draw = SampleDraw.ForFold(windows, sites, plan, 0, new() { LikelyNegatives = [0.4, 0.6], Multiplier = 10_000 }, 3);
        WindowCentre[] training = [.. draw.Of(SampleSet.Train).Where(sample => sample.Positive).Select(sample => sample.Centre).Distinct()];
        WindowCentre[] unlabelled = [.. Made.Centres(windows).Except(sites)];
        int[] range = DistanceRanking.Range(DistanceRanking.Order(DistanceRanking.SumsOf(windows, unlabelled, training)), 0.4, 0.6).ToArray();
        var negatives = draw.Samples.Where(sample => !sample.Positive).ToList();

        Assert.All(negatives, sample => Assert.Contains(Array.IndexOf(unlabelled, sample.Centre), range));
        Assert.Equal(range.Count(i => plan.FoldOf(unlabelled[i]) == 0), negatives.Count(sample => sample.Set == SampleSet.Test));
    }

    [Fact]
    public void With_two_folds_the_other_one_is_cut_into_training_and_validation()
    {
        foreach (var kind in new[] { FoldKind.Blocks, FoldKind.Bands, FoldKind.Random })
        {
            var sites = ground.Sites(40, 4);
            var plan = FoldPlan.From(windows, sites, new() { Split = kind, Folds = 2, BlockSize = 2_000 }, 4);
            for (int fold = 0; fold < 2; fold++)
            {
                var draw = Draw(sites, plan, fold);
                var (validation, training) = (Sites(draw, SampleSet.Validation), Sites(draw, SampleSet.Train));

                Assert.Equal(-1, plan.ValidationOf(fold));
                Assert.True(validation.Count > 0 && training.Count >= validation.Count, $"{kind}: {validation.Count} validate, {training.Count} train");
                Assert.All(draw.Samples, sample => Assert.Equal(sample.Set == SampleSet.Test, plan.FoldOf(sample.Centre) == fold));
                if (kind != FoldKind.Random)
                {
                    FoldGround.AssertNoSharedCell(windows, draw, $"{kind}, fold {fold}");
                }
            }
        }
    }

    [Fact]
    public void A_smaller_share_of_the_training_sites_is_a_part_of_a_larger_one()
    {
        var (sites, plan) = Planned(60, 4);
        var all = Draw(sites, plan, 0);
        var before = new HashSet<WindowCentre>();
        foreach (double share in new[] { 0.001, 0.05, 0.1, 0.2, 0.5, 1 })
        {
            var draw = SampleDraw.ForFold(windows, sites, plan, 0, Whole, 9, share);
            var kept = Sites(draw, SampleSet.Train);

            Assert.Equal(Math.Max(1, (int)Math.Round(share * Sites(all, SampleSet.Train).Count)), kept.Count);
            Assert.Superset(before, kept);
            Assert.Equal(5 * kept.Count, draw.Of(SampleSet.Train).Count(sample => !sample.Positive));
            Assert.DoesNotContain(draw.Samples, sample => !sample.Positive && sites.Contains(sample.Centre));
            Assert.Equal(Sites(all, SampleSet.Test), Sites(draw, SampleSet.Test));
            Assert.Equal(all.GuardCost, draw.GuardCost);
            before = kept;
        }

        Assert.Equal(Sites(all, SampleSet.Train), before);
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleDraw.ForFold(windows, sites, plan, 0, Whole, 9, 0));
    }

    [Fact]
    public void Shuffled_labels_stay_in_their_sets()
    {
        var (sites, plan) = Planned(40, 4);
        var real = Draw(sites, plan, 2);
        var control = SampleDraw.ForFold(windows, sites, plan, 2, Whole with { ShuffleLabels = true }, 9);
        foreach (var set in Enum.GetValues<SampleSet>())
        {
            Assert.Equal(real.Of(set).Select(sample => sample.Centre).ToHashSet(), [.. control.Of(set).Select(sample => sample.Centre)]);
            Assert.Equal(real.Of(set).Distinct().Count(sample => sample.Positive), control.Of(set).Distinct().Count(sample => sample.Positive));
            Assert.NotEqual(Sites(real, set), Sites(control, set));
        }
    }

    [Fact]
    public void One_seed_gives_one_draw_and_folds_draw_apart()
    {
        var (sites, plan) = Planned(40, 4);

        Assert.Equal(Draw(sites, plan, 1).Samples, Draw(sites, plan, 1).Samples);
        Assert.NotEqual(Draw(sites, plan, 1).Samples, SampleDraw.ForFold(windows, sites, plan, 1, Whole, 10).Samples);
    }

    [Fact]
    public void Sites_other_than_those_of_the_plan_are_a_wrong_call()
    {
        var (sites, plan) = Planned(40, 4);

        Assert.Throws<ArgumentException>(() => Draw([.. sites.Skip(1)], plan, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Draw(sites, plan, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.WindowsOf(-1));
    }

    private static HashSet<WindowCentre> Sites(SampleDraw draw, SampleSet set) => [.. draw.Of(set).Where(sample => sample.Positive).Select(sample => sample.Centre)];

    private SampleDraw Draw(IReadOnlyList<WindowCentre> sites, FoldPlan plan, int fold) => SampleDraw.ForFold(windows, sites, plan, fold, Whole, 9);

    private (IReadOnlyList<WindowCentre> Sites, FoldPlan Plan) Planned(int count, int folds)
    {
        var sites = ground.Sites(count, 4);
        return (sites, FoldPlan.From(windows, sites, new() { Folds = folds, BlockSize = 2_000 }, 4));
    }
}
