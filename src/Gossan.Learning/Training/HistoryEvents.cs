using Gossan.Learning.Monitoring;
using Gossan.Prospectivity.Models;

namespace Gossan.Learning.Training;

/// <summary>A training's history as a TensorBoard event file.</summary>
internal static class HistoryEvents
{
    public static void Write(string folder, TrainingHistory history) => TensorBoardFile.Write(
        Path.Combine(folder, "events.out.tfevents.0.gossan"),
        [.. history.Epochs.SelectMany((row, epoch) => row.Select((value, column) => (history.Columns[column], (long)epoch + 1, (float)value)))]);
}
