using Gossan.Evidence.Samples;
using Gossan.Prospectivity.Models;

namespace Gossan.Baselines.LogisticRegression;

/// <summary>The distinct training samples with the values of their centre cells.</summary>
/// <param name="Values">(N, C) standardised evidence.</param>
/// <param name="Positive">(N) whether the row is a site.</param>
/// <param name="Weights">(N) in how many rows of the training set it stands.</param>
internal sealed record TrainingRows(float[][] Values, bool[] Positive, int[] Weights)
{
    private const int Batch = 1024;

    /// <summary>Reads the rows of a task, in the order of their first appearance.</summary>
    public static TrainingRows Read(FitTask task)
    {
        var weights = new Dictionary<Sample, int>();
        var distinct = new List<Sample>();
        foreach (var sample in task.Training)
        {
            if (!weights.TryGetValue(sample, out int rows))
            {
                distinct.Add(sample);
            }

            weights[sample] = rows + 1;
        }

        float[][] values = new float[distinct.Count][];
        int done = 0;
        foreach (var batch in task.Windows.Batches([.. distinct.Select(sample => sample.Centre)], Batch, task.Cancellation))
        {
            for (int i = 0; i < batch.Count; i++)
            {
                values[done++] = batch.CentreCell(i).ToArray();
            }
        }

        return new(values, [.. distinct.Select(sample => sample.Positive)], [.. distinct.Select(sample => weights[sample])]);
    }
}
