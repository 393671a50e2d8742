using System.Globalization;
using System.Text;
using Gossan.Evidence.Samples;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Training;

/// <summary><c>predictions.csv</c>: every labelled window with what the model says of it.</summary>
public static class PredictionTable
{
    /// <summary>Name of the file in the model's folder.</summary>
    public const string FileName = "predictions.csv";

    private const int Columns = 7;

    private const string Header = "region,row,column,label,set,logit,likelihood";

    /// <summary>Writes the table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="predictions">A line each.</param>
    public static void Write(string path, IEnumerable<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (region, row, column, positive, set, logit, likelihood) in predictions)
        {
            text.Append(CultureInfo.InvariantCulture, $"{region},{row},{column},{(positive ? 1 : 0)},{SampleTable.NameOf(set)},{logit:G9},{likelihood:G9}\n");
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    /// <summary>Reads the table.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its lines, in order.</returns>
    /// <exception cref="ModelException">It is missing or damaged.</exception>
    public static IReadOnlyList<Prediction> Read(string path)
    {
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : throw ModelException.Damaged(path, "it is missing");
        if (lines.Length == 0 || !string.Equals(lines[0], Header, StringComparison.Ordinal))
        {
            throw ModelException.Damaged(path, $"its first line is not {Header}");
        }

        try
        {
            return [.. lines.Skip(1).Select(Of)];
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidOperationException)
        {
            throw ModelException.Damaged(path, e.Message);
        }
    }

    /// <summary>Fields from the end: a region's name may hold a comma.</summary>
    private static Prediction Of(string line)
    {
        string[] fields = line.Split(',');
        if (fields.Length < Columns)
        {
            throw new FormatException($"a line has {fields.Length} fields, but there are {Columns} columns");
        }

        var invariant = CultureInfo.InvariantCulture;
        return new(
            string.Join(',', fields[..^6]), int.Parse(fields[^6], invariant), int.Parse(fields[^5], invariant), string.Equals(fields[^4], "1", StringComparison.Ordinal),
            Enum.GetValues<SampleSet>().First(set => string.Equals(SampleTable.NameOf(set), fields[^3], StringComparison.Ordinal)),
            float.Parse(fields[^2], invariant), double.Parse(fields[^1], invariant));
    }
}
