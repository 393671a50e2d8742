using System.Globalization;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Novelty;

/// <summary>The windows that a model was trained on, out of the table of samples beside it.</summary>
public static class TrainingWindows
{
    /// <summary>Name of the table in a model's folder.</summary>
    public const string FileName = "samples.csv";

    private const int Fields = 7;

    /// <summary>Reads the distinct training windows, sites and likely negatives alike, in the table's order.</summary>
    /// <param name="path">The table that <see cref="SampleTable.Write"/> wrote.</param>
    /// <param name="windows">The regions, by name, that hold them.</param>
    /// <returns>Their centres.</returns>
    /// <exception cref="NoveltyException">The table is missing or damaged, or a window of it is none of <paramref name="windows"/>.</exception>
    public static IReadOnlyList<WindowCentre> Read(string path, WindowSource windows)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(windows);
        if (!File.Exists(path))
        {
            throw NoveltyException.Missing(path);
        }

        var regions = windows.Stacks.Select((stack, i) => (stack.Region, i)).ToDictionary(entry => entry.Region, entry => entry.i, StringComparer.Ordinal);
        var found = new List<WindowCentre>();
        int number = 1;
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            number++;
            string[] fields = line.Split(',');
            if (fields.Length < Fields)
            {
                throw NoveltyException.Damaged(path, number, $"it has {fields.Length} fields, but a sample has {Fields}");
            }

            if (!string.Equals(fields[^1], SampleTable.NameOf(SampleSet.Train), StringComparison.Ordinal))
            {
                continue;
            }

            // From the rear: a region's name is the one field that may hold a comma.
            string region = string.Join(',', fields[..^(Fields - 1)]);
            if (!regions.TryGetValue(region, out int index))
            {
                throw NoveltyException.Damaged(path, number, $"the project has no region '{region}'");
            }

            var grid = windows.Stacks[index].Grid;
            if (!int.TryParse(fields[^6], NumberStyles.None, CultureInfo.InvariantCulture, out int row)
                || !int.TryParse(fields[^5], NumberStyles.None, CultureInfo.InvariantCulture, out int column)
                || row >= grid.Rows || column >= grid.Columns || !windows.Valid[index].Contains(row, column))
            {
                throw NoveltyException.Damaged(path, number, $"region '{region}' has no valid window at row {fields[^6]}, column {fields[^5]}");
            }

            found.Add(new(index, row, column));
        }

        return [.. found.Distinct()];
    }
}
