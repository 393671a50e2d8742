using Gossan.Evidence.Folds;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>The labelled windows of one target: sites, likely negatives, and the training sites repeated until the classes balance.</summary>
/// <param name="Samples">Training, validation and test samples in this order.</param>
/// <param name="Notes">What a user should know about the draw, a sentence each.</param>
public sealed record SampleDraw(IReadOnlyList<Sample> Samples, IReadOnlyList<string> Notes)
{
    /// <summary>What the guard round a withheld fold costs; nothing for other draws.</summary>
    public GuardCost GuardCost { get; init; }

    /// <summary>The samples of one set.</summary>
    /// <param name="set">Which set.</param>
    /// <returns>In the order in which they were drawn.</returns>
    public IReadOnlyList<Sample> Of(SampleSet set) => [.. Samples.Where(sample => sample.Set == set)];

    /// <summary>Draws the samples of a target.</summary>
    /// <param name="source">The valid windows.</param>
    /// <param name="sites">Centres of the sites' windows, valid and distinct.</param>
    /// <param name="options">How to draw.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The samples; the same for the same arguments.</returns>
    /// <exception cref="SampleException">The sites cannot be split, or the range holds no negatives.</exception>
    public static SampleDraw From(WindowSource source, IReadOnlyList<WindowCentre> sites, SampleOptions options, long seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        SiteSplit split = options.Split == SplitKind.Random
            ? RandomSplit.Of(sites, options.TrainShare, SeededRandom.For(seed, "split"))
            : BlockSplit.Of(source, sites, options, seed);
        return Drawn(source, sites, split, options, seed, cancellation);
    }

    /// <summary>Draws the samples of a target with one fold withheld, all other sites to learn from.</summary>
    /// <inheritdoc cref="ForFold(WindowSource, IReadOnlyList{WindowCentre}, FoldPlan, int, SampleOptions, long, double, CancellationToken)"/>
    public static SampleDraw ForFold(
        WindowSource source, IReadOnlyList<WindowCentre> sites, FoldPlan plan, int fold, SampleOptions options, long seed, CancellationToken cancellation = default) =>
        ForFold(source, sites, plan, fold, options, seed, trainingShare: 1, cancellation);

    /// <summary>Draws the samples of a target with one fold withheld.</summary>
    /// <param name="source">The valid windows.</param>
    /// <param name="sites">Centres of the sites' windows, the same as the plan was made for.</param>
    /// <param name="plan">The folds.</param>
    /// <param name="fold">The fold withheld, from 0.</param>
    /// <param name="options">How to draw; <see cref="SampleOptions.Split"/>, its block size and its training share play no part.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="trainingShare">Share of the training sites to learn from, above 0 and up to 1; at least one is kept, and a smaller share is a part of a larger one.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>
    /// The samples; the same for the same arguments. Test: the fold's sites and likely negatives of its area. Validation: those of
    /// <see cref="FoldPlan.ValidationOf"/>, or with two folds of a third of the other one beyond a straight cut. Training: all others.
    /// No sample stands nearer than <see cref="FoldPlan.Guard"/> to the area of another set. Training sites that are set aside by the
    /// share are no samples at all.
    /// </returns>
    /// <exception cref="SampleException">The range holds no negatives for a set.</exception>
    public static SampleDraw ForFold(
        WindowSource source, IReadOnlyList<WindowCentre> sites, FoldPlan plan, int fold, SampleOptions options, long seed, double trainingShare, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(fold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fold, plan.Count);
        if (!(trainingShare is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(trainingShare), trainingShare, "A share of the training sites lies above 0 and is at most 1.");
        }

        if (!sites.SequenceEqual(plan.Sites))
        {
            throw new ArgumentException("The folds were planned for other sites.", nameof(plan));
        }

        options.Validated();
        long ofFold = SeededRandom.Derive(seed, "fold", fold);
        var split = FoldSplit.Of(source, sites, plan, fold, trainingShare, ofFold);
        return Drawn(source, sites, split, options, ofFold, cancellation) with { GuardCost = split.Cost };
    }

    private static SampleDraw Drawn(WindowSource source, IReadOnlyList<WindowCentre> sites, SiteSplit split, SampleOptions options, long seed, CancellationToken cancellation)
    {
        var notes = split.Notes(sites.Count).ToList();
        var training = split.Sites.Where(site => site.Set == SampleSet.Train).Select(site => site.Centre).ToList();
        var candidates = LikelyNegatives(source, sites, training, options, cancellation);
        var negatives = DrawNegatives(split, candidates, source.Count - sites.Count, options, seed, notes);
        if (options.ShuffleLabels)
        {
            notes.Add("control: the labels are shuffled among the samples of each set, so every score should be near chance");
        }

        return new(InOrder(split, negatives, options.ShuffleLabels, seed), notes);
    }

