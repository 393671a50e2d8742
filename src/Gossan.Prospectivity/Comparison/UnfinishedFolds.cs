using System.Text.Json;

namespace Gossan.Prospectivity.Comparison;

/// <summary>The folds that an interrupted comparison has finished, so that it goes on where it was.</summary>
/// <param name="Key">What the scores depend on: those of another key are not used.</param>
/// <param name="Folds">Finished folds in order, each under every condition.</param>
public sealed record UnfinishedFolds(string Key, IReadOnlyList<IReadOnlyList<FoldScores>> Folds)
{
    /// <summary>Reads what has been finished.</summary>
    /// <param name="path">The state file.</param>
    /// <param name="key">What the scores depend on now.</param>
    /// <returns>The finished folds; none when there is no file, or it belongs to another key or cannot be read.</returns>
    public static UnfinishedFolds Read(string path, string key)
    {
        if (!File.Exists(path))
        {
            return new(key, []);
        }

        try
        {
            var found = JsonSerializer.Deserialize<UnfinishedFolds>(File.ReadAllBytes(path), RecordJson.Compact);
            return found is not null && string.Equals(found.Key, key, StringComparison.Ordinal) ? found : new(key, []);
        }
        catch (JsonException)
        {
            return new(key, []);
        }
    }

    /// <summary>Adds a finished fold and writes the state.</summary>
    /// <param name="path">The state file.</param>
    /// <param name="fold">The fold's scores under every condition.</param>
    /// <returns>The state with it.</returns>
    public UnfinishedFolds With(string path, IReadOnlyList<FoldScores> fold)
    {
        var more = this with { Folds = [.. Folds, fold] };
        AtomicFile.WriteText(path, JsonSerializer.Serialize(more, RecordJson.Compact));
        return more;
    }

    /// <summary>The folds of each condition.</summary>
    /// <returns>Condition by condition, in the trial's order.</returns>
    public IReadOnlyList<IReadOnlyList<FoldScores>> ByCondition() =>
        [.. Enumerable.Range(0, Folds.Count == 0 ? 0 : Folds[0].Count).Select(condition => Folds.Select(fold => fold[condition]).ToList())];
}
