using Gossan.Prospectivity.Evaluation;

namespace Gossan.Report.Page.Results;

/// <summary>A trained model with its maps.</summary>
/// <param name="Files">Where it lies.</param>
/// <param name="Metrics">Per split (train, validation, test) its metrics on labelled windows.</param>
/// <param name="Maps">Its maps.</param>
public sealed record ModelResults(ModelFiles Files, IReadOnlyDictionary<string, SplitMetrics> Metrics, IReadOnlyList<MapResults> Maps)
{
    /// <summary>Reads a model; <see langword="null"/> where it was not trained.</summary>
    public static ModelResults? Read(ModelFiles files) => RunResults.Record<Dictionary<string, SplitMetrics>>(Path.Combine(files.Folder, "metrics.json")) is { } metrics
        ? new(files, metrics, [.. files.Maps.Select(MapResults.Read).OfType<MapResults>()])
        : null;
}
