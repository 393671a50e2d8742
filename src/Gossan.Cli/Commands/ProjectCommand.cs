using System.CommandLine;
using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary>The frame of every command that works on a project: reads it, guards errors, hands over a session.</summary>
internal static class ProjectCommand
{
    /// <summary>Adds the shared options to a command and gives it its action.</summary>
    /// <param name="command">The command, with the options of its own.</param>
    /// <param name="screen">Where to show.</param>
    /// <param name="changes">Further changes to the project, from the command's own options.</param>
    /// <param name="work">The work.</param>
    public static Command Make(Command command, Screen screen, Func<ParseResult, IEnumerable<string>> changes, Action<ProjectSession, ParseResult> work)
    {
        var folder = CommonOptions.Project();
        var set = CommonOptions.Set();
        var again = CommonOptions.Again();
        command.Add(folder);
        command.Add(set);
        command.Add(again);
        command.SetAction((result, cancellation) => Task.Run(
            () => Failures.Guard(screen.Errors, () =>
            {
                var project = ProjectFile.Load(result.GetValue(folder)!.FullName, [.. result.GetValue(set) ?? [], .. changes(result)]);
                using var session = new ProjectSession(project, screen, result.GetValue(again), cancellation);
                work(session, result);
            }),
            CancellationToken.None));
        return command;
    }
}
