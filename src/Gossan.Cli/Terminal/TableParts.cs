namespace Gossan.Cli.Terminal;

/// <summary>Cuts a table that is wider than the screen into several below each other, each with the columns that name the rows.</summary>
internal static class TableParts
{
    /// <summary>Room between two columns.</summary>
    public const int Gap = 2;

    /// <summary>Columns of each part. A column without a header belongs to the one before and stays beside it.</summary>
    /// <param name="headers">One per column.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="keys">The first columns, which name the rows and stand in each part.</param>
    /// <param name="width">Letters in a line.</param>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, int keys, int width)
    {
        int WidthOf(int column) => Gap + rows.Select(row => row[column].Length).Append(headers[column].Length).Max();
        int[] named = [.. Enumerable.Range(0, keys)];
        int taken = named.Sum(WidthOf);
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
            int wide = group.Sum(WidthOf);
            if (used + wide > width && used > taken)
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
}
