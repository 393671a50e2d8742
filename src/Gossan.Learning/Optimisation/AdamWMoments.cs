namespace Gossan.Learning.Optimisation;

/// <summary>What the optimiser remembers of one parameter.</summary>
/// <param name="Steps">Steps that this parameter has taken.</param>
/// <param name="Mean">Running mean m of its gradient, in the order of its memory.</param>
/// <param name="Square">Running mean v of its squared gradient.</param>
public sealed record AdamWMoments(long Steps, float[] Mean, float[] Square);
