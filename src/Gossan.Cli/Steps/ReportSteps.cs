using System.Text.Json;
using Gossan.Cli.Projects;
using Gossan.Report.Page;
using Gossan.Report.Page.Results;

namespace Gossan.Cli.Steps;

/// <summary>The step from everything that stands in the folder of results to one page.</summary>
internal sealed class ReportSteps(Project project)
{
    /// <summary>The step's name.</summary>
    public const string Name = "report";

    private static readonly string[] Kinds = [".json", ".tif", ".csv", ".gpkg", ".png", ".svg"];

    /// <summary>The page.</summary>
    public string Path => System.IO.Path.Combine(project.Output, ReportPage.FileName);

    /// <summary>All results to the page.</summary>
    public Step Write() => new()
    {
        Words = [Name],
        Inputs = [.. Results()],
        Options = JsonSerializer.SerializeToNode(new { ProductVersion.Text, project.Threads, Options = project.Options }, RecordJson.Options)!,
        Outputs = [Path],
        Work = context =>
        {
            context.Progress.Report(new("Writing the report", 0, 1, "pages"));
            ReportPage.Write(RunLayout.Of(project), Times(), Path);
        },
    };

    /// <summary>How long the steps took, without the report's own, which is not over when the report is written.</summary>
    private RunTimes Times() => new(
    [
        .. StepRecord.All(project.Working)
            .Where(step => step.Value is { Seconds: not null, Machine: not null } && !string.Equals(step.Key, Name, StringComparison.Ordinal))
            .Select(step => new StepTime(step.Key, step.Value.Seconds!.Value, step.Value.Machine!))
            .OrderByDescending(step => step.Seconds).ThenBy(step => step.Step, StringComparer.Ordinal),
    ]);

    /// <summary>Every result that a page may show, in order of its path; the record of the run changes with each step and is none.</summary>
    private IEnumerable<string> Results() => !Directory.Exists(project.Output) ? [] : Directory.GetFiles(project.Output, "*", SearchOption.AllDirectories)
        .Where(path => Kinds.Contains(System.IO.Path.GetExtension(path), StringComparer.Ordinal) && !System.IO.Path.GetFileName(path).StartsWith('.'))
        .Except([System.IO.Path.Combine(project.Output, "run.json")], StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
