using Gossan.Cli.Projects;
using Gossan.Report.Page.Results;

namespace Gossan.Cli.Steps;

/// <summary>Where the results of a project lie, for those who show them.</summary>
internal static class RunLayout
{
    /// <summary>All places where a result may be.</summary>
    public static RunFiles Of(Project project) => new(
        project.Options.Name, project.Output, Path.Combine(project.Output, "run.json"), project.BackboneFolder,
        [.. project.Options.Regions.Keys.Select(region => new RegionFiles(region, project.StackPath(region), project.StackPicture(region)))],
        [.. project.Options.Targets.Keys.Select(target => Target(project, target))]);

    private static TargetFiles Target(Project project, string target) => new(
        target, project.ComparisonPath(target, ".json"), project.PlotFolder(target), project.FoldRecordPath(target),
        project.Options.Regions.Keys.ToDictionary(region => region, region => project.FoldsPath(target, region, ".png"), StringComparer.Ordinal),
        Path.GetDirectoryName(project.StudyPath(target, "any"))!,
        [.. project.Options.Models.Select(model => new ModelFiles(
            model, project.ModelFolder(target, model), Path.Combine(project.ModelFolder(target, model), "plots"),
            [.. project.Options.Regions.Keys.Select(region => new MapFiles(region, project.MapFolder(target, model, region)))]))]);
}
