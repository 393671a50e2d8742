using System.Globalization;
using System.Text.Json;
using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;
using Gossan.Evidence.Folds;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Comparison;

namespace Gossan.Cli.Steps;

/// <summary>The step that comparisons and studies are made of: one model with one seed, fitted without each fold in turn and asked about it.</summary>
internal sealed class HeldOutScores(Project project, Workspace workspace, Screen screen)
{
    private readonly Dictionary<(string Target, long Seed), FoldPlan> plans = [];
    private readonly Dictionary<string, TargetSites> sites = new(StringComparer.Ordinal);

    private ProjectOptions Options => project.Options;

    /// <summary>The folds of a target with a seed.</summary>
    public FoldPlan Folds(string target, long seed, CancellationToken cancellation)
    {
        if (!plans.TryGetValue((target, seed), out var plan))
        {
            var options = Options.Evaluation.FoldOptions();
            var (centres, names) = SitesOf(target);
            plan = FoldPlan.From(workspace.Windows, centres, names, options.File.Length == 0 ? options : options with { File = project.Absolute(options.File) }, seed, cancellation);
            plans[(target, seed)] = plan;
        }

        return plan;
    }

    /// <summary>Writes the folds of a target with a seed: a raster and a picture of each region, unless they are random, and the record.</summary>
    public void WriteFolds(string target, long seed, CancellationToken cancellation)
    {
        var plan = Folds(target, seed, cancellation);
        FoldDrawing.Write(project, workspace.Windows, target, FoldRasters.RecordOf(workspace.Windows, plan, seed, SitesOf(target).Names), plan);
    }

    /// <summary>The step.</summary>
    /// <param name="words">Its name.</param>
    /// <param name="output">Its file of scores.</param>
    /// <param name="target">The deposit type.</param>
    /// <param name="model">The model.</param>
    /// <param name="seed">Seed of folds, draws and starting weights.</param>
    /// <param name="trial">Conditions of fitting and scoring.</param>
    public Step Of(IReadOnlyList<string> words, string output, string target, string model, long seed, Trial trial)
    {
        var entry = ModelCatalogue.Of(model);
        var e = Options.Evaluation;
        return new()
        {
            Words = words,
            Inputs = [.. project.StackFiles(), .. entry.UsesBackbone ? project.BackboneFiles() : [], .. e.Split == FoldKind.File ? [project.Absolute(e.File)] : Array.Empty<string>()],
            Options = JsonSerializer.SerializeToNode(new { target, Options.Windows, Options.Samples, folds = e.FoldOptions(), e.Background, trial, model, settings = entry.Options(Options), seed }, RecordJson.Options)!,
            Outputs = [output],
            Work = context => HoldOutEveryFold(output, target, entry, model, seed, trial, context),
        };
    }

    private void HoldOutEveryFold(string output, string target, ModelCatalogue.Entry entry, string model, long seed, Trial trial, StepContext context)
    {
        if (entry.UsesTorch)
        {
            TorchRuntime.UseThreads(project.Threads);
        }

        var plan = Folds(target, seed, context.Cancellation);
        var validation = new CrossValidation(workspace.Windows, SitesOf(target).Centres, plan, Options.Samples, Options.Evaluation.Background);
        var done = UnfinishedFolds.Read(context.StatePath, context.Key);
        string fitState = context.StatePath + "-fit";
        for (int fold = done.Folds.Count; fold < plan.Count; fold++)
        {
            // The state of an unfinished fit belongs to this fold alone, so its key names the fold.
            string key = string.Create(CultureInfo.InvariantCulture, $"{context.Key} fold {fold}");
            var scores = validation.HoldOut(fold, trial, seed, () => entry.Create(project, workspace.Windows, seed), fitState, key, context.Progress, context.Cancellation);
            done = done.With(context.StatePath, scores);
            ForgetFit(fitState);
            context.Progress.Report(new("Folds", fold + 1, plan.Count, "folds"));
        }

        new SeedScores(model, seed, done.ByCondition()).Write(output);
    }

    /// <summary>An ensemble keeps a state per member, beside the path that it is given.</summary>
    private static void ForgetFit(string fitState)
    {
        foreach (string path in Directory.GetFiles(Path.GetDirectoryName(fitState)!, Path.GetFileName(fitState) + "*"))
        {
            File.Delete(path);
        }
    }

    private TargetSites SitesOf(string target)
    {
        if (!sites.TryGetValue(target, out var found))
        {
            found = workspace.SitesOf(target, screen.Line);
            sites[target] = found;
        }

        return found;
    }
}
