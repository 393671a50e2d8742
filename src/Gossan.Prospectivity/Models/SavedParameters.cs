using System.Text.Json.Nodes;

namespace Gossan.Prospectivity.Models;

/// <summary>How a model's parameters were written.</summary>
/// <param name="File">Name of the file inside the model's folder.</param>
/// <param name="Settings">Architecture and options needed to read it again.</param>
public sealed record SavedParameters(string File, JsonNode Settings);
