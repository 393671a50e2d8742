using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gossan.Cli.Steps;

/// <summary>What a finished step was made from and what it made: how the next run knows that it is up to date.</summary>
/// <param name="Key">Hash of version, options and inputs.</param>
/// <param name="Options">The options that the step depends on.</param>
/// <param name="Inputs">SHA-256 of every input, by path as the project names it.</param>
/// <param name="Outputs">SHA-256 of every output, by path from the project's folder.</param>
/// <param name="Found">What was measured and decided on the way; <see langword="null"/> for nothing.</param>
/// <param name="Seconds">How long it took, from where it went on if it had been interrupted.</param>
/// <param name="Machine">What it was done on.</param>
internal sealed record StepRecord(
    string Key, JsonNode Options, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Outputs, JsonNode? Found = null, double? Seconds = null, string? Machine = null)
{
    /// <summary>The records of all steps of a project that have been done, by their names, "map copper logistic west".</summary>
    /// <param name="working">The project's own folder, <c>.gossan</c>.</param>
    public static IReadOnlyDictionary<string, StepRecord> All(string working)
    {
        var records = new SortedDictionary<string, StepRecord>(StringComparer.Ordinal);
        string folder = Path.Combine(working, "steps");
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories) : [])
        {
            // A hidden one was not completed.
            if (!Path.GetFileName(path).StartsWith('.') && Read(path) is { } record)
            {
                records[Path.ChangeExtension(Path.GetRelativePath(folder, path), null).Replace(Path.DirectorySeparatorChar, ' ')] = record;
            }
        }

        return records;
    }

    /// <summary>Reads a record; none where the file is missing or damaged, because then the step is simply done again.</summary>
    public static StepRecord? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<StepRecord>(File.ReadAllBytes(path), RecordJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string path) => AtomicFile.WriteText(path, RecordJson.TextOf(this));
}
