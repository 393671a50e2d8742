using Gossan.Cli.Terminal;
using Spectre.Console;

namespace Gossan.Cli.Tests.Terminal;

public class ScreenTests
{
    private const int Width = 80;

    private static readonly string[] Evaluation = ["--set", "evaluation.folds=3", "--set", "evaluation.seeds=[1]", "--set", "evaluation.resamples=100", "--set", "evaluation.block_size=5000"];

    [Fact]
    public void No_line_of_a_run_is_longer_than_the_terminal_is_wide()
    {
        using var project = SmallProject.Quick();
        foreach (string[] arguments in new[] { ["inspect", project.Folder], ["run", project.Folder, "--estimate"], ["run", project.Folder], (string[])["compare", project.Folder, "--models", "logistic,wofe", .. Evaluation] })
        {
            var ran = Shell.RunAt(Width, arguments).Succeeded();

            // The project's folder is a word that cannot be broken.
            Assert.All(ran.Output.Split('\n').Where(line => !line.Contains(Path.GetTempPath(), StringComparison.Ordinal)), line => Assert.True(line.Length <= Width, line));
        }
    }

    [Fact]
    public void Errors_are_broken_as_well()
    {
        using var project = SmallProject.Quick();

        var ran = Shell.RunAt(Width, "compare", project.Folder, "--models", "logistc");

        Assert.Equal(2, ran.Code);
        Assert.All(ran.Errors.Split('\n'), line => Assert.True(line.Length <= Width, line));
    }

    [Fact]
    public void In_a_file_no_line_is_broken()
    {
        string words = string.Join(' ', Enumerable.Repeat("word", 500));

        Assert.Equal(words + "\n", Shown(Consoles.Unbroken, screen => screen.Line(words)));
    }

    [Fact]
    public void A_wide_table_is_shown_in_parts_that_name_their_rows()
    {
        string[] headers = ["model", "AUROC", "", "in best 10 %", ""];
        string[][] rows = [["logistic", "0.923", "0.877 to 0.959", "74 %", "53 to 88"]];

        string wide = Shown(80, screen => screen.Table(headers, rows)), narrow = Shown(40, screen => screen.Table(headers, rows));

        Assert.Equal(3, wide.TrimEnd().Split('\n').Length);
        Assert.Equal(2, narrow.Split("logistic").Length - 1);
        Assert.Contains("0.923  0.877 to 0.959", narrow, StringComparison.Ordinal);
        Assert.All(narrow.Split('\n'), line => Assert.True(line.Length <= 40, line));
    }

    [Theory]
    [InlineData("NO_COLOR", "1", false)]
    [InlineData("TERM", "dumb", false)]
    [InlineData("TERM", "xterm", true)]
    public void Where_there_shall_be_no_colour_no_escape_byte_is_written(string variable, string value, bool redirected)
    {
        using var output = new StringWriter();
        var console = Consoles.On(output, redirected, name => string.Equals(name, variable, StringComparison.Ordinal) ? value : null);
        var screen = new Screen(console, console);

        console.Write(new Markup("[red]red[/]"));
        screen.Table(["a"], [["b"]]);
        screen.Work(progress => progress.Report(new("Mapping", 1, 2, "windows", "a note")));

        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.Contains("a note", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one two three", 80, "one two three")]
    [InlineData("one two three", 8, "one two\n  three")]
    [InlineData("  note: one two", 10, "  note:\n    one\n    two")]
    [InlineData("averylongpath/that/cannot/be/broken and more", 10, "averylongpath/that/cannot/be/broken\n  and more")]
    [InlineData("first\nsecond line", 8, "first\nsecond\n  line")]
    public void Lines_are_broken_between_words_and_go_on_further_in(string text, int width, string expected) => Assert.Equal(expected, LineBreaking.Of(text, width));

    private static string Shown(int width, Action<Screen> show)
    {
        using var output = new StringWriter { NewLine = "\n" };
        show(Shell.ScreenOn(output, output, width));
        return output.ToString();
    }
}
