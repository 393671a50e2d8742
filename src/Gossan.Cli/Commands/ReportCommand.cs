using System.CommandLine;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan report</c>: everything that there is on one page.</summary>
internal static class ReportCommand
{
    public static Command Make(Screen screen) => ProjectCommand.Make(
        new("report", "Write out/report.html: one page with maps to walk on, evaluation, prospects, layers and the recipe, of whatever results there are. Opens from disk in any browser, without a network."),
        screen, "where the page is, from the project's folder", _ => [], (session, _) =>
        {
            Run(session);
            return ResultFiles.Of(new { report = Path.GetRelativePath(session.Project.Folder, session.Report.Path).Replace(Path.DirectorySeparatorChar, '/') });
        });

    public static void Run(ProjectSession session)
    {
        session.Do(session.Report.Write());
        session.Screen.Line($"report: {Path.GetRelativePath(Environment.CurrentDirectory, session.Report.Path)}");
    }
}
