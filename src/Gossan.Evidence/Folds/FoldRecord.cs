using System.Text.Json;

namespace Gossan.Evidence.Folds;

/// <summary>What stands in <c>folds.json</c>: how regions were cut into folds with the first seed, and what lies in each.</summary>
public sealed record FoldRecord
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>By what the regions were cut.</summary>
    public required FoldKind Kind { get; init; }

    /// <summary>The seed; other seeds of a comparison may cut otherwise.</summary>
    public required long Seed { get; init; }

    /// <summary>Fewest cells between the centres of training and test windows, the larger of rows and columns; 0 for none.</summary>
    public required int GuardCells { get; init; }

    /// <summary>That distance in metres by region: cells times the longer edge of a cell.</summary>
    public required IReadOnlyDictionary<string, double> GuardMetres { get; init; }

    /// <summary>The folds; the first is number 1 of the rasters.</summary>
    public required IReadOnlyList<FoldSummary> Folds { get; init; }

    /// <summary>The sites' windows, each with its fold.</summary>
    public required IReadOnlyList<FoldSite> Sites { get; init; }

    /// <summary>Reads a record.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The record.</returns>
    /// <exception cref="FoldException">The file is missing or damaged.</exception>
    public static FoldRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<FoldRecord>(File.ReadAllBytes(path), RecordJson.Options) ?? throw FoldException.Damaged(path, "it is empty");
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw FoldException.Damaged(path, e.Message);
        }
    }
}
