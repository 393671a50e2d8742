using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Training;

/// <summary>A trained model and how well it did.</summary>
/// <param name="Model">The calibrated model; to be disposed.</param>
/// <param name="Metrics">Per set ("train", "validation", "test"); in training each site counts once.</param>
public sealed record TrainingResult(TrainedModel Model, IReadOnlyDictionary<string, SplitMetrics> Metrics);
