using System.Globalization;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>A table that gives each site its fold.</summary>
/// <remarks>
/// A CSV with a header, separated by commas, semicolons or tabs. Column fold holds any text or number. The site is found by row and column
/// (of its cell, from 0), else by x and y (in the region's reference system, anywhere in its cell), else by site, name or id (its name; all
/// cells of that name). Column region may be left out where there is one region. Every site needs a line, and every line a site.
/// </remarks>
/// <param name="Path">The file.</param>
/// <param name="Folds">The text of each site's fold.</param>
public sealed record FoldTable(string Path, IReadOnlyList<string> Folds)
{
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly string[] NameColumns = ["site", "name", "id"];

    /// <summary>Reads a table.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="source">The regions.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="siteNames">Their names; empty where they have none.</param>
    /// <returns>A fold for each site.</returns>
    /// <exception cref="FoldException">The file is not there, lacks columns or sites, or names places that are none.</exception>
    public static FoldTable Read(string path, WindowSource source, IReadOnlyList<WindowCentre> sites, IReadOnlyList<string> siteNames)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(siteNames);
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw FoldException.Table(path, File.Exists(path) ? "cannot be read" : "is not there", e);
        }

        if (lines.Length == 0)
        {
            throw FoldException.Table(path, "is empty");
        }

        char separator = Separators.MaxBy(mark => lines[0].Count(letter => letter == mark));
        var header = Fields(lines[0], separator);
        int Column(params string[] names) => names.Select(name => header.FindIndex(text => string.Equals(text, name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(index => index >= 0, -1);
        var columns = (Fold: Column("fold"), Region: Column("region"), Row: Column("row"), Column: Column("column"), X: Column("x"), Y: Column("y"), Name: Column(NameColumns));
        if (columns.Fold < 0)
        {
            throw FoldException.Table(path, $"has no column fold, only {string.Join(", ", header)}");
        }

        if (columns.Region < 0 && source.Stacks.Count > 1)
        {
            throw FoldException.Table(path, $"has no column region, but there are {source.Stacks.Count} regions");
        }

        bool cells = columns is { Row: >= 0, Column: >= 0 }, places = columns is { X: >= 0, Y: >= 0 };
        if (!cells && !places && (columns.Name < 0 || siteNames.Count == 0))
        {
            throw FoldException.Table(path, $"does not say where the sites are, its columns are {string.Join(", ", header)}");
        }

        string?[] folds = new string?[sites.Count];
        var unknown = new List<string>();
        var byCell = sites.Select((site, i) => (site, i)).ToDictionary(pair => pair.site, pair => pair.i);
        for (int line = 1; line < lines.Length; line++)
        {
            if (lines[line].Length == 0)
            {
                continue;
            }

            var fields = Fields(lines[line], separator);
            string Text(int column) => column < fields.Count ? fields[column] : throw FoldException.Table(path, $"has {fields.Count} fields in line {line + 1}, but {header.Count} columns");
            double Number(int column) => double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
                : throw FoldException.Table(path, $"has '{Text(column)}' for a number in line {line + 1}, column {header[column]}");
            int region = columns.Region < 0 ? 0 : source.Stacks.Select(stack => stack.Region).ToList().IndexOf(Text(columns.Region));
            string words = cells ? $"row {Text(columns.Row)}, column {Text(columns.Column)}" : places ? $"x {Text(columns.X)}, y {Text(columns.Y)}" : $"'{Text(columns.Name)}'";
            IEnumerable<int> found = region < 0 ? [] : cells ? At(Number(columns.Row), Number(columns.Column)) : places ? Over(Number(columns.X), Number(columns.Y)) : Named(Text(columns.Name));
            IEnumerable<int> At(double row, double column) => double.IsInteger(row) && double.IsInteger(column) && byCell.TryGetValue(new(region, (int)row, (int)column), out int site) ? [site] : [];
            IEnumerable<int> Over(double x, double y) => source.Stacks[region].Grid.CellAt(x, y) is var (row, column) ? At(row, column) : [];
            IEnumerable<int> Named(string name) => Enumerable.Range(0, sites.Count).Where(i => sites[i].Region == region && string.Equals(siteNames[i], name, StringComparison.Ordinal));
            string fold = Text(columns.Fold);
            if (fold.Length == 0)
            {
                throw FoldException.Table(path, $"has no fold in line {line + 1}");
            }

            int[] met = [.. found];
            if (met.Length == 0)
            {
                unknown.Add($"line {line + 1} ({words}{(columns.Region < 0 ? "" : $" of region '{Text(columns.Region)}'")})");
            }

            foreach (int site in met)
            {
                folds[site] = folds[site] is { } other && !string.Equals(other, fold, StringComparison.Ordinal) ? throw FoldException.TwoFolds(path, WordsOf(source, sites[site]), other, fold) : fold;
            }
        }

        return unknown.Count > 0 ? throw FoldException.UnknownSites(path, unknown)
            : folds.Contains(null) ? throw FoldException.MissingSites(path, [.. sites.Where((_, i) => folds[i] is null).Select(site => WordsOf(source, site))])
            : new(path, folds!);
    }

    private static string WordsOf(WindowSource source, WindowCentre site) => $"row {site.Row}, column {site.Column}{(source.Stacks.Count == 1 ? "" : $" of region '{source.Stacks[site.Region].Region}'")}";

    /// <summary>A line's fields, trimmed; quotes keep separators, two of them stand for one.</summary>
    private static List<string> Fields(string line, char separator)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == separator && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString().Trim());
        return fields;
    }
}
