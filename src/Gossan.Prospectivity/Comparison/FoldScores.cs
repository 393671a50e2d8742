using System.Text.Json.Serialization;
using Gossan.Prospectivity.Explanation;

namespace Gossan.Prospectivity.Comparison;

/// <summary>What one model did on the fold that was held out from it.</summary>
public sealed record FoldScores
{
    /// <summary>The fold's name.</summary>
    public required string Fold { get; init; }

    /// <summary>The held-out sites, as indices into the target's sites.</summary>
    public required IReadOnlyList<int> Sites { get; init; }

    /// <summary>For each held-out site the share of the fold's background that scores below it, ties half, 0..1: 1 is the best cell of the fold.</summary>
    public required IReadOnlyList<double> Placements { get; init; }

    /// <summary>Background cells that the sites were ranked against.</summary>
    public required long Background { get; init; }

    /// <summary>Calibrated likelihood of the test samples that count as positive, 0..1.</summary>
    public required IReadOnlyList<double> Positives { get; init; }

    /// <summary>Calibrated likelihood of the likely negatives of the test, 0..1.</summary>
    public required IReadOnlyList<double> Negatives { get; init; }

    /// <summary>The temperature that validation gave.</summary>
    public required double Temperature { get; init; }

    /// <summary>The likelihood from which a sample counts as positive, from validation.</summary>
    public required double Threshold { get; init; }

    /// <summary>Sites that the model learnt from.</summary>
    public required int TrainingSites { get; init; }

    /// <summary>Sites left out of training or validation, because their windows are nearer to another set's than the guard.</summary>
    public required int GuardedSites { get; init; }

    /// <summary>Unlabelled windows left out for the same reason.</summary>
    public required long GuardedWindows { get; init; }

    /// <summary>What the held-out sites lose when a layer is shuffled; <see langword="null"/> where the trial does not ask for it, and where evidence is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PermutationFalls? Importance { get; init; }
}
