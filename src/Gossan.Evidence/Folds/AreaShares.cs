using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>Gives regions without sites, which no rule reaches, to the folds with least area.</summary>
internal static class AreaShares
{
    /// <summary>Fills the regions that have no site.</summary>
    /// <param name="source">The regions.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="folds">How many folds.</param>
    /// <param name="cells">Per region the fold of each cell; those of regions without sites are written.</param>
    /// <returns>The names of those regions.</returns>
    public static IReadOnlyList<string> Fill(WindowSource source, IReadOnlyList<WindowCentre> sites, int folds, byte[][] cells)
    {
        var withSites = sites.Select(site => site.Region).ToHashSet();
        long[] areas = new long[folds];
        foreach (int region in withSites)
        {
            for (int i = 0; i < source.Valid[region].Count; i++)
            {
                var (row, column) = source.Valid[region][i];
                areas[cells[region][(row * source.Stacks[region].Grid.Columns) + column]]++;
            }
        }

        var without = Enumerable.Range(0, cells.Length).Where(region => !withSites.Contains(region)).OrderByDescending(region => source.Valid[region].Count).ToList();
        foreach (int region in without)
        {
            int fold = Array.IndexOf(areas, areas.Min());
            Array.Fill(cells[region], (byte)fold);
            areas[fold] += source.Valid[region].Count;
        }

        return [.. without.Select(region => source.Stacks[region].Region)];
    }

    /// <summary>A note on those regions, or none.</summary>
    public static IEnumerable<string> Note(IReadOnlyList<string> without) => without.Count == 0 ? [] :
        [$"no sites in {string.Join(", ", without.Select(region => $"'{region}'"))}: {(without.Count == 1 ? "the region goes" : "the regions go")} with the folds that have least area"];
}
