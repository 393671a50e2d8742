namespace Gossan.Prospectivity.Estimation;

/// <summary>What a step is going to take on this machine.</summary>
/// <param name="Step">Its name: "map nickel mae montana".</param>
/// <param name="Windows">Windows that go through a model, those of all epochs; 0 where none do.</param>
/// <param name="Flop">Arithmetic of the network's matrix products, two per multiplication and addition; 0 where there is no network.</param>
/// <param name="Seconds">Time.</param>
/// <param name="MemoryBytes">Memory of the process while it works.</param>
/// <param name="DiskBytes">Size of its results, before compression.</param>
public sealed record StepEstimate(string Step, long Windows, double Flop, double Seconds, long MemoryBytes, long DiskBytes);
