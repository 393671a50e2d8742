namespace Gossan.Bench.Harness;

/// <summary>Rows as a Markdown table, readable as it is.</summary>
internal static class Table
{
    private static readonly string[] Headings = ["what", "baseline", "Gossan", "ratio (lowest to highest turn)", "asked for"];

    /// <summary>Lays out the rows of one benchmark.</summary>
    public static string Of(IReadOnlyList<Row> rows)
    {
        string[][] cells = [Headings, .. rows.Select(row => new[] { row.What, row.Baseline, row.Ours, row.Value, Asked(row) })];
        int[] widths = [.. Headings.Select((_, column) => cells.Max(line => line[column].Length))];
        var lines = cells.Select(line => "| " + string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column]))) + " |").ToList();
        lines.Insert(1, "|" + string.Join("|", widths.Select(width => new string('-', width + 2))) + "|");
        return string.Join("\n", lines) + "\n";
    }

    private static string Asked(Row row) => row.Required is null ? "" : $"{row.Required}: {(row.IsMet ? "met" : "MISSED")}";
}
