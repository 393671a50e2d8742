using System.Text.Json.Serialization;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Explanation;

namespace Gossan.Prospectivity.Comparison;

/// <summary>Under which conditions models are fitted and scored: the plain ones in a comparison, others in a study.</summary>
public sealed record Trial
{
    /// <summary>Share of a fold's training sites that are kept, above 0 to 1; smaller shares are part of larger ones.</summary>
    public double TrainingShare { get; init; } = 1;

    /// <summary>The likely-negative range to draw from, as two shares; the project's when not given.</summary>
    public IReadOnlyList<double>? LikelyNegatives { get; init; }

    /// <summary>What of the evidence is missing when the held-out part is scored: one result for each.</summary>
    public IReadOnlyList<MissingEvidence> Missing { get; init; } = [MissingEvidence.Nothing];

    /// <summary>How the importance of layers is measured on each held-out fold, on the whole evidence; <see langword="null"/> leaves it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImportanceOptions? Importance { get; init; }
}
