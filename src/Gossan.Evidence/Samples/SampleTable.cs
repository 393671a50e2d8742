using System.Globalization;
using System.Text;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>Samples as a table for people and other programs: region, row, column, x, y, label, set.</summary>
public static class SampleTable
{
    /// <summary>Writes the samples in their order; a site that is repeated for balance stands in as many rows.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="source">Gives regions and map positions (centre of the cell, in the region's reference system).</param>
    public static void Write(string path, IReadOnlyList<Sample> samples, WindowSource source)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(source);
        var text = new StringBuilder("region,row,column,x,y,label,set\n");
        foreach (var (centre, positive, set) in samples)
        {
            var stack = source.Stacks[centre.Region];
            var (x, y) = stack.Grid.CentreOf(centre.Row, centre.Column);
            text.Append(CultureInfo.InvariantCulture, $"{stack.Region},{centre.Row},{centre.Column},{x},{y},{(positive ? 1 : 0)},{NameOf(set)}\n");
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    /// <summary>The word for a set in files.</summary>
    /// <param name="set">Which set.</param>
    /// <returns>"train", "validation" or "test".</returns>
    public static string NameOf(SampleSet set) => set switch
    {
        SampleSet.Train => "train",
        SampleSet.Validation => "validation",
        _ => "test",
    };
}
