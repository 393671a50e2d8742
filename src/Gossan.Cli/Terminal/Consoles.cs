using Spectre.Console;

namespace Gossan.Cli.Terminal;

/// <summary>Consoles for output and for errors.</summary>
internal static class Consoles
{
    /// <summary>Where there is no terminal lines are not broken: a file has no width, and a sentence in one line can be searched for.</summary>
    public const int Unbroken = 100_000;

    /// <summary>A console that writes escape sequences (colours, live bars) only where a terminal understands them and nobody asked for none.</summary>
    /// <param name="writer">Where it writes.</param>
    /// <param name="redirected">Whether that is no terminal.</param>
    /// <param name="variable">Value of an environment variable; NO_COLOR (with any text) and TERM=dumb ask for plain text.</param>
    public static IAnsiConsole On(TextWriter writer, bool redirected, Func<string, string?> variable)
    {
        bool plain = redirected || !string.IsNullOrEmpty(variable("NO_COLOR")) || string.Equals(variable("TERM"), "dumb", StringComparison.Ordinal);
        var console = AnsiConsole.Create(new()
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
        {
            console.Profile.Width = Unbroken;
        }

        return console;
    }
}
