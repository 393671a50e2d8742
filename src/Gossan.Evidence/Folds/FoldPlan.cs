using System.Collections;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>Regions cut into folds: each fold's area is withheld once, with a guard round it from which nothing is learnt.</summary>
/// <remarks>Memory is a byte per cell, and a bit per cell more for every fold whose guard was asked for. It may be read by several threads.</remarks>
public sealed class FoldPlan
{
    private readonly WindowSource source;
    private readonly FoldAreas areas;
    private readonly IReadOnlyList<WindowCentre> sites;
    private readonly SiteReach reach;
    private readonly Lazy<BitArray[]>[] guarded;

    private FoldPlan(WindowSource source, IReadOnlyList<WindowCentre> sites, FoldAreas areas, FoldKind kind, int guard)
    {
        (this.source, this.sites, this.areas, Kind, Guard) = (source, sites, areas, kind, guard);
        reach = new(source, sites, areas, guard);
        guarded = [.. Enumerable.Range(0, Count).Select(fold => new Lazy<BitArray[]>(() =>
            [.. source.Stacks.Select((stack, region) => FoldGuard.Of(source.Valid[region], areas.Cells[region], stack.Grid.Rows, stack.Grid.Columns, fold, guard - 1))]))];
        Notes = [.. areas.Notes, SitesInWords(), guard == 0 ? "no guard between training and test windows" : $"guard: {guard} cells between the centres of training and test windows"];
    }

    /// <summary>How many folds there are, 2 or more.</summary>
    public int Count => areas.Names.Count;

    /// <summary>A name per fold: "1" to "K", the band's range, the region, or the text of the table.</summary>
    public IReadOnlyList<string> Names => areas.Names;

    /// <summary>By what the regions were cut.</summary>
    public FoldKind Kind { get; }

    /// <summary>Whether training and test windows may share cells by the way the folds were cut, so that scores are too good.</summary>
    public bool Optimistic => Kind == FoldKind.Random;

    /// <summary>Fewest cells between the centres of training and test windows, the larger of rows and columns; 0 for none.</summary>
    public int Guard { get; }

    /// <summary>The fold that tests each site, in the order of the sites.</summary>
    public IReadOnlyList<int> SiteFolds => areas.SiteFolds;

    /// <summary>What a user should know of the folds, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The sites that the plan was made for.</summary>
    internal IReadOnlyList<WindowCentre> Sites => sites;

    /// <summary>Cuts the regions into folds.</summary>
    /// <param name="source">The valid windows.</param>
    /// <param name="sites">Centres of the sites' windows, valid and distinct.</param>
    /// <param name="options">How to cut.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The folds, each with a site; the same for the same arguments.</returns>
    /// <exception cref="FoldException">The options are wrong, or a fold would have no site, or nothing to learn from.</exception>
    public static FoldPlan From(WindowSource source, IReadOnlyList<WindowCentre> sites, FoldOptions options, long seed, CancellationToken cancellation = default) =>
        From(source, sites, [], options, seed, cancellation);

    /// <summary>Cuts the regions into folds; a table of folds may name the sites.</summary>
    /// <param name="source">The valid windows.</param>
    /// <param name="sites">Centres of the sites' windows, valid and distinct.</param>
    /// <param name="siteNames">The name of each site; several cells may have one (a site's buffer). Empty where a table gives places.</param>
    /// <param name="options">How to cut.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The folds, each with a site; the same for the same arguments.</returns>
    /// <exception cref="FoldException">The options are wrong, or a fold would have no site, or nothing to learn from.</exception>
    public static FoldPlan From(WindowSource source, IReadOnlyList<WindowCentre> sites, IReadOnlyList<string> siteNames, FoldOptions options, long seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(siteNames);
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        cancellation.ThrowIfCancellationRequested();
        if (sites.Count < (options.Split is FoldKind.Region or FoldKind.File ? FoldOptions.Fewest : options.Folds))
        {
            throw FoldException.MoreFoldsThanSites(options.Split is FoldKind.Region or FoldKind.File ? FoldOptions.Fewest : options.Folds, sites.Count);
        }

        var areas = options.Split switch
        {
            FoldKind.Random => RandomFolds.Of(source, sites, options.Folds, seed),
            FoldKind.Bands => BandFolds.Of(source, sites, options.Folds, options.Bands),
            FoldKind.Region => RegionFolds.Of(source, sites),
            FoldKind.File => FileFolds.Of(source, sites, FoldTable.Read(options.File, source, sites, siteNames)),
            _ => BlockFolds.Of(source, sites, options, seed, cancellation),
        };
        cancellation.ThrowIfCancellationRequested();
        int guard = options.Guard is { } cells ? (int)Math.Ceiling(cells) : options.Split == FoldKind.Random ? 0 : source.Options.Size;
        var plan = new FoldPlan(source, sites, areas, options.Split, guard);
        plan.RequireTraining();
        return plan;
    }

