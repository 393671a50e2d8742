using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Comparison;

/// <summary>Two models set against each other on the same folds, samples and seeds.</summary>
/// <param name="Model">One model.</param>
/// <param name="Against">The other.</param>
/// <param name="Question">What their difference answers: "does pretraining help?".</param>
/// <param name="Auroc">AUROC over the map of the one less that of the other.</param>
public sealed record ModelDifference(string Model, string Against, string Question, PairedDifference Auroc);