    /// <summary>
    /// The unlabelled windows in the asked range of distance to the training sites. Sites of the other sets take no part:
    /// negatives chosen as far from the test sites would make the test separable by construction.
    /// </summary>
    private static WindowCentre[] LikelyNegatives(
        WindowSource source, IReadOnlyList<WindowCentre> sites, IReadOnlyList<WindowCentre> training, SampleOptions options, CancellationToken cancellation)
    {
        var labelled = sites.ToHashSet();
        var unlabelled = new List<WindowCentre>();
        for (int region = 0; region < source.Valid.Count; region++)
        {
            for (int i = 0; i < source.Valid[region].Count; i++)
            {
                var (row, column) = source.Valid[region][i];
                var centre = new WindowCentre(region, row, column);
                if (!labelled.Contains(centre))
                {
                    unlabelled.Add(centre);
                }
            }
        }

        int[] order = DistanceRanking.Order(DistanceRanking.SumsOf(source, unlabelled, training, cancellation));
        var range = DistanceRanking.Range(order, options.LikelyNegatives[0], options.LikelyNegatives[1]);
        WindowCentre[] candidates = new WindowCentre[range.Length];
        for (int i = 0; i < candidates.Length; i++)
        {
            candidates[i] = unlabelled[range.Span[i]];
        }

        return candidates;
    }

    private static List<Sample> DrawNegatives(SiteSplit split, WindowCentre[] candidates, long unlabelled, SampleOptions options, long seed, List<string> notes)
    {
        var sets = Enum.GetValues<SampleSet>();
        int[] wanted = split.Negatives(options);
        int[] drawn = new int[sets.Length];
        SeededRandom.For(seed, "negatives").Shuffle(candidates);
        var negatives = new List<Sample>(wanted.Sum());
        foreach (var centre in candidates)
        {
            // The emptiest set first: with too few candidates for all, the sets are still filled in proportion.
            foreach (var set in sets.Where(set => drawn[(int)set] < wanted[(int)set]).OrderBy(set => (double)drawn[(int)set] / wanted[(int)set]))
            {
                if (split.TryAdmit(centre, set))
                {
                    negatives.Add(new(centre, Positive: false, set));
                    drawn[(int)set]++;
                    break;
                }
            }

            if (negatives.Count == wanted.Sum())
            {
                break;
            }
        }

        if (drawn.Contains(0))
        {
            throw SampleException.NoNegatives(unlabelled, FormattableString.Invariant($"[{options.LikelyNegatives[0]}, {options.LikelyNegatives[1]}]"));
        }

        if (negatives.Count < wanted.Sum())
        {
            notes.Add($"only {negatives.Count:N0} of {wanted.Sum():N0} likely negatives could be drawn: the range {options.LikelyNegatives[0]} to {options.LikelyNegatives[1]} holds no more that are free of another set's cells");
        }

        return negatives;
    }

    /// <summary>Set by set: the sites, in training repeated until there are as many as negatives, then the negatives.</summary>
    private static List<Sample> InOrder(SiteSplit split, List<Sample> negatives, bool shuffled, long seed)
    {
        var samples = new List<Sample>();
        foreach (var set in Enum.GetValues<SampleSet>())
        {
            Sample[] sites = [.. split.Sites.Where(site => site.Set == set).Select(site => new Sample(site.Centre, Positive: true, set))];
            Sample[] others = [.. negatives.Where(negative => negative.Set == set)];
            if (shuffled)
            {
                (sites, others) = Shuffled(sites, others, SeededRandom.For(seed, "shuffled labels", (long)set));
            }

            samples.AddRange(sites);
            if (set == SampleSet.Train)
            {
                // Whole rounds, then a random part of one: no site stands in more than one row more than another.
                SeededRandom.For(seed, "oversampling").Shuffle(sites);
                for (int i = sites.Length; i < others.Length; i++)
                {
                    samples.Add(sites[i % sites.Length]);
                }
            }

            samples.AddRange(others);
        }

        return samples;
    }

    /// <summary>
    /// As many positives as before, but which samples they are is drawn. Drawn among the samples and not among all windows: those differ
    /// from likely negatives by how they were chosen, and a model would learn that.
    /// </summary>
    private static (Sample[] Positive, Sample[] Negative) Shuffled(Sample[] positive, Sample[] negative, Random random)
    {
        Sample[] all = [.. positive, .. negative];
        random.Shuffle(all);
        return (
            [.. all.Take(positive.Length).Select(sample => sample with { Positive = true })],
            [.. all.Skip(positive.Length).Select(sample => sample with { Positive = false })]);
    }
}
