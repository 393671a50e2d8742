using Gossan.Cli.Commands;
using Gossan.Cli.Terminal;
using Spectre.Console;

namespace Gossan.Cli.Tests;

/// <summary>Runs commands inside the test, with a screen that is text.</summary>
internal static class Shell
{
    public static Ran Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        int code = CommandLine.RunAsync(arguments, ScreenOn(output, errors), output).GetAwaiter().GetResult();
        return new(code, output.ToString(), errors.ToString());
    }

    public static Screen ScreenOn(TextWriter output, TextWriter errors)
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 1000;
        return new(console, errors);
    }
}
