using System.Text.Json;
using System.Text.Json.Serialization;
using Gossan.Evidence.Sites;

namespace Gossan.Evidence.Stacks;

/// <summary>Every decision taken while a region's stack was made; kept beside it as <c>region.audit.json</c>.</summary>
/// <param name="Region">The region's name.</param>
/// <param name="Grid">Its grid in words.</param>
/// <param name="GridFrom">Where the grid comes from: a raster, or "grid: crs and cell_size"; and what cut it.</param>
/// <param name="Rows">Rows of the grid.</param>
/// <param name="Columns">Columns of the grid.</param>
/// <param name="CellsWithoutGaps">Cells that every layer covers.</param>
/// <param name="Layers">One entry per layer, in the project's order.</param>
/// <param name="Sites">Per target, what became of each site in this region.</param>
public sealed record StackAudit(
    string Region, string Grid, string GridFrom, int Rows, int Columns, long CellsWithoutGaps,
    IReadOnlyList<LayerAudit> Layers, IReadOnlyDictionary<string, SiteAudit> Sites)
{
    /// <summary>Version of the file's schema; raised when a reader would have to change.</summary>
    public int Schema { get; init; } = 2;

    /// <summary>The bands of all layers, in the order of the stack.</summary>
    [JsonIgnore]
    public IReadOnlyList<BandAudit> Bands => [.. Layers.SelectMany(layer => layer.Bands)];

    /// <summary>The audit's path beside a stack.</summary>
    /// <param name="stackPath">Path of the stack's raster.</param>
    /// <returns>The same path, ending in <c>.audit.json</c>.</returns>
    public static string PathBeside(string stackPath) => Path.ChangeExtension(stackPath, ".audit.json");

    /// <summary>Path of the raster that tells filled cells, beside a stack.</summary>
    /// <param name="stackPath">Path of the stack's raster.</param>
    /// <returns>The same path, ending in <c>.filled.tif</c>.</returns>
    public static string MaskPathBeside(string stackPath) => Path.ChangeExtension(stackPath, ".filled.tif");

    /// <summary>Reads an audit.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The audit.</returns>
    /// <exception cref="StackException">The file is damaged.</exception>
    public static StackAudit Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StackAudit>(File.ReadAllBytes(path), RecordJson.Options) ?? throw StackException.DamagedAudit(path, "it is empty");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw StackException.DamagedAudit(path, e.Message);
        }
    }

    /// <summary>Writes the audit.</summary>
    /// <param name="path">The JSON file.</param>
    public void Write(string path) => AtomicFile.WriteText(path, RecordJson.TextOf(this));
}
