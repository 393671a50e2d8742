using System.Globalization;
using System.Text;

namespace Gossan.Prospectivity.Models;

/// <summary>Numbers per epoch of a training, for <c>history.csv</c>.</summary>
/// <param name="Columns">Names of the numbers after the epoch: "train_loss".</param>
/// <param name="Epochs">One array per epoch, in the order of <paramref name="Columns"/>; the first epoch is 1.</param>
public sealed record TrainingHistory(IReadOnlyList<string> Columns, IReadOnlyList<double[]> Epochs)
{
    /// <summary>Name of the file in a model's folder.</summary>
    public const string FileName = "history.csv";

    /// <summary>The history of a model that is fitted in one go.</summary>
    public static TrainingHistory None { get; } = new([], []);

    /// <summary>Writes the history as CSV with a header.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path)
    {
        var text = new StringBuilder("epoch").AppendJoin("", Columns.Select(column => "," + column)).Append('\n');
        for (int epoch = 0; epoch < Epochs.Count; epoch++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{epoch + 1},").AppendJoin(',', Epochs[epoch].Select(v => v.ToString("G9", CultureInfo.InvariantCulture))).Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    /// <summary>Reads a history.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The history; without epochs for a model that was fitted in one go.</returns>
    /// <exception cref="ModelException">It is missing or damaged.</exception>
    public static TrainingHistory Read(string path)
    {
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : throw ModelException.Damaged(path, "it is missing");
        string[] header = lines.Length > 0 ? lines[0].Split(',') : [];
        var epochs = new List<double[]>();
        foreach (string line in lines.Skip(1))
        {
            double[] values = [.. line.Split(',').Skip(1).Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
                : throw ModelException.Damaged(path, $"'{text}' is no number"))];
            epochs.Add(values.Length == header.Length - 1 ? values : throw ModelException.Damaged(path, $"epoch {epochs.Count + 1} has {values.Length} numbers, but there are {header.Length - 1} columns"));
        }

        return new([.. header.Skip(1)], epochs);
    }
}
