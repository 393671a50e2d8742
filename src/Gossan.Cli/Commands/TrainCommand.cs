using System.CommandLine;
using System.Text.Json.Nodes;
using Gossan.Cli.Steps;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan train</c>: trains, calibrates and measures the models of each target.</summary>
internal static class TrainCommand
{
    public static Command Make(Screen screen)
    {
        var target = CommonOptions.Target();
        var model = CommonOptions.Model();
        return ProjectCommand.Make(
            new("train", "Train each model for each target, calibrate it on validation and measure it on test: out/TARGET/MODEL/. Goes on after an interruption.") { target, model },
            screen,
            "the metrics of each model (target, model, metrics as in metrics.json)",
            _ => [],
            (session, result) =>
            {
                session.Warn(Before(session));
                var (t, m) = (result.GetValue(target), result.GetValue(model));
                Run(session, t, m);
                return new JsonArray([.. session.Project.TargetsOr(t).SelectMany(of => session.Project.ModelsOr(m).Select(kind => new JsonObject
                {
                    ["target"] = of,
                    ["model"] = kind,
                    ["metrics"] = ResultFiles.Read(Path.Combine(session.Project.ModelFolder(of, kind), "metrics.json")),
                }))]);
            });
    }

    public static void Run(ProjectSession session, string? target, string? model)
    {
        var targets = session.Project.TargetsOr(target);
        var models = session.Project.ModelsOr(model);
        foreach (string t in targets)
        {
            foreach (string m in models)
            {
                session.Do(session.Steps.Train(t, m));
                session.Do(session.Looks.OfModel(t, m));
            }

            MetricsTable.Show(session, t, models);
        }
    }

    private static Step[] Before(ProjectSession session) => session.Project.Options.Models.Any(model => ModelCatalogue.Of(model).UsesBackbone)
        ? [session.Steps.Prepare(), session.Steps.Pretrain()]
        : [session.Steps.Prepare()];
}
