using System.CommandLine;
using System.Globalization;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan map</c>: how likely, how sure, why and where first, for every region.</summary>
internal static class MapCommand
{
    public static Command Make(Screen screen)
    {
        var target = CommonOptions.Target();
        var model = CommonOptions.Model();
        var stride = new Option<int?>("--stride") { Description = "Predict one window in N x N cells for a quick preview; 1 or more cells, default 1 (the full map). The same as --set map.stride=N.", HelpName = "N" };
        return ProjectCommand.Make(
            new("map", "Map every region into out/TARGET/MODEL/REGION/: likelihood.tif (0..1), uncertainty.tif (standard deviation, 0..0.5), novelty.tif (percentile 0..100), attribution.tif (log-odds), prospects.gpkg (ranked areas), styles for QGIS, pictures. Goes on after an interruption.") { target, model, stride },
            screen,
            "the files of each map, and its attributions as in attribution.json",
            result => result.GetValue(stride) is { } n ? [string.Create(CultureInfo.InvariantCulture, $"map.stride={n}")] : [],
            (session, result) =>
            {
                var (t, m) = (result.GetValue(target), result.GetValue(model));
                session.Warn(session.Project.TargetsOr(t).SelectMany(name => session.Project.ModelsOr(m).Select(kind => session.Steps.Train(name, kind))));
                Run(session, t, m);
                return ResultFiles.Of(session.Project.TargetsOr(t).SelectMany(of => session.Project.ModelsOr(m).SelectMany(kind => session.Project.Options.Regions.Keys.Select(region => MapOutcome.Of(session, of, kind, region)))));
            });
    }

    public static void Run(ProjectSession session, string? target, string? model)
    {
        foreach (string t in session.Project.TargetsOr(target))
        {
            foreach (string m in session.Project.ModelsOr(model))
            {
                foreach (string region in session.Project.Options.Regions.Keys)
                {
                    foreach (var step in session.Map(t, m, region).All())
                    {
                        session.Do(step);
                    }

                    session.Screen.Line($"  {Path.GetRelativePath(Environment.CurrentDirectory, session.Project.MapFolder(t, m, region))}");
                }
            }
        }
    }
}
