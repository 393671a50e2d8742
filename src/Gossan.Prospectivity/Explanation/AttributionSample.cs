namespace Gossan.Prospectivity.Explanation;

/// <summary>Some of the explained windows, each with the same chance, for plots: at most <see cref="MostWindows"/>.</summary>
/// <param name="Layers">The bands' names.</param>
/// <param name="Values">Per window the value of each band at the centre cell, in units of the standardised stack.</param>
/// <param name="Attributions">Per window the attribution of each band, in log-odds.</param>
public sealed record AttributionSample(IReadOnlyList<string> Layers, IReadOnlyList<float[]> Values, IReadOnlyList<float[]> Attributions)
{
    /// <summary>Most windows in a sample.</summary>
    public const int MostWindows = 1000;
}
