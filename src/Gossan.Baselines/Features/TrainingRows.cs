using Gossan.Evidence.Samples;
using Gossan.Prospectivity.Models;

namespace Gossan.Baselines.Features;

/// <summary>The distinct samples of a set with the features of their windows.</summary>
/// <param name="Values">(N, F) features.</param>
/// <param name="Positive">(N) whether the row is a site.</param>
/// <param name="Weights">(N) in how many rows of the set it stands.</param>
internal sealed record TrainingRows(float[][] Values, bool[] Positive, int[] Weights)
{
    private const int Batch = 1024;

    /// <summary>Whether there are sites and negatives.</summary>
    public bool HasBothClasses => Positive.Contains(true) && Positive.Contains(false);

    /// <summary>Reads the training rows of a task, in the order of their first appearance.</summary>
    public static TrainingRows Read(FitTask task, WindowFeatures features) => Read(task, task.Training, features);

    /// <summary>Reads samples of a task, in the order of their first appearance.</summary>
    public static TrainingRows Read(FitTask task, IReadOnlyList<Sample> samples, WindowFeatures features)
    {
        var weights = new Dictionary<Sample, int>();
        var distinct = new List<Sample>();
        foreach (var sample in samples)
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
            foreach (float[] row in features.Of(batch).Chunk(features.Names.Count))
            {
                values[done++] = row;
            }
        }

        return new(values, [.. distinct.Select(sample => sample.Positive)], [.. distinct.Select(sample => weights[sample])]);
    }
}
