using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>The sites shared out between the sets, and the rule by which negatives follow.</summary>
internal sealed class SiteSplit
{
    private readonly BlockAssignment? blocks;
    private readonly CellClaims? claims;

    private SiteSplit(IReadOnlyList<(WindowCentre Centre, SampleSet Set)> sites, BlockAssignment? blocks, CellClaims? claims) =>
        (Sites, this.blocks, this.claims) = (sites, blocks, claims);

    /// <summary>The sites that are in a set.</summary>
    public IReadOnlyList<(WindowCentre Centre, SampleSet Set)> Sites { get; }

    /// <summary>Edge of a block in cells; 0 for a random split.</summary>
    public int BlockSize => blocks?.Size ?? 0;

    /// <summary>A share of at least three things for training, the rest halved, none of the parts empty.</summary>
    public static (int Train, int Validation, int Test) Shares(int count, double trainShare)
    {
        int train = Math.Clamp((int)(count * trainShare), 1, count - 2);
        int validation = Math.Max(1, (count - train) / 2);
        return (train, validation, count - train - validation);
    }

    /// <summary>How many negatives each set should get: shared out like the sites at random, else by the set's own sites.</summary>
    public int[] Negatives(SampleOptions options)
    {
        if (blocks is null)
        {
            var (train, validation, test) = Shares(options.Multiplier * Sites.Count, options.TrainShare);
            return [train, validation, test];
        }

        return [.. Enum.GetValues<SampleSet>().Select(set => options.Multiplier * CountOf(set))];
    }

    public int CountOf(SampleSet set) => Sites.Count(site => site.Set == set);

    /// <summary>Lets a negative join a set, where it may: its block is the set's, and its window shares no cell with another set's.</summary>
    public bool TryAdmit(WindowCentre negative, SampleSet set) =>
        blocks is null || (blocks.SetOf(negative) == set && claims!.TryClaim(negative, set));

    /// <summary>The authors' rule: a share of the sites at random, the rest halved.</summary>
    public static SiteSplit AtRandom(IReadOnlyList<WindowCentre> sites, double trainShare, Random random)
    {
        WindowCentre[] shuffled = [.. sites];
        random.Shuffle(shuffled);
        var (train, validation, _) = Shares(sites.Count, trainShare);
        return new([.. shuffled.Select((site, i) => (site, i < train ? SampleSet.Train : i < train + validation ? SampleSet.Validation : SampleSet.Test))], null, null);
    }

    /// <summary>Blocks of a given edge, or of the first edge that leaves every set near its share.</summary>
    public static SiteSplit ByBlocks(WindowSource source, IReadOnlyList<WindowCentre> sites, SampleOptions options, long seed)
    {
        SiteSplit? best = null;
        double bestBalance = 0;
        int size = 0;
        foreach (int candidate in options.BlockSize > 0 ? [options.BlockSize] : Sizes(source))
        {
            size = candidate;
            var split = Guarded(source, sites, new(source, sites, size, options.TrainShare, SeededRandom.For(seed, "blocks", size)));
            double balance = split.BalanceOver(sites.Count, options.TrainShare);
            if (balance > bestBalance)
            {
                (best, bestBalance) = (split, balance);
            }

            // 0.6: every set has at least 60 % of the sites that it should have.
            if (bestBalance >= 0.6)
            {
                break;
            }
        }

        return best ?? throw SampleException.CannotSplit(sites.Count, size, "at least one of training, validation and test would get no site whose window is free of the others' cells");
    }

    /// <summary>From an eighth of the region (never under three windows) down to one window.</summary>
    private static IEnumerable<int> Sizes(WindowSource source)
    {
        int window = source.Options.Size;
        int edge = source.Stacks.Max(stack => Math.Min(stack.Grid.Rows, stack.Grid.Columns)) / 8;
        for (int size = Math.Max(3 * window, edge); size >= window; size = size * 2 / 3)
        {
            yield return size;
        }
    }

    /// <summary>Test sites claim their cells first, then validation; a training site that would share a cell is left out.</summary>
    private static SiteSplit Guarded(WindowSource source, IReadOnlyList<WindowCentre> sites, BlockAssignment blocks)
    {
        var claims = new CellClaims(source);
        var kept = new List<(WindowCentre, SampleSet)>();
        foreach (var set in new[] { SampleSet.Test, SampleSet.Validation, SampleSet.Train })
        {
            kept.AddRange(sites.Where(site => blocks.SetOf(site) == set && claims.TryClaim(site, set)).Select(site => (site, set)));
        }

        return new([.. kept.OrderBy(site => site.Item2)], blocks, claims);
    }

    private double BalanceOver(int sites, double trainShare) => new[]
    {
        CountOf(SampleSet.Train) / (sites * trainShare),
        CountOf(SampleSet.Validation) / (sites * (1 - trainShare) / 2),
        CountOf(SampleSet.Test) / (sites * (1 - trainShare) / 2),
    }.Min();
}
