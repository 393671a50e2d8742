using Gossan.Evidence.Folds;
using Gossan.Prospectivity.Comparison;

namespace Gossan.Report.Page.Results;

/// <summary>A deposit type with its models.</summary>
/// <param name="Files">Where its results lie.</param>
/// <param name="Comparison">The comparison of its models; <see langword="null"/> where there is none.</param>
/// <param name="Folds">How the regions were cut for it.</param>
/// <param name="Models">The trained models.</param>
public sealed record TargetResults(TargetFiles Files, ModelComparison? Comparison, FoldRecord? Folds, IReadOnlyList<ModelResults> Models)
{
    /// <summary>The model that the first screen shows: the best of the comparison that has a map, else the first that has one.</summary>
    public ModelResults? Shown => Comparison?.Models.Select(best => Models.FirstOrDefault(model => model.Maps.Count > 0 && string.Equals(model.Files.Name, best.Model, StringComparison.Ordinal))).OfType<ModelResults>().FirstOrDefault()
        ?? Models.FirstOrDefault(model => model.Maps.Count > 0);
}
