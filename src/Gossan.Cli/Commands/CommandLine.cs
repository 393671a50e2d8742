using System.CommandLine;
using System.CommandLine.Invocation;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary>The whole command line: its root and its commands.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <param name="arguments">As the shell gives them.</param>
    /// <param name="screen">Where results and errors are shown.</param>
    /// <param name="output">Where help is written.</param>
    /// <returns>The exit code: 0, 1 for a mistyped option, 2 for a problem that the user can fix, 70 for a bug, 130 after Ctrl-C.</returns>
    public static Task<int> RunAsync(string[] arguments, Screen screen, TextWriter output)
    {
        var root = new RootCommand("Gossan: mineral prospectivity maps from evidence layers and known deposits.\n\nA first map:  gossan init RASTERS --project P   then   gossan run P\nTo see it work on made-up data:  gossan demo")
        {
            InitCommand.Make(screen),
            InspectCommand.Make(screen),
            PrepareCommand.Make(screen),
            PretrainCommand.Make(screen),
            TrainCommand.Make(screen),
            CompareCommand.Make(screen),
            StudyCommand.Make(screen),
            MapCommand.Make(screen),
            ReportCommand.Make(screen),
            ServeCommand.Make(screen),
            RunCommand.Make(screen),
            DemoCommand.Make(screen),
        };
        SettingsHelp.AddTo(root);

        var parsed = root.Parse(arguments);
        if (arguments.Length > 0 && parsed.Action is ParseErrorAction mistyped)
        {
            // The error is the message; a hundred settings below it would push it off the screen.
            mistyped.ShowHelp = false;
        }

        // Half a minute to finish a batch after Ctrl-C: what is done is kept.
        return parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30), Output = output, Error = screen.Errors });
    }
}
