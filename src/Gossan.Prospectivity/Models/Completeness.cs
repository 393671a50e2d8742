namespace Gossan.Prospectivity.Models;

/// <summary>Whether what was shared out among the layers is what there was to share.</summary>
/// <remarks>The axiom of completeness: Sundararajan, Taly and Yan 2017, "Axiomatic Attribution for Deep Networks", section 3.</remarks>
public static class Completeness
{
    /// <summary>Measures the gap of one window.</summary>
    /// <param name="attributions">(C) what each band added, in log-odds.</param>
    /// <param name="difference">Score of the window less the score of the starting point, in log-odds.</param>
    /// <returns>Sum of the attributions less the difference: 0 for an exact attribution.</returns>
    public static float Gap(ReadOnlySpan<float> attributions, double difference)
    {
        double sum = 0;
        foreach (float attribution in attributions)
        {
            sum += attribution;
        }

        return (float)(sum - difference);
    }
}
