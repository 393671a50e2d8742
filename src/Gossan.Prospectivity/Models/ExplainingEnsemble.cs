using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>An ensemble of models that explain themselves.</summary>
internal sealed class ExplainingEnsemble(IReadOnlyList<IProspectivityModel> members, IReadOnlyList<long> seeds) : EnsembleModel(members, seeds), IExplainsWindows
{
    /// <summary>The mean of what the members say: the score is the mean of their scores.</summary>
    public void Explain(WindowBatch windows, ExplanationOptions options, Span<float> attributions, Span<float> gaps)
    {
        ArgumentNullException.ThrowIfNull(windows);
        int n = windows.Count * windows.Bands;
        double[] sums = new double[n], gapSums = new double[gaps.Length];
        float[] one = new float[n], gap = new float[gaps.Length];
        foreach (var member in Members)
        {
            ((IExplainsWindows)member).Explain(windows, options, one, gap);
            for (int i = 0; i < n; i++)
            {
                sums[i] += one[i];
            }

            for (int i = 0; i < gap.Length; i++)
            {
                gapSums[i] += gap[i];
            }
        }

        for (int i = 0; i < n; i++)
        {
            attributions[i] = (float)(sums[i] / Members.Count);
        }

        for (int i = 0; i < gaps.Length; i++)
        {
            gaps[i] = (float)(gapSums[i] / Members.Count);
        }
    }
}
