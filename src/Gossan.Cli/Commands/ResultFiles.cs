using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gossan.Cli.Commands;

/// <summary>Results as nodes of a JSON document: what stands in files, as it stands there.</summary>
internal static class ResultFiles
{
    /// <summary>The content of a JSON file.</summary>
    public static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllBytes(path))!;

    /// <summary>The contents of several, in order.</summary>
    public static JsonArray ReadAll(IEnumerable<string> paths) => [.. paths.Select(Read)];

    /// <summary>A record as files have it.</summary>
    public static JsonNode Of<T>(T record) => JsonSerializer.SerializeToNode(record, RecordJson.Options)!;
}
