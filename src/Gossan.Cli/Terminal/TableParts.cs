namespace Gossan.Cli.Terminal;

/// <summary>Cuts a table that is wider than the screen into several below each other, each with the columns that name the rows.</summary>
internal static class TableParts
{
    /// <summary>Room before a column: a space for its edge, and one beside it.</summary>
    private const int Gap = 2;

    /// <summary>The space at the end of each line.</summary>
    private const int End = 1;

    /// <summary>Columns of each part. A column without a header belongs to the one before and stays beside it.</summary>
    /// <param name="headers">One per column.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="keys">The first columns, which name the rows and stand in each part.</param>
    /// <param name="width">Letters in a line.</param>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, int keys, int width)
    {
        int[] named = [.. Enumerable.Range(0, keys)];
        int taken = named.Sum(column => WidthOf(headers, rows, column));
        var parts = new List<List<int>> { new(named) };
        int used = taken;
        for (int column = keys; column < headers.Count;)
        {
            int end = column + 1;
            while (end < headers.Count && headers[end].Length == 0)
            {
                end++;
            }

            int[] group = [.. Enumerable.Range(column, end - column)];
            int wide = group.Sum(of => WidthOf(headers, rows, of));
            if (used + wide + End > width && used > taken)
            {
                parts.Add([.. named]);
                used = taken;
            }

            parts[^1].AddRange(group);
            used += wide;
            column = end;
        }

        return [.. parts.Select(part => part.ToArray())];
    }

    /// <summary>Whether columns fit beside each other.</summary>
    public static bool Fit(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, IEnumerable<int> columns, int width) => columns.Sum(column => WidthOf(headers, rows, column)) + End <= width;

    private static int WidthOf(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, int column) => Gap + rows.Select(row => row[column].Length).Append(headers[column].Length).Max();
}
