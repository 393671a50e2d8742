using System.CommandLine;
using System.Text.Json.Nodes;
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
    public static Command Make(Command command, Screen screen, Func<ParseResult, IEnumerable<string>> changes, Action<ProjectSession, ParseResult> work) =>
        Make(command, screen, json: null, changes, (session, result) =>
        {
            work(session, result);
            return null;
        });

    /// <summary>The same for a command whose result can be had as JSON.</summary>
    /// <param name="command">The command, with the options of its own.</param>
    /// <param name="screen">Where to show.</param>
    /// <param name="document">What the document holds, for the help.</param>
    /// <param name="changes">Further changes to the project, from the command's own options.</param>
    /// <param name="work">The work; gives the document.</param>
    public static Command Make(Command command, Screen screen, string document, Func<ParseResult, IEnumerable<string>> changes, Func<ProjectSession, ParseResult, JsonNode> work)
    {
        var json = CommonOptions.Json(document);
        command.Add(json);
        return Make(command, screen, json, changes, work);
    }

    private static Command Make(Command command, Screen screen, Option<bool>? json, Func<ParseResult, IEnumerable<string>> changes, Func<ProjectSession, ParseResult, JsonNode?> work)
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
                bool scripted = json is not null && result.GetValue(json);
                var project = ProjectFile.Load(result.GetValue(folder)!.FullName, [.. result.GetValue(set) ?? [], .. changes(result)]);
                using var session = new ProjectSession(project, scripted ? screen.BesideJson() : screen, result.GetValue(again), cancellation);
                var document = work(session, result);
                if (scripted)
                {
                    screen.Raw(document!.ToJsonString(RecordJson.Options) + "\n");
                }
            }, screen.ErrorWidth),
            CancellationToken.None));
        return command;
    }
}
