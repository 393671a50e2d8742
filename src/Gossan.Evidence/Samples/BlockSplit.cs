using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>Blocks given to sets; a negative joins where its block is the set's and its window shares no cell with another set's.</summary>
internal sealed class BlockSplit : SiteSplit
{
    private readonly BlockAssignment blocks;
    private readonly CellClaims claims;

    private BlockSplit(IReadOnlyList<(WindowCentre Centre, SampleSet Set)> sites, BlockAssignment blocks, CellClaims claims)
        : base(sites) => (this.blocks, this.claims) = (blocks, claims);

    /// <summary>Blocks of a given edge, or of the first edge that leaves every set near its share.</summary>
    public static BlockSplit Of(WindowSource source, IReadOnlyList<WindowCentre> sites, SampleOptions options, long seed)
    {
        BlockSplit? best = null;
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

    /// <inheritdoc/>
    public override bool TryAdmit(WindowCentre negative, SampleSet set) => blocks.SetOf(negative) == set && claims.TryClaim(negative, set);

    /// <inheritdoc/>
    public override IEnumerable<string> Notes(int sites) => Sites.Count == sites ? [] :
        [$"{sites - Sites.Count} of {sites} sites left out, because their windows share cells with another set's (blocks of {blocks.Size} cells)"];

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
    private static BlockSplit Guarded(WindowSource source, IReadOnlyList<WindowCentre> sites, BlockAssignment blocks)
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
