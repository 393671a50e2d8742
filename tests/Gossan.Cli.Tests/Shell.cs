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

    /// <summary>The same on a screen of some letters' width.</summary>
    public static Ran RunAt(int width, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        int code = CommandLine.RunAsync(arguments, ScreenOn(output, errors, width), output).GetAwaiter().GetResult();
        return new(code, output.ToString(), errors.ToString());
    }

    public static Screen ScreenOn(TextWriter output, TextWriter errors, int width = Consoles.Unbroken) => new(ConsoleOn(output, width), ConsoleOn(errors, width));

    private static IAnsiConsole ConsoleOn(TextWriter writer, int width)
    {
        var console = Consoles.On(writer, redirected: true, _ => null);
        console.Profile.Width = width;
        return console;
    }
}
