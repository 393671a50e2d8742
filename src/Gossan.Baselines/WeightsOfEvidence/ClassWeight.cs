namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>What a class of a layer adds to the log-odds after generalisation.</summary>
/// <param name="Value">The class's value.</param>
/// <param name="GeneralisedClass">The class that it went into, see <see cref="GeneralisedWeights"/>.</param>
/// <param name="Weight">The weight, in log-odds.</param>
/// <param name="Deviation">Its standard deviation; 0 for a weight of 0 that stands for no evidence.</param>
public readonly record struct ClassWeight(double Value, double GeneralisedClass, double Weight, double Deviation);
