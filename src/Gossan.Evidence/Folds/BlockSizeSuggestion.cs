using System.Globalization;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Evidence.Folds;

/// <summary>A size of blocks that keeps folds apart: as large as layers and sites stay alike, as small as the folds need sites.</summary>
/// <remarks>
/// Wanted is the largest of a window, the median of the layers' ranges and the reach of the sites' clusters (Roberts et al. 2017,
/// "Cross-validation strategies for data with temporal, spatial, hierarchical, or phylogenetic structure": blocks no smaller than what is
/// correlated). It is made smaller until three blocks per fold hold sites, else two, but not below four windows, or the guard takes most of
/// each block; where no such size does, down to a window until three blocks per fold hold sites, else two, or one.
/// </remarks>
/// <param name="Metres">Edge of a block, in metres, to three digits.</param>
/// <param name="Wanted">What layers and sites alone would ask for, in metres.</param>
/// <param name="Folds">For how many folds.</param>
/// <param name="BlocksWithSites">How many blocks of this size hold sites.</param>
/// <param name="MedianRange">The median of the layers' ranges, in metres; <see langword="null"/> where none could be measured.</param>
/// <param name="Layers">The layers' ranges.</param>
/// <param name="Spacing">The sites' spacing.</param>
/// <param name="Reasons">The size and what led to it, a sentence each.</param>
public sealed record BlockSizeSuggestion(
    double Metres, double Wanted, int Folds, int BlocksWithSites, double? MedianRange, IReadOnlyList<LayerRange> Layers, SiteSpacing Spacing, IReadOnlyList<string> Reasons)
{
    /// <summary>Suggests a size for prepared regions.</summary>
    /// <param name="source">The regions.</param>
    /// <param name="sites">Centres of the sites' windows.</param>
    /// <param name="folds">How many folds there will be.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The same for the same arguments.</returns>
    public static BlockSizeSuggestion From(WindowSource source, IReadOnlyList<WindowCentre> sites, int folds, long seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sites);
        var ranges = source.Stacks.SelectMany(stack => RangesOf(stack, cancellation)).ToList();
        var spacing = SiteSpacing.Of(
            [.. source.Stacks.Select((stack, region) =>
            {
                var cell = CellMetres.Of(stack.Grid);
                var valid = source.Valid[region];
                IReadOnlyList<(double, double)> here = [.. sites.Where(site => site.Region == region).Select(site => cell.PlaceOf(site.Row, site.Column))];
                return (here, (Func<Random, int, IReadOnlyList<(double, double)>>)((random, count) => [.. Enumerable.Range(0, count).Select(_ =>
                {
                    var (row, column) = valid[random.Next(valid.Count)];
                    return cell.PlaceOf(row, column);
                })]));
            })],
            seed);
        return Of([.. source.Stacks.Select(stack => stack.Grid)], sites, ranges, spacing, source.Options.Size, folds);
    }

    /// <summary>Suggests a size from what is known of layers and sites.</summary>
    /// <param name="grids">The regions' grids.</param>
    /// <param name="sites">The sites' cells.</param>
    /// <param name="ranges">The layers' ranges.</param>
    /// <param name="spacing">The sites' spacing.</param>
    /// <param name="window">Edge of a window, in cells.</param>
    /// <param name="folds">How many folds.</param>
    internal static BlockSizeSuggestion Of(IReadOnlyList<Grid> grids, IReadOnlyList<WindowCentre> sites, IReadOnlyList<LayerRange> ranges, SiteSpacing spacing, int window, int folds)
    {
        double cell = grids.Max(grid => Math.Max(CellMetres.Of(grid).Width, CellMetres.Of(grid).Height)), least = Rounded(window * cell, up: true);
        double[] sorted = [.. ranges.Select(range => range.Metres).Order()];
        double? median = sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        double wanted = Math.Max(least, Rounded(Math.Max(median ?? 0, spacing.ClusterReach ?? 0), up: false));
        int With(double edge)
        {
            var blocks = new BlockGrid(grids, edge);
            return sites.Select(site => blocks[site]).Distinct().Count();
        }

        double? Largest(int needed, double from, double to)
        {
            for (double edge = from; edge >= to; edge = Rounded(edge * 0.95, up: false))
            {
                if (With(edge) >= needed)
                {
                    return edge;
                }
            }

            return null;
        }

        // Of a block of four windows the guard leaves at least a quarter; of smaller ones next to nothing.
        double roomy = Math.Min(wanted, Rounded(4 * least, up: true));
        double found = Largest(3 * folds, wanted, roomy) ?? Largest(2 * folds, wanted, roomy) ?? Largest(3 * folds, wanted, least) ?? Largest(2 * folds, wanted, least) ?? Largest(folds, wanted, least) ?? Largest(folds, least, cell) ?? least;
        int withSites = With(found);
        return new(found, wanted, folds, withSites, median, ranges, spacing, [.. Words(found, wanted, least, withSites, folds, median, sorted, ranges, spacing)]);
    }

    /// <summary>The range of every layer of a stack; the bands of a categorical layer are one.</summary>
    internal static IReadOnlyList<LayerRange> RangesOf(EvidenceStack stack, CancellationToken cancellation)
    {
        var transects = LayerTransects.Of(stack, cancellation);
        var cell = CellMetres.Of(stack.Grid);
        var layers = stack.Bands.Select((band, i) => (Layer: band.Split('=')[0], Band: i)).GroupBy(pair => pair.Layer, pair => transects[pair.Band], StringComparer.Ordinal).ToArray();
        var ranges = new LayerRange?[layers.Length];
        Parallel.For(0, layers.Length, new ParallelOptions { CancellationToken = cancellation }, i => ranges[i] = RangeOf(layers[i].Key, [.. layers[i]], cell, codes: false));
        return [.. ranges.OfType<LayerRange>()];
    }

    /// <summary>The range of one layer; <see langword="null"/> where it cannot be measured. Its transects are ranked in place.</summary>
    internal static LayerRange? RangeOf(string layer, IReadOnlyList<LayerTransects> bands, CellMetres cell, bool codes)
    {
        if (bands.Count == 1 && !codes)
        {
            bands[0].Rank();
        }

        return Variogram.Of(bands, cell, codes).Range() is var (metres, atLeast) ? new(layer, metres, atLeast) : null;
    }

    private static IEnumerable<string> Words(
        double found, double wanted, double least, int withSites, int folds, double? median, double[] sorted, IReadOnlyList<LayerRange> ranges, SiteSpacing spacing)
    {
        string limit = found >= wanted
            ? $"{(wanted == least ? "the size of a window" : "the larger of both distances")} leaves {withSites} blocks with sites for {folds} folds"
            : $"less than the {Km(wanted)} wanted, so that {withSites} blocks hold sites for {folds} folds{(found < least ? $"; a window is {Km(least)}, so the guard will cost much" : "")}";
        yield return $"suggested block size: {Km(found)} ({limit})";
        int open = ranges.Count(range => range.AtLeast);
        yield return median is { } m
            ? $"layers: values stay alike over {Km(m)} (median of {sorted.Length}, from {Km(sorted[0])} to {Km(sorted[^1])}{(open == 0 ? "" : $", {open} beyond half the region")}; where an exponential variogram reaches 95 % of its sill)"
            : "layers: no range could be measured";
        yield return spacing.NearestNeighbour is { } nearest
            ? $"sites: the nearest neighbour is {Km(nearest)} away (median of {spacing.Sites}); {(spacing.ClusterReach is { } reach ? $"clusters reach {Km(reach)}" : "no clusters beyond chance")}"
            : $"sites: {spacing.Sites}, no two in one region";
    }

    private static string Km(double metres) => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:G3} km");

    /// <summary>Three digits, so that a size can be written down and gives the same blocks again.</summary>
    private static double Rounded(double metres, bool up)
    {
        if (metres <= 0)
        {
            return 0;
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(metres)) - 2);
        double digits = metres / unit;
        return Math.Round((up ? Math.Ceiling(digits - 1e-9) : Math.Floor(digits + 1e-9)) * unit, 9);
    }
}
