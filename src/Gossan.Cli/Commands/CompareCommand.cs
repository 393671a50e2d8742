using System.CommandLine;
using System.Globalization;
using Gossan.Cli.Steps;
using Gossan.Cli.Terminal;
using Gossan.Prospectivity.Comparison;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan compare</c>: every model on the same folds, samples and seeds.</summary>
internal static class CompareCommand
{
    public static Command Make(Screen screen)
    {
        var target = CommonOptions.Target();
        var models = CommonOptions.Models();
        return ProjectCommand.Make(
            new("compare", "Compare models on spatial folds: each is fitted without each fold in turn and asked about it, with several seeds. A table with 95 % intervals and the paired difference to the best: out/TARGET/comparison.csv, comparison.json, plots/. Prepares and pretrains what is missing; goes on after an interruption, and finished parts are not computed again.") { target, models },
            screen,
            "the comparison of each target",
            _ => [],
            (session, result) =>
            {
                var targets = session.Project.TargetsOr(result.GetValue(target));
                Run(session, targets, ModelNames.Of(session.Project, result.GetValue(models)));
                return ResultFiles.ReadAll(targets.Select(of => session.Project.ComparisonPath(of, ".json")));
            });
    }

    private static void Run(ProjectSession session, IReadOnlyList<string> targets, IReadOnlyList<string> models)
    {
        PrepareCommand.Run(session);
        if (models.Any(model => ModelCatalogue.Of(model).UsesBackbone))
        {
            session.Pretrain();
        }

        var steps = new ComparisonSteps(session.Project, session.HeldOut);
        var evaluation = session.Project.Options.Evaluation;
        foreach (string target in targets)
        {
            foreach (string note in session.HeldOut.Folds(target, evaluation.Seeds[0], session.Cancellation).Notes)
            {
                session.Screen.Line($"  {target}: {note}");
            }

            foreach (string model in models)
            {
                foreach (long seed in evaluation.Seeds)
                {
                    session.Do(steps.Scores(target, model, seed));
                }
            }

            session.Do(steps.Table(target, models));
            Show(session.Screen, ModelComparison.Read(session.Project.ComparisonPath(target, ".json")));
        }
    }

    private static void Show(Screen screen, ModelComparison comparison)
    {
        string seeds = comparison.Seeds.Count == 1 ? "1 seed" : string.Create(CultureInfo.InvariantCulture, $"{comparison.Seeds.Count} seeds");
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"\n{comparison.Target}: {comparison.Sites} sites, each held out once per seed ({seeds}); folds: {comparison.Split.ToString().ToLowerInvariant()}{(comparison.Optimistic ? " - OPTIMISTIC: neighbours of held-out sites were learnt from" : "")}"));
        screen.Line("held-out sites against all other cells of their fold, with 95 % intervals");
        screen.Table(
            ["model", "AUROC", "", "in best 10 %", "", "to the best", "", "p"],
            comparison.Models.Select(model => (IReadOnlyList<string>)
            [
                model.Model, Numbers.Of(model.Map.Auroc.Estimate), Numbers.Range(model.Map.Auroc),
                Numbers.Percent(model.Map.CapturedAt10Percent.Estimate), Numbers.PercentRange(model.Map.CapturedAt10Percent),
                model.ToBest is { } d ? Numbers.Signed(d.Difference.Estimate) : "best", model.ToBest is { } e ? Numbers.SignedRange(e.Difference) : "", model.ToBest is { } f ? Numbers.Of(f.PValue) : "",
            ]));
        screen.Line("held-out sites against likely negatives (which were chosen to be unlike sites)");
        screen.Table(
            ["model", "AUROC", "AUPRC", "F1", "MCC", "ECE", "Brier"],
            comparison.Models.Select(model => (IReadOnlyList<string>)
            [
                model.Model, Numbers.Of(model.Samples.Auroc.Estimate), Numbers.Of(model.Samples.Auprc.Estimate), Numbers.Of(model.Samples.F1.Estimate),
                Numbers.Of(model.Samples.Mcc.Estimate), Numbers.Of(model.Samples.Ece.Estimate), Numbers.Of(model.Samples.Brier.Estimate),
            ]));
        foreach (string sentence in ComparisonWords.Of(comparison))
        {
            screen.Line(sentence);
        }
    }
}
