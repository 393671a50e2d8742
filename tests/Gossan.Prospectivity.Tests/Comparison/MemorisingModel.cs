using System.Text.Json.Nodes;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Tests.Comparison;

/// <summary>A model that understands nothing: it keeps every cell of its training windows, and says of a cell it has seen with sites that it is good.</summary>
internal sealed class MemorisingModel : IProspectivityModel
{
    private readonly Dictionary<float, (double Sites, double Negatives)> seen = [];

    public string Name => "memory";

    public string Uncertainty => "none";

    public TrainingHistory Fit(FitTask task)
    {
        seen.Clear();
        foreach (var group in task.Training.Distinct().GroupBy(sample => sample.Positive))
        {
            double weight = 1.0 / group.Count();
            foreach (var batch in task.Windows.Batches([.. group.Select(sample => sample.Centre)], 64, task.Cancellation))
            {
                for (int cell = 0; cell < batch.Values.Length; cell += batch.Bands)
                {
                    var (sites, negatives) = seen.GetValueOrDefault(batch.Values[cell]);
                    seen[batch.Values[cell]] = group.Key ? (sites + weight, negatives) : (sites, negatives + weight);
                }
            }
        }

        return TrainingHistory.None;
    }

    public void Score(WindowBatch windows, Span<float> logits)
    {
        for (int i = 0; i < windows.Count; i++)
        {
            var (sites, negatives) = seen.GetValueOrDefault(windows.CentreCell(i)[0]);
            logits[i] = (float)(sites - negatives);
        }
    }

    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples) => Score(windows, logits);

    public SavedParameters Save(string folder) => new("memory.json", new JsonObject());

    public void Dispose()
    {
    }
}
