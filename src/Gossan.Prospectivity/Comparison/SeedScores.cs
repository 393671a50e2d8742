using System.Text.Json;

namespace Gossan.Prospectivity.Comparison;

/// <summary>One model over all folds with one seed, under each condition of a trial: what stands in a file of scores.</summary>
/// <param name="Model">The model's registered name.</param>
/// <param name="Seed">The seed of draws, starting weights and folds.</param>
/// <param name="Conditions">Condition by condition, in the trial's order, the folds in their order.</param>
public sealed record SeedScores(string Model, long Seed, IReadOnlyList<IReadOnlyList<FoldScores>> Conditions)
{
    /// <summary>Writes the scores as JSON.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, RecordJson.Compact));

    /// <summary>Reads scores that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="ComparisonException">The file is damaged.</exception>
    public static SeedScores Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SeedScores>(File.ReadAllBytes(path), RecordJson.Compact) ?? throw ComparisonException.Damaged(path, "it is empty");
        }
        catch (JsonException e)
        {
            throw ComparisonException.Damaged(path, e.Message);
        }
    }
}
