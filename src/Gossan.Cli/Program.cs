using System.CommandLine;
using Gossan.Cli.Commands;
using Gossan.Cli.Terminal;
using Spectre.Console;

var console = AnsiConsole.Console;
if (Console.IsOutputRedirected)
{
    // A file has no width: lines are not broken there.
    console.Profile.Width = 1000;
}

var screen = new Screen(console);
var root = new RootCommand("Gossan: mineral prospectivity maps from evidence layers and known deposits.\n\nA first map:  gossan init RASTERS --project P   then   gossan run P\nTo see it work on made-up data:  gossan demo")
{
    InitCommand.Make(screen),
    InspectCommand.Make(screen),
    PrepareCommand.Make(screen),
    PretrainCommand.Make(screen),
    TrainCommand.Make(screen),
    MapCommand.Make(screen),
    RunCommand.Make(screen),
    DemoCommand.Make(screen),
};

SettingsHelp.AddTo(root);

// Half a minute to finish a batch after Ctrl-C: what is done is kept.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) }).ConfigureAwait(false);
