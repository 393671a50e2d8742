using System.Globalization;
using Gossan.Prospectivity.Models;
using Gossan.Report.Plots;

namespace Gossan.Report.Training;

/// <summary>The plot of a training: the loss of training and of validation after each epoch.</summary>
public static class HistoryPlot
{
    private const int MostMarks = 50;
    private const string Ending = "_loss", Member = "member";

    /// <summary>Name of the files, without extension.</summary>
    public const string Name = "training";

    /// <summary>Draws the plot.</summary>
    /// <param name="pathWithoutExtension">The file; <c>.png</c> and <c>.svg</c> are added.</param>
    /// <param name="title">What was trained.</param>
    /// <param name="loss">What the loss is, in words, with its unit in brackets.</param>
    /// <param name="history">At least one epoch; of an ensemble the first members, as many as there is room for.</param>
    /// <exception cref="OutputException">A file could not be written.</exception>
    public static void Draw(string pathWithoutExtension, string title, string loss, TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        int member = history.Columns.ToList().IndexOf(Member);
        var members = member < 0 ? [(Name: "", Epochs: history.Epochs)] : history.Epochs.GroupBy(epoch => epoch[member])
            .Select(group => (Name: string.Create(CultureInfo.InvariantCulture, $", member {group.Key}"), Epochs: (IReadOnlyList<double[]>)[.. group])).ToList();
        int[] columns = [.. Enumerable.Range(0, history.Columns.Count).Where(column => history.Columns[column].EndsWith(Ending, StringComparison.Ordinal))];
        int shown = Math.Min(members.Count, LinePlot.MostSeries / columns.Length);
        LinePlot.Write(
            pathWithoutExtension,
            [.. members.Take(shown).SelectMany(one => columns.Select(column => Series(history.Columns[column][..^Ending.Length] + one.Name, one.Epochs, column)))],
            new()
            {
                Title = title,
                XLabel = "epoch",
                YLabel = loss,
                Markers = history.Epochs.Count <= MostMarks,
                Note = shown < members.Count ? string.Create(CultureInfo.InvariantCulture, $"the first {shown} of {members.Count} members") : null,
            });
    }

    private static PlotSeries Series(string name, IReadOnlyList<double[]> epochs, int column) =>
        new(name, [.. Enumerable.Range(1, epochs.Count).Select(epoch => (double)epoch)], [.. epochs.Select(epoch => epoch[column])]);
}
