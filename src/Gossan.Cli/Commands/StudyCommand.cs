using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Gossan.Cli.Projects;
using Gossan.Cli.Steps;
using Gossan.Cli.Terminal;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Studies;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan study</c>: how models do with fewer labels, with evidence missing, with other likely negatives, and which layers they need.</summary>
internal static class StudyCommand
{
    private const string Pretrained = "mae", FromScratch = "mae-scratch", PlainClassical = "logistic";

    /// <summary>Models that count as classical: the best of them in the comparison is taken.</summary>
    private static readonly string[] Classical = ["wofe", PlainClassical, "forest", "boosting"];

    public static Command Make(Screen screen)
    {
        var missing = new Option<MissingKind>("--of") { Description = "What is missing: layers or cells; default layers.", HelpName = "layers|cells", DefaultValueFactory = _ => MissingKind.Layers };
        var shares = new Option<string?>("--shares") { Description = "Other shares, in percent, separated by commas.", HelpName = "5,10,..." };
        return new("study", "Study how models do under other conditions, on the folds of compare: pretrained (mae), from scratch (mae-scratch) and the best classical model of the comparison (logistic where there is none). A table and a picture each: out/TARGET/studies/.")
        {
            One(screen, StudyKind.Labels, "5, 10, 20, 50 and 100 % of the training sites.", shares: shares),
            One(screen, StudyKind.Missing, "0, 20, 40, 60 and 80 % of the layers or cells missing when a held-out part is scored.", missing, shares),
            One(screen, StudyKind.Negatives, "Other parts of the unlabelled windows as likely negatives."),
            Importance(screen),
        };
    }

    private static Command One(Screen screen, StudyKind study, string words, Option<MissingKind>? missing = null, Option<string?>? shares = null)
    {
        var target = CommonOptions.Target();
        var models = CommonOptions.Models();
        var command = new Command(study.ToString().ToLowerInvariant(), words + " Goes on after an interruption.") { target, models };
        if (missing is not null)
        {
            command.Add(missing);
        }

        if (shares is not null)
        {
            command.Add(shares);
        }

        return ProjectCommand.Make(command, screen, "the study of each target", _ => [], (session, result) =>
        {
            var asked = shares is null ? null : SharesOf(result.GetValue(shares));
            var kind = missing is null ? MissingKind.Layers : result.GetValue(missing);
            var steps = new StudySteps(session.Project, session.HeldOut, study, kind, asked);
            var targets = session.Project.TargetsOr(result.GetValue(target));
            foreach (string t in targets)
            {
                Run(session, t, steps, result.GetValue(models) is { } names ? ModelNames.Of(session.Project, names) : Usual(session.Project, t));
            }

            return ResultFiles.ReadAll(targets.Select(t => session.Project.StudyPath(t, steps.Name + ".json")));
        });
    }

    private static Command Importance(Screen screen)
    {
        var target = CommonOptions.Target();
        var models = CommonOptions.Models();
        return ProjectCommand.Make(
            new("importance", "What the AUROC of held-out sites loses when a layer is shuffled between held-out windows: a table and a picture per model; the pretrained network and the best classical model when none is named. Goes on after an interruption.") { target, models },
            screen, "the table of each model (target, model, table)", _ => [], (session, result) => new JsonArray([.. session.Project.TargetsOr(result.GetValue(target)).SelectMany(t =>
                RunImportance(session, t, result.GetValue(models) is { } names ? ModelNames.Of(session.Project, names) : [Pretrained, BestClassical(session.Project, t)]))]));
    }

    private static IEnumerable<JsonNode> RunImportance(ProjectSession session, string target, IReadOnlyList<string> models)
    {
        MakeReady(session, models);
        var steps = new ImportanceSteps(session.Project, session.HeldOut);
        foreach (string model in models)
        {
            foreach (long seed in session.Project.Options.Evaluation.Seeds)
            {
                session.Do(steps.Falls(target, model, seed));
            }

            session.Do(steps.Table(target, model));
            string path = steps.TablePath(target, model);
            var table = ImportanceTable.Read(path);
            session.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"\n{target}: what {model} loses when a layer is shuffled ({table.Sites} held-out sites, AUROC {table.Auroc:F3} with all layers), with 95 % intervals"));
            session.Screen.Table(["layer", "fall of AUROC", ""], table.Layers.Select(layer => (IReadOnlyList<string>)[layer.Layer, Numbers.Of(layer.Fall.Estimate), Numbers.Range(layer.Fall)]));
            session.Screen.Line($"picture: {Path.ChangeExtension(path, ".png")}");
            yield return new JsonObject { ["target"] = target, ["model"] = model, ["table"] = ResultFiles.Read(path) };
        }
    }

    private static void MakeReady(ProjectSession session, IReadOnlyList<string> models)
    {
        PrepareCommand.Run(session);
        if (models.Any(model => ModelCatalogue.Of(model).UsesBackbone))
        {
            session.Pretrain();
        }
    }

    private static double[]? SharesOf(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(percent => double.TryParse(percent, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value / 100 : throw ProjectException.BadShares(text))
        .ToArray();

    private static void Run(ProjectSession session, string target, StudySteps steps, IReadOnlyList<string> models)
    {
        MakeReady(session, models);
        foreach (string model in models)
        {
            foreach (long seed in session.Project.Options.Evaluation.Seeds)
            {
                foreach (var step in steps.Scores(target, model, seed))
                {
                    session.Do(step);
                }
            }
        }

        session.Do(steps.Table(target, models));
        Show(session.Screen, StudyResult.Read(session.Project.StudyPath(target, steps.Name + ".json")), session.Project.StudyPath(target, steps.Name + ".png"));
    }

    private static void Show(Screen screen, StudyResult result, string picture)
    {
        screen.Line($"\n{result.Target}: held-out sites against all other cells of their fold, with 95 % intervals");
        screen.Table(
            ["condition", "model", "sites", "AUROC", "", "in best 10 %", ""],
            result.Points.Select(point => (IReadOnlyList<string>)
            [
                point.Condition, point.Model, point.TrainingSites.ToString("F0", CultureInfo.InvariantCulture), Numbers.Of(point.Map.Auroc.Estimate), Numbers.Range(point.Map.Auroc),
                Numbers.Percent(point.Map.CapturedAt10Percent.Estimate), Numbers.PercentRange(point.Map.CapturedAt10Percent),
            ]),
            keys: 2);
        foreach (var (_, difference) in result.Differences)
        {
            screen.Line(ComparisonWords.Of(difference));
        }

        screen.Line($"picture: {picture}");
    }

    private static IReadOnlyList<string> Usual(Project project, string target) => [Pretrained, FromScratch, BestClassical(project, target)];

    private static string BestClassical(Project project, string target)
    {
        string path = project.ComparisonPath(target, ".json");
        string? best = File.Exists(path)
            ? ModelComparison.Read(path).Models.Select(model => model.Model).FirstOrDefault(model => Classical.Contains(model, StringComparer.Ordinal))
            : null;
        return best ?? PlainClassical;
    }
}
