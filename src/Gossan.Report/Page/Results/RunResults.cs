using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Evidence.Folds;
using Gossan.Evidence.Stacks;
using Gossan.Prospectivity.Comparison;

namespace Gossan.Report.Page.Results;

/// <summary>The result records of a project, as far as they exist.</summary>
/// <param name="Files">Where they lie.</param>
/// <param name="Regions">The prepared regions.</param>
/// <param name="Targets">The targets that a model was trained for.</param>
/// <param name="Backbone">How pretraining went; <see langword="null"/> where there was none.</param>
/// <param name="Run">The record of the run without its steps; <see langword="null"/> where there is none.</param>
public sealed record RunResults(RunFiles Files, IReadOnlyList<RegionResults> Regions, IReadOnlyList<TargetResults> Targets, BackboneHistory? Backbone, JsonObject? Run)
{
    /// <summary>Reads what exists.</summary>
    /// <exception cref="ReportException">A record is damaged.</exception>
    public static RunResults Read(RunFiles files) => new(
        files,
        [.. files.Regions.Where(region => File.Exists(StackAudit.PathBeside(region.Stack))).Select(region => new RegionResults(region, StackAudit.Read(StackAudit.PathBeside(region.Stack))))],
        [.. files.Targets.Select(Target).Where(target => target.Comparison is not null || target.Models.Count > 0)],
        BackboneHistory.Read(files.BackboneFolder),
        WithoutSteps(Record<JsonObject>(files.RunRecord)));

    /// <summary>How many sites of a target the models learn from and are tested on, in all regions.</summary>
    internal int SitesOf(TargetResults target) => Regions.Sum(region => region.Audit.Sites.TryGetValue(target.Files.Name, out var sites) ? sites.Used().Count : 0);

    /// <summary>A record, or <see langword="null"/> where there is no such file.</summary>
    internal static T? Record<T>(string path)
        where T : class
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), RecordJson.Options) ?? throw ReportException.Damaged(path, "it is empty");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw ReportException.Damaged(path, e.Message);
        }
    }

    /// <summary>The steps' hashes are many, and that of the report cannot stand in the report.</summary>
    private static JsonObject? WithoutSteps(JsonObject? run)
    {
        run?.Remove("steps");
        return run;
    }

    private static TargetResults Target(TargetFiles files) => new(
        files,
        Record<ModelComparison>(files.Comparison),
        Record<FoldRecord>(files.Folds),
        [.. files.Models.Select(ModelResults.Read).OfType<ModelResults>()]);
}
