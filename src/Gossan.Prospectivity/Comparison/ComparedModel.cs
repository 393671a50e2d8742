using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Comparison;

/// <summary>A model in a comparison.</summary>
/// <param name="Model">Its registered name.</param>
/// <param name="Map">Held-out sites ranked against all other cells of their fold.</param>
/// <param name="Samples">Held-out sites against likely negatives.</param>
/// <param name="ToBest">Its AUROC over the map less that of the best model; <see langword="null"/> for the best itself.</param>
public sealed record ComparedModel(string Model, WholeMapMetrics Map, SampledMetrics Samples, PairedDifference? ToBest)
{
    /// <summary>Share of the held-out sites in each part of the area, at every percent, with pointwise 95 % intervals; empty in files of schema 1.</summary>
    public IReadOnlyList<CaptureInterval> Capture { get; init; } = [];
}
