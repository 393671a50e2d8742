using System.Globalization;
using System.Text.Json;
using Gossan.Cli.Projects;
using Gossan.Prospectivity.Comparison;
using Gossan.Report.Comparison;

namespace Gossan.Cli.Steps;

/// <summary>The steps of a comparison: the scores of every model and seed, then the table and the plots.</summary>
internal sealed class ComparisonSteps(Project project, HeldOutScores heldOut)
{
    /// <summary>Pairs of models whose difference answers a question of its own.</summary>
    private static readonly (string Model, string Against, string Question)[] Pairs =
    [
        ("mae", "mae-scratch", "does pretraining help against training the same network from scratch?"),
        ("mae", "mae-untrained", "does pretraining help against an encoder that never learnt?"),
        ("mae", "logistic", "does the pretrained network beat logistic regression?"),
    ];

    private EvaluationOptions Evaluation => project.Options.Evaluation;

    /// <summary>One model with one seed over all folds.</summary>
    public Step Scores(string target, string model, long seed) =>
        heldOut.Of(["compare", target, model, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}")], project.ScoresPath(target, model, seed), target, model, seed, new());

    /// <summary>The scores of a target's models to a table and plots.</summary>
    public Step Table(string target, IReadOnlyList<string> models)
    {
        string json = project.ComparisonPath(target, ".json"), csv = project.ComparisonPath(target, ".csv");
        var folds = FoldDrawing.FilesOf(project, target);
        return new()
        {
            Words = ["compare", target, "table"],
            Inputs = [.. models.SelectMany(model => Evaluation.Seeds.Select(seed => project.ScoresPath(target, model, seed)))],
            Options = JsonSerializer.SerializeToNode(new { models, Evaluation.Seeds, Evaluation.Resamples }, RecordJson.Options)!,
            Outputs = [json, csv, .. folds.Outputs, .. ComparisonPlots.FilesIn(project.PlotFolder(target))],
            Obsolete = folds.Obsolete,
            Work = context =>
            {
                context.Progress.Report(new("Intervals and plots", 0, 1, "tables"));
                var scores = models.Select(model => ModelScores.Of([.. Evaluation.Seeds.Select(seed => SeedScores.Read(project.ScoresPath(target, model, seed)))])).ToList();
                var comparison = ModelComparison.Of(target, heldOut.Folds(target, Evaluation.Seeds[0], context.Cancellation), scores, Pairs, Evaluation);
                heldOut.WriteFolds(target, Evaluation.Seeds[0], context.Cancellation);
                ComparisonPlots.Draw(project.PlotFolder(target), comparison, scores);
                ComparisonTable.Write(csv, comparison);
                AtomicFile.WriteText(json, RecordJson.TextOf(comparison));
            },
        };
    }
}
