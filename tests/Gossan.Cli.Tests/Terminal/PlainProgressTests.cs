using Gossan.Cli.Terminal;

namespace Gossan.Cli.Tests.Terminal;

public class PlainProgressTests
{
    [Fact]
    public void Notes_are_lines_and_quick_work_is_silent()
    {
        var lines = new List<string>();
        var progress = new PlainProgress(lines.Add);

        progress.Report(new("Mapping", 0, 100, "windows"));
        progress.Report(new("Mapping", 50, 100, "windows", "half of it"));
        progress.Report(new("Mapping", 100, 100, "windows"));
        progress.Report(new("Reading", 0, 0, "files", "begins"));

        Assert.Equal(["  half of it", "  begins"], lines);
    }

    [Fact]
    public void Long_work_without_a_terminal_shows_no_control_characters()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var screen = Shell.ScreenOn(output, output);

        screen.Work(progress => progress.Report(new("Mapping [red]", 0, 10, "windows", "[bold]text[/] in brackets")));
        screen.Table(["a [b]"], [["c [d]"]]);

        Assert.Contains("  [bold]text[/] in brackets\n", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("c [d]", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
    }
}
