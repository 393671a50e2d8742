using System.Text.Json.Nodes;

namespace Gossan.Cli.Commands;

/// <summary>A map as <c>gossan map --json</c> tells of it.</summary>
/// <param name="Target">The deposit type.</param>
/// <param name="Model">The model.</param>
/// <param name="Region">The region.</param>
/// <param name="Files">The map's files, from the project's folder.</param>
/// <param name="Attribution">What stands in <c>attribution.json</c>; <see langword="null"/> where no attributions were asked for.</param>
internal sealed record MapOutcome(string Target, string Model, string Region, IReadOnlyList<string> Files, JsonNode? Attribution)
{
    private const string Summary = "attribution.json";

    /// <summary>The map that was made.</summary>
    public static MapOutcome Of(ProjectSession session, string target, string model, string region)
    {
        string[] files = [.. session.Map(target, model, region).All().SelectMany(step => step.Outputs).Distinct(StringComparer.Ordinal)];
        string? attribution = Array.Find(files, file => string.Equals(Path.GetFileName(file), Summary, StringComparison.Ordinal));
        return new(
            target, model, region, [.. files.Select(file => Path.GetRelativePath(session.Project.Folder, file).Replace(Path.DirectorySeparatorChar, '/'))],
            attribution is null ? null : ResultFiles.Read(attribution));
    }
}
