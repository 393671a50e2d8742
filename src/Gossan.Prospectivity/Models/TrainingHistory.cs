using System.Globalization;
using System.Text;

namespace Gossan.Prospectivity.Models;

/// <summary>Numbers per epoch of a training, for <c>history.csv</c>.</summary>
/// <param name="Columns">Names of the numbers after the epoch: "train_loss".</param>
/// <param name="Epochs">One array per epoch, in the order of <paramref name="Columns"/>; the first epoch is 1.</param>
public sealed record TrainingHistory(IReadOnlyList<string> Columns, IReadOnlyList<double[]> Epochs)
{
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
}
