namespace Gossan.Evidence.Sites;

/// <summary>The sites of one target in one region: all of them, counted and named.</summary>
/// <param name="Source">The file, as written in the project.</param>
/// <param name="Sha256">Hash of that file.</param>
/// <param name="Sites">Every site of the file with its fate, then the further cells of their buffers.</param>
/// <param name="Notes">What was assumed or skipped while reading, a sentence each.</param>
public sealed record SiteAudit(string Source, string Sha256, IReadOnlyList<Site> Sites, IReadOnlyList<string> Notes)
{
    /// <summary>The sites that mark a cell, in the file's order, and the cells of their buffers.</summary>
    /// <returns>One site per cell.</returns>
    public IReadOnlyList<Site> Used() => [.. Sites.Where(site => site.Marks)];

    /// <summary>One line for people: "34 sites: 30 used, 2 outside (A, B), 2 sharing a cell (C, D)".</summary>
    /// <returns>Counts of every fate that occurs; of the sites not used as they are, up to five names each; "no sites in sites.csv" where there are none.</returns>
    public string Describe()
    {
        if (Sites.Count == 0)
        {
            return $"no sites in {Source}";
        }

        int count = Sites.Count(site => site.Fate != SiteFate.Buffer);
        var parts = Sites.GroupBy(site => site.Fate).OrderBy(group => group.Key).Select(group => group.Key switch
        {
            SiteFate.Used => $"{group.Count()} used",
            SiteFate.Outside => $"{group.Count()} outside the region ({Names(group)})",
            SiteFate.OnMissingData => $"{group.Count()} on missing data ({Names(group)})",
            SiteFate.SharesCell => $"{group.Count()} sharing a cell with another ({Names(group, site => site.MovedMetres is { } metres ? FormattableString.Invariant($"{site.Name} moved by {metres:N0} m") : site.Name)})",
            SiteFate.Moved => $"{group.Count()} moved to the nearest cell with data ({Names(group, site => FormattableString.Invariant($"{site.Name} by {site.MovedMetres:N0} m"))})",
            _ => $"and {group.Count():N0} further cells within the buffer",
        });
        return $"{count} site{(count == 1 ? "" : "s")}: {string.Join(", ", parts)}";
    }

    private static string Names(IEnumerable<Site> sites, Func<Site, string>? name = null)
    {
        var names = sites.Select(name ?? (site => site.Name)).ToList();
        return string.Join(", ", names.Take(5)) + (names.Count > 5 ? $" and {names.Count - 5} more" : "");
    }
}
