using Gossan.Cli.Commands;
using Gossan.Cli.Terminal;
using Spectre.Console;

var console = AnsiConsole.Console;
if (Console.IsOutputRedirected)
{
    // A file has no width: lines are not broken there.
    console.Profile.Width = 1000;
}

return await CommandLine.RunAsync(args, new Screen(console, Console.Error), Console.Out).ConfigureAwait(false);
