namespace Gossan.Evidence.Sites;

/// <summary>The sites of one target in one region: all of them, counted and named.</summary>
/// <param name="Source">The file, as written in the project.</param>
/// <param name="Sha256">Hash of that file.</param>
/// <param name="Sites">Every site of the file with its fate.</param>
/// <param name="Notes">What was assumed or skipped while reading, a sentence each.</param>
public sealed record SiteAudit(string Source, string Sha256, IReadOnlyList<Site> Sites, IReadOnlyList<string> Notes)
{
    /// <summary>The sites that mark a cell, in the file's order.</summary>
    /// <returns>One site per cell.</returns>
    public IReadOnlyList<Site> Used() => [.. Sites.Where(site => site.Fate == SiteFate.Used)];

    /// <summary>One line for people: "34 sites: 30 used, 2 outside (A, B), 2 sharing a cell (C, D)".</summary>
    /// <returns>Counts of every fate that occurs; of the sites not used, up to five names each.</returns>
    public string Describe()
    {
        var parts = Sites.GroupBy(site => site.Fate).OrderBy(group => group.Key).Select(group => group.Key switch
        {
            SiteFate.Used => $"{group.Count()} used",
            SiteFate.Outside => $"{group.Count()} outside the grid ({Names(group)})",
            SiteFate.OnMissingData => $"{group.Count()} on missing data ({Names(group)})",
            _ => $"{group.Count()} sharing a cell with another ({Names(group)})",
        });
        return $"{Sites.Count} site{(Sites.Count == 1 ? "" : "s")}: {string.Join(", ", parts)}";
    }

    private static string Names(IEnumerable<Site> sites)
    {
        var names = sites.Select(site => site.Name).ToList();
        return string.Join(", ", names.Take(5)) + (names.Count > 5 ? $" and {names.Count - 5} more" : "");
    }
}
