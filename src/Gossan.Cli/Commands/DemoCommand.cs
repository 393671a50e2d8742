using System.CommandLine;
using System.Globalization;
using Gossan.Cli.Demonstration;
using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan demo</c>: a made-up district with a known truth, and everything done on it.</summary>
internal static class DemoCommand
{
    public static Command Make(Screen screen)
    {
        var folder = new Option<DirectoryInfo>("--project") { Description = "Folder of the demonstration; default: ./gossan-demo.", HelpName = "folder", DefaultValueFactory = _ => new("gossan-demo") };
        var seed = new Option<long>("--seed") { Description = "Which district: any whole number; default 1234.", HelpName = "N", DefaultValueFactory = _ => 1234 };
        var set = CommonOptions.Set();
        var json = CommonOptions.Json("how many withheld deposits each map finds");
        var command = new Command("demo", "Make a synthetic district with planted deposits, hide half of them, do everything on it, and count how many of the hidden ones the maps find. Takes minutes on two cores.") { folder, seed, set, json };
        command.SetAction((result, cancellation) => Task.Run(
            () => Failures.Guard(screen.Errors, () =>
            {
                var demo = DemoProject.Write(result.GetValue(folder)!.FullName, result.GetValue(seed));
                var project = ProjectFile.Load(demo.Folder, result.GetValue(set) ?? []);
                bool scripted = result.GetValue(json);
                using var session = new ProjectSession(project, scripted ? screen.BesideJson() : screen, again: false, cancellation);
                session.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"a district of {demo.District.Grid.Rows} x {demo.District.Grid.Columns} cells, {demo.District.Layers.Count} layers, {demo.District.Known.Count} known and {demo.District.Withheld.Count} withheld deposits: {demo.Folder}"));
                RunCommand.Run(session);
                var outcome = DemoOutcome.Show(demo, session);
                if (scripted)
                {
                    screen.Raw(RecordJson.TextOf(outcome));
                }
            }, screen.ErrorWidth),
            CancellationToken.None));
        return command;
    }
}
