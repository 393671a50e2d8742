using System.Text.Json;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Reconstructions;

/// <summary>What stands in <c>reconstructions.json</c>: windows that pretraining did not learn from, and how its network paints what is hidden of them.</summary>
public sealed record ReconstructionRecord
{
    /// <summary>Name of the file in the backbone's folder.</summary>
    public const string FileName = "reconstructions.json";

    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Edge of a patch, in cells.</summary>
    public required int Patch { get; init; }

    /// <summary>The windows, in the order of regions, rows and columns.</summary>
    public required IReadOnlyList<ReconstructedWindow> Windows { get; init; }

    /// <summary>Writes the record in one line: it holds many numbers.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, RecordJson.Compact) + "\n");

    /// <summary>Reads a record.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The record.</returns>
    /// <exception cref="ModelException">It is missing or damaged.</exception>
    public static ReconstructionRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ReconstructionRecord>(File.ReadAllBytes(path), RecordJson.Options) ?? throw ModelException.Damaged(path, "it is empty");
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw ModelException.Damaged(path, e.Message);
        }
    }
}
