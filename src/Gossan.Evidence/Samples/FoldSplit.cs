using Gossan.Evidence.Folds;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>One fold withheld: its area tests, another validates, the rest trains, with the plan's guard between all three.</summary>
internal sealed class FoldSplit : SiteSplit
{
    private readonly FoldPlan plan;
    private readonly int test;
    private readonly int validation;
    private readonly RestCut? cut;
    private readonly int dropped;

    private FoldSplit(FoldPlan plan, int test, int validation, RestCut? cut, IReadOnlyList<(WindowCentre Centre, SampleSet Set)> sites, GuardCost cost, int dropped)
        : base(sites) => (this.plan, this.test, this.validation, this.cut, Cost, this.dropped) = (plan, test, validation, cut, cost, dropped);

    /// <summary>What the guard costs.</summary>
    public GuardCost Cost { get; }

    /// <summary>Withholds a fold.</summary>
    /// <param name="source">The valid windows.</param>
    /// <param name="sites">The sites, as the plan was made for.</param>
    /// <param name="plan">The folds.</param>
    /// <param name="test">The fold withheld.</param>
    /// <param name="trainingShare">Share of the training sites kept.</param>
    /// <param name="seed">Draws which are kept.</param>
    public static FoldSplit Of(WindowSource source, IReadOnlyList<WindowCentre> sites, FoldPlan plan, int test, double trainingShare, long seed)
    {
        int validation = plan.ValidationOf(test);
        var all = new FoldSplit(plan, test, validation, validation < 0 ? plan.CutOfRest(test) : null, [], default, dropped: 0);
        var kept = new List<(WindowCentre Centre, SampleSet Set)>();
        foreach (var site in sites)
        {
            if (all.SetOf(site) is { } set)
            {
                kept.Add((site, set));
            }
        }

        var cost = new GuardCost(sites.Count - kept.Count, all.WindowsWithout(source, sites));
        int training = kept.Count(site => site.Set == SampleSet.Train);
        kept = [.. kept.OrderBy(site => site.Set)];

        // The sites in an order that does not depend on the share: a smaller share is the beginning of a larger one.
        int[] order = [.. Enumerable.Range(0, training)];
        SeededRandom.For(seed, "training share").Shuffle(order);
        int keep = Math.Clamp((int)Math.Round(training * trainingShare), Math.Min(1, training), training);
        foreach (int site in order[keep..].OrderDescending())
        {
            kept.RemoveAt(site);
        }

        return new(plan, test, validation, all.cut, kept, cost, training - keep);
    }

    /// <inheritdoc/>
    public override bool TryAdmit(WindowCentre negative, SampleSet set) => SetOf(negative) == set;

    /// <inheritdoc/>
    public override IEnumerable<string> Notes(int sites)
    {
        string validates = validation >= 0 ? $"fold {plan.Names[validation]} validates" : "a part of the other fold beyond a straight cut validates";
        yield return $"fold {plan.Names[test]} is withheld ({CountOf(SampleSet.Test)} sites), {validates} ({CountOf(SampleSet.Validation)} sites), {CountOf(SampleSet.Train)} sites train";
        if (Cost.Sites > 0 || Cost.Windows > 0)
        {
            yield return $"the guard of {plan.Guard} cells leaves out {Cost.Sites} of {sites} sites and {Cost.Windows:N0} candidates for likely negatives";
        }

        if (dropped > 0)
        {
            yield return $"{dropped} training sites set aside, so that {CountOf(SampleSet.Train)} are left to learn from";
        }

        if (plan.Optimistic)
        {
            yield return "random folds: training and test windows overlap where sites cluster, so the scores are optimistic";
        }
    }

    /// <summary>What a window is for; <see langword="null"/> where a window of another set is too near.</summary>
    private SampleSet? SetOf(WindowCentre centre)
    {
        int fold = plan.FoldOf(centre);
        return fold == test ? SampleSet.Test
            : plan.IsGuarded(centre, test) ? null
            : validation < 0 ? cut?.SetOf(centre)
            : fold == validation ? SampleSet.Validation
            : plan.IsGuarded(centre, validation) ? null
            : SampleSet.Train;
    }

    private long WindowsWithout(WindowSource source, IReadOnlyList<WindowCentre> sites)
    {
        long count = -sites.Count(site => SetOf(site) is null);
        for (int region = 0; region < source.Valid.Count; region++)
        {
            for (int i = 0; i < source.Valid[region].Count; i++)
            {
                var (row, column) = source.Valid[region][i];
                count += SetOf(new(region, row, column)) is null ? 1 : 0;
            }
        }

        return count;
    }
}
