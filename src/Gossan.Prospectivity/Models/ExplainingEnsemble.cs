using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>An ensemble of models that explain themselves.</summary>
internal sealed class ExplainingEnsemble(IReadOnlyList<IProspectivityModel> members, IReadOnlyList<long> seeds) : EnsembleModel(members, seeds), IExplainsWindows
{
    /// <summary>The mean of what the members say: the score is the mean of their scores.</summary>
    public void Explain(WindowBatch windows, Span<float> attributions)
    {
        ArgumentNullException.ThrowIfNull(windows);
        int n = windows.Count * windows.Bands;
        double[] sums = new double[n];
        float[] one = new float[n];
        foreach (var member in Members)
        {
            ((IExplainsWindows)member).Explain(windows, one);
            for (int i = 0; i < n; i++)
            {
                sums[i] += one[i];
            }
        }

        for (int i = 0; i < n; i++)
        {
            attributions[i] = (float)(sums[i] / Members.Count);
        }
    }
}
