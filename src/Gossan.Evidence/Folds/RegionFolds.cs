using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>A fold per region that has sites; regions without sites go to the folds with least area.</summary>
internal static class RegionFolds
{
    public static FoldAreas Of(WindowSource source, IReadOnlyList<WindowCentre> sites)
    {
        int[] withSites = [.. sites.Select(site => site.Region).Distinct().Order()];
        string[] names = [.. withSites.Select(region => source.Stacks[region].Region)];
        if (withSites.Length < FoldOptions.Fewest)
        {
            throw FoldException.OneRegion(names, source.Stacks.Count);
        }

        if (withSites.Length > FoldOptions.Most)
        {
            throw FoldException.TooMany(withSites.Length, "a fold per region");
        }

        byte[][] cells = [.. source.Stacks.Select((stack, region) =>
        {
            byte[] area = new byte[stack.Grid.Cells];
            Array.Fill(area, (byte)Math.Max(0, Array.IndexOf(withSites, region)));
            return area;
        })];
        var without = AreaShares.Fill(source, sites, names.Length, cells);
        return new(cells, [.. sites.Select(site => Array.IndexOf(withSites, site.Region))], names, [.. AreaShares.Note(without)]);
    }
}
