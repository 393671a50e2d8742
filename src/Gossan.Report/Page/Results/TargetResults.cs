using Gossan.Prospectivity.Comparison;

namespace Gossan.Report.Page.Results;

/// <summary>A deposit type with its models.</summary>
internal sealed record TargetResults(TargetFiles Files, ModelComparison? Comparison, IReadOnlyList<ModelResults> Models)
{
    /// <summary>The model that the first screen shows: the best of the comparison that has a map, else the first that has one.</summary>
    public ModelResults? Shown => Comparison?.Models.Select(best => Models.FirstOrDefault(model => model.Maps.Count > 0 && string.Equals(model.Files.Name, best.Model, StringComparison.Ordinal))).OfType<ModelResults>().FirstOrDefault()
        ?? Models.FirstOrDefault(model => model.Maps.Count > 0);
}