    /// <summary>The fold whose area a cell lies in.</summary>
    /// <param name="centre">Any cell of a region.</param>
    /// <returns>0 to <see cref="Count"/> - 1; every cell has one, whether its window is valid or not.</returns>
    public int FoldOf(WindowCentre centre) => areas.Cells[centre.Region][CellOf(centre)];

    /// <summary>The valid windows of one fold's area.</summary>
    /// <param name="fold">Which fold, from 0.</param>
    /// <returns>Region by region, row-major.</returns>
    public IReadOnlyList<WindowCentre> WindowsOf(int fold)
    {
        ThrowIfNoFold(fold);
        var windows = new List<WindowCentre>();
        for (int region = 0; region < source.Valid.Count; region++)
        {
            for (int i = 0; i < source.Valid[region].Count; i++)
            {
                var (row, column) = source.Valid[region][i];
                var centre = new WindowCentre(region, row, column);
                if (FoldOf(centre) == fold)
                {
                    windows.Add(centre);
                }
            }
        }

        return windows;
    }

    /// <summary>Whether a cell is too near to a fold to learn from while that one is withheld.</summary>
    /// <param name="centre">Any cell of a region.</param>
    /// <param name="fold">Which fold, from 0.</param>
    /// <returns><see langword="true"/> outside the fold's area, where a valid window of the fold is nearer than <see cref="Guard"/>, the larger of rows and columns.</returns>
    public bool IsGuarded(WindowCentre centre, int fold)
    {
        ThrowIfNoFold(fold);
        return Guard > 0 && FoldOf(centre) != fold && guarded[fold].Value[centre.Region][CellOf(centre)];
    }

    /// <summary>The fold that validates while another is withheld.</summary>
    /// <param name="fold">The fold withheld, from 0.</param>
    /// <returns>The next fold, or the next after it with a site outside the guard; -1 with two folds, where a part of the other one validates.</returns>
    public int ValidationOf(int fold)
    {
        ThrowIfNoFold(fold);
        return reach.ValidationOf(fold, Guard);
    }

    /// <summary>With two folds, how the one that is not withheld is cut into training and validation; <see langword="null"/> where it cannot be.</summary>
    internal RestCut? CutOfRest(int fold) =>
        RestCut.Of([.. sites.Where((site, i) => SiteFolds[i] != fold && !IsGuarded(site, fold))], Guard);

    private void RequireTraining()
    {
        for (int fold = 0; fold < Count; fold++)
        {
            if (!CanLearn(fold, Guard))
            {
                int works = Guard - 1;
                while (works >= 0 && !Enumerable.Range(0, Count).All(other => CanLearn(other, works)))
                {
                    works--;
                }

                throw FoldException.NothingToLearn(Names[fold], Guard, works < 0 ? null : works, Kind);
            }
        }
    }

    private bool CanLearn(int fold, int guard) => Count > 2
        ? reach.ValidationOf(fold, guard) >= 0
        : RestCut.Of([.. sites.Where((_, i) => SiteFolds[i] != fold && reach[i, fold] >= guard)], guard) is not null;

    private int CellOf(WindowCentre centre) => (centre.Row * source.Stacks[centre.Region].Grid.Columns) + centre.Column;

    private void ThrowIfNoFold(int fold) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)fold, (uint)Count, nameof(fold));

    private string SitesInWords()
    {
        int[] counts = new int[Count];
        foreach (int fold in SiteFolds)
        {
            counts[fold]++;
        }

        const int Most = 12;
        string each = string.Join(", ", Names.Zip(counts, (name, count) => $"{name}: {count}").Take(Most));
        return $"sites per fold: {each}{(Count > Most ? $", and {Count - Most} folds more ({counts.Min()} to {counts.Max()} each)" : "")}";
    }
}
