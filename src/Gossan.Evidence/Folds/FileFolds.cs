using System.Globalization;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>Folds by a table of sites: a cell goes with the nearest site of its region; regions without sites go to the folds with least area.</summary>
internal static class FileFolds
{
    public static FoldAreas Of(WindowSource source, IReadOnlyList<WindowCentre> sites, FoldTable table)
    {
        var texts = table.Folds.Distinct(StringComparer.Ordinal);
        bool numbers = table.Folds.All(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        string[] names = [.. numbers ? texts.OrderBy(text => double.Parse(text, CultureInfo.InvariantCulture)).ThenBy(text => text, StringComparer.Ordinal) : texts.Order(StringComparer.Ordinal)];
        if (names.Length < FoldOptions.Fewest)
        {
            throw FoldException.OneFold(table.Path, names[0]);
        }

        if (names.Length > FoldOptions.Most)
        {
            throw FoldException.TooMany(names.Length, $"the table {table.Path}");
        }

        int[] siteFolds = [.. table.Folds.Select(text => Array.IndexOf(names, text))];
        byte[][] cells = [.. source.Stacks.Select((stack, region) =>
        {
            var here = sites.Zip(siteFolds).Where(site => site.First.Region == region).ToList();
            return here.Count == 0 ? new byte[stack.Grid.Cells] : NearestSites.Fill(stack.Grid, here);
        })];
        var without = AreaShares.Fill(source, sites, names.Length, cells);
        return new(cells, siteFolds, names, [$"folds of the sites by {table.Path}; every other cell goes with its nearest site", .. AreaShares.Note(without)]);
    }
}
