namespace Gossan.Evidence.Folds;

/// <summary>The regions cannot be cut into the folds asked for.</summary>
public sealed class FoldException : GossanException
{
    private const int MostNamed = 5;

    private FoldException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Options outside their range.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    /// <summary>A record of folds that cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">Why, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException Damaged(string path, string reason) => new($"{path} is damaged: {reason}\nRun `gossan compare` to write it again.");

    /// <summary>More folds than sites.</summary>
    /// <param name="folds">Folds asked for.</param>
    /// <param name="sites">Sites with a valid window.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException MoreFoldsThanSites(int folds, int sites) => new(sites >= FoldOptions.Fewest
        ? $"{folds} folds need {folds} sites, but there {(sites == 1 ? "is" : "are")} {sites}.\nUse evaluation.folds of at most {sites}, or add sites."
        : $"{folds} folds need {folds} sites, but there {(sites == 1 ? "is" : "are")} {sites}.\nAdd sites: a fold is measured on sites that others were learnt from.");

    /// <summary>Fewer blocks hold sites than there are folds.</summary>
    /// <param name="folds">Folds asked for.</param>
    /// <param name="blocks">Blocks that hold sites.</param>
    /// <param name="metres">Edge of a block, in metres.</param>
    /// <param name="smaller">An edge with which every fold gets a site, in metres; <see langword="null"/> where none does.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException EmptyBlocks(int folds, int blocks, double metres, double? smaller)
    {
        string fewer = blocks >= FoldOptions.Fewest ? $"Use evaluation.folds of at most {blocks}" : "No number of folds works with such blocks";
        string size = smaller is { } edge ? FormattableString.Invariant($", or a smaller block, such as evaluation.block_size of {Math.Floor(edge):F0} m") : "";
        return new(FormattableString.Invariant($"with blocks of {metres / 1000:G4} km the sites lie in {blocks} block{(blocks == 1 ? "" : "s")}, so {folds - blocks} of {folds} folds would have no site and no score.\n{fewer}{size}."));
    }

    /// <summary>Sites stand in fewer rows or columns than there are bands.</summary>
    /// <param name="folds">Bands asked for.</param>
    /// <param name="places">Different latitudes or longitudes of sites.</param>
    /// <param name="direction">What the bands are bands of.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException EmptyBands(int folds, int places, BandDirection direction)
    {
        string other = direction == BandDirection.Latitude ? "longitude" : "latitude";
        string fewer = places >= FoldOptions.Fewest ? $"Use evaluation.folds of at most {places}, or evaluation.bands={other}" : $"Use evaluation.bands={other}, or another evaluation.split";
        return new($"the sites stand at {places} {direction.ToString().ToLowerInvariant()}{(places == 1 ? "" : "s")}, so {folds - places} of {folds} bands would have no site and no score.\n{fewer}.");
    }

    /// <summary>A region has rows or columns without a latitude or longitude.</summary>
    /// <param name="grid">Its grid in words.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException NoDegrees(string grid) =>
        new($"the grid {grid} reaches places without a latitude and longitude, so it cannot be cut into bands.\nUse evaluation.split=blocks.");

    /// <summary>A fold per region needs two regions with sites.</summary>
    /// <param name="withSites">Names of the regions that have sites.</param>
    /// <param name="regions">How many regions there are.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException OneRegion(IReadOnlyList<string> withSites, int regions)
    {
        ArgumentNullException.ThrowIfNull(withSites);
        return new($"a fold per region needs at least two regions with sites, but of {regions} region{(regions == 1 ? "" : "s")} {(withSites.Count == 0 ? "none has any" : $"only '{withSites[0]}' has any")}.\nUse evaluation.split=blocks or bands, or add a region with sites.");
    }

    /// <summary>More folds come of the regions or of the table than can be told apart.</summary>
    /// <param name="folds">How many.</param>
    /// <param name="from">What they come of: "the table folds.csv".</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException TooMany(int folds, string from) =>
        new($"{from} gives {folds:N0} folds, more than {FoldOptions.Most}.\nGather several in one fold.");

    /// <summary>The table of folds cannot be read.</summary>
    /// <param name="path">The table.</param>
    /// <param name="reason">What is wrong with it, without a full stop.</param>
    /// <param name="cause">What caused it, or <see langword="null"/>.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException Table(string path, string reason, Exception? cause = null) =>
        new($"the table of folds {path} {reason}.\nIt needs a column fold and the places of the sites: row and column, x and y in the region's reference system, or site (the name); with several regions a column region too.", cause);

    /// <summary>Rows of the table meet no site.</summary>
    /// <param name="path">The table.</param>
    /// <param name="rows">The rows in words: "line 4 (row 3, column 7)".</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException UnknownSites(string path, IReadOnlyList<string> rows) =>
        new($"the table of folds {path} names {rows.Count} place{(rows.Count == 1 ? "" : "s")} without a site that is used: {Named(rows)}.\nTake {(rows.Count == 1 ? "it" : "them")} out, or correct the place.");

    /// <summary>Sites have no fold in the table.</summary>
    /// <param name="path">The table.</param>
    /// <param name="sites">The sites in words: "row 3, column 7 of 'north'".</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException MissingSites(string path, IReadOnlyList<string> sites) =>
        new($"the table of folds {path} says nothing of {sites.Count} site{(sites.Count == 1 ? "" : "s")}: {Named(sites)}.\nAdd a line with the fold of each.");

    /// <summary>A site has two folds in the table.</summary>
    /// <param name="path">The table.</param>
    /// <param name="site">The site in words.</param>
    /// <param name="one">One fold.</param>
    /// <param name="other">The other.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException TwoFolds(string path, string site, string one, string other) =>
        new($"the table of folds {path} puts the site at {site} into fold '{one}' and into fold '{other}'.\nLeave one of the two lines.");

    /// <summary>All sites of the table are in one fold.</summary>
    /// <param name="path">The table.</param>
    /// <param name="fold">The fold.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException OneFold(string path, string fold) =>
        new($"the table of folds {path} puts every site into fold '{fold}', so nothing would be left to learn from.\nUse at least two folds.");

    /// <summary>The guard leaves a fold nothing to learn from or to validate with.</summary>
    /// <param name="fold">The fold's name.</param>
    /// <param name="guard">The guard, in cells.</param>
    /// <param name="works">The largest guard that leaves every fold a training and a validation site; <see langword="null"/> where not even 0 does.</param>
    /// <param name="kind">How the folds were cut.</param>
    /// <returns>The exception to throw.</returns>
    public static FoldException NothingToLearn(string fold, int guard, int? works, FoldKind kind)
    {
        string cut = kind == FoldKind.Blocks ? "larger blocks (evaluation.block_size)" : "another evaluation.split";
        return new(works is { } cells
            ? $"when fold {fold} is withheld, a guard of {guard} cells leaves no site to train on and to validate with.\nUse evaluation.guard of at most {cells}, fewer folds, {cut}, or a smaller windows.size."
            : $"when fold {fold} is withheld, the other folds have too few sites to train on and to validate with, whatever the guard.\nUse more folds with fewer sites each, {cut}, or add sites.");
    }

    private static string Named(IReadOnlyList<string> things) =>
        string.Join("; ", things.Take(MostNamed)) + (things.Count > MostNamed ? $" and {things.Count - MostNamed} more" : "");
}
