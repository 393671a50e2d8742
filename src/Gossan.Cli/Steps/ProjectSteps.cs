using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Grids;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Training;

namespace Gossan.Cli.Steps;

/// <summary>The steps of a project, each with its inputs, options and outputs.</summary>
internal sealed class ProjectSteps(Project project, Workspace workspace, Screen screen)
{
    private ProjectOptions Options => project.Options;

    /// <summary>Layers to stacks.</summary>
    public Step Prepare()
    {
        var regions = project.Regions();
        return new()
        {
            Words = ["prepare"],
            Inputs = [.. regions.SelectMany(region => region.Paths()).Select(project.Absolute).Distinct(StringComparer.Ordinal).SelectMany(SourceFiles.Of)],
            Options = Json(new { Options.Regions, Options.Targets }),
            Outputs = [.. project.StackFiles(), .. regions.Where(region => region.WritesMask).Select(region => project.MaskPath(region.Name)), .. regions.Select(region => project.StackPicture(region.Name))],
            Obsolete = [.. regions.Where(region => !region.WritesMask).Select(region => project.MaskPath(region.Name))],
            Work = context =>
            {
                workspace.Forget();
                var audits = StackPreparation.Run(regions, project.Folder, project.StackFolder, context.Progress, project.MemoryBytes, context.Cancellation);
                RequireEnoughSites(audits);
                foreach (var audit in audits)
                {
                    context.Cancellation.ThrowIfCancellationRequested();
                    StackDrawing.Draw(project, audit);
                }
            },
        };
    }

    /// <summary>Stacks to a backbone.</summary>
    public Step Pretrain()
    {
        return new()
        {
            Words = ["pretrain"],

            // Not the audits: they hold the sites, and a new site is no reason to pretrain again.
            Inputs = [.. Options.Regions.Keys.Select(project.StackPath)],
            Options = Json(new { Options.Windows, Options.Backbone, Options.Seed }),
            Outputs = [.. project.BackboneFiles(), Path.Combine(project.BackboneFolder, "history.csv")],
            Work = context =>
            {
                UseThreads();
                var result = BackbonePretraining.Run(
                    workspace.Windows, Options.Backbone, Options.Seed, project.BackboneFolder, ProductVersion.Text,
                    context.StatePath, context.Key, context.Progress, context.Cancellation);
                context.Found = Json(new { result.Precision });
                screen.Line(FormattableString.Invariant($"  {result.Parameters:N0} parameters, {result.TrainingWindows:N0} windows to learn from, {result.ValidationWindows:N0} to validate on"));
            },
        };
    }

    /// <summary>Stack, sites and backbone to a trained model.</summary>
    public Step Train(string target, string model)
    {
        var entry = ModelCatalogue.Of(model);
        string folder = project.ModelFolder(target, model);
        return new()
        {
            Words = ["train", target, model],
            Inputs = [.. project.StackFiles(), .. entry.UsesBackbone ? project.BackboneFiles() : []],
            Options = Json(new { target, Options.Windows, Options.Samples, model, settings = entry.Options(Options), Options.Seed }),
            Outputs = [.. ModelCatalogue.FilesIn(folder, model, Options), Path.Combine(folder, "samples.csv"), Path.Combine(folder, "predictions.csv"), Path.Combine(folder, "metrics.json"), Path.Combine(folder, "history.csv")],
            Work = context => TrainModel(target, model, folder, entry, context),
        };
    }

    private void TrainModel(string target, string model, string folder, ModelCatalogue.Entry entry, StepContext context)
    {
        if (entry.UsesTorch)
        {
            UseThreads();
        }

        var sites = workspace.SitesOf(target, screen.Line).Centres;
        context.Progress.Report(new("Choosing likely negatives", 0, 1, "targets"));
        var draw = SampleDraw.From(workspace.Windows, sites, Options.Samples, Options.Seed, context.Cancellation);
        foreach (string note in draw.Notes)
        {
            screen.Line($"  {note}");
        }

        var request = new TrainingRequest
        {
            Target = target,
            Windows = workspace.Windows,
            Samples = draw,
            Seed = Options.Seed,
            Folder = folder,
            StatePath = context.StatePath,
            StateKey = context.Key,
            Version = ProductVersion.Text,
        };
        using var result = ModelTraining.Run(entry.Create(project, workspace.Windows, Options.Seed), request, context.Progress, context.Cancellation).Model;
    }

    /// <summary>Too few sites are better said before hours of pretraining than after.</summary>
    private void RequireEnoughSites(IReadOnlyList<StackAudit> audits)
    {
        foreach (string target in Options.Targets.Keys)
        {
            var here = audits.Where(audit => audit.Sites.ContainsKey(target)).ToList();
            int count = here.Sum(audit => audit.Sites[target].Used().Count);
            string account = string.Join('\n', here.Select(audit => $"{audit.Region}: {audit.Sites[target].Describe()}"));
            if (count < SiteException.Fewest)
            {
                throw count == 0 ? SiteException.None(target, account) : SiteException.TooFew(target, count, account);
            }
        }
    }

    /// <summary>The number of threads belongs to the thread that computes; a step without a network does not load libtorch for it.</summary>
    private void UseThreads() => TorchRuntime.UseThreads(project.Threads);

    private static JsonNode Json(object options) => JsonSerializer.SerializeToNode(options, RecordJson.Options)!;
}
