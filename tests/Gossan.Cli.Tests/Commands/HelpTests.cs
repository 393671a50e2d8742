namespace Gossan.Cli.Tests.Commands;

public class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("init")]
    [InlineData("inspect")]
    [InlineData("prepare")]
    [InlineData("pretrain")]
    [InlineData("train")]
    [InlineData("compare")]
    [InlineData("study")]
    [InlineData("study labels")]
    [InlineData("study missing")]
    [InlineData("study negatives")]
    [InlineData("map")]
    [InlineData("report")]
    [InlineData("serve")]
    [InlineData("run")]
    [InlineData("demo")]
    public void Help_is_the_approved_text(string command)
    {
        string[] arguments = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];

        // As a process of its own: the width of help is that of the process's terminal.
        var help = Child.Run(arguments).Succeeded();

        Golden.Matches($"help{(command.Length == 0 ? "" : "-" + command.Replace(' ', '-'))}.txt", help.Output);
    }

    [Fact]
    public void Every_command_has_an_approved_help()
    {
        string[] commands = [.. Shell.Run("--help").Output.Split("Commands:")[1].Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(word => word.Length > 0)];

        Assert.Equal(["init", "inspect", "prepare", "pretrain", "train", "compare", "study", "map", "report", "serve", "run", "demo"], commands);
    }

    [Fact]
    public void Help_needs_neither_gdal_nor_libtorch()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the loader of Linux tells what it loads");
        using var folder = new Testing.TemporaryFolder();
        using var child = Child.Start(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["GOSSAN_GDAL"] = folder["nowhere.so"], ["LD_DEBUG"] = "files", ["LD_DEBUG_OUTPUT"] = folder["loaded"] },
            "run", "--help");

        child.Wait().Succeeded();

        string loaded = string.Concat(Directory.GetFiles(folder.FullPath).Select(File.ReadAllText));
        Assert.Contains("libcoreclr", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("torch", loaded, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("gdal", loaded, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Skia", loaded, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("run", "--sett", "a=b")]
    [InlineData("run", "--agan")]
    [InlineData("init", "--overwrit", "x")]
    [InlineData("rum")]
    [InlineData("map", "--stride", "wide")]
    public void A_mistyped_option_ends_with_1(params string[] arguments)
    {
        var ran = Shell.Run(arguments);

        Assert.Equal(1, ran.Code);
        Assert.Contains(arguments[^1] is "wide" ? "wide" : arguments.Length > 1 ? arguments[1] : arguments[0], ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_option_is_not_followed_by_pages_of_help_but_no_command_at_all_is()
    {
        var mistyped = Shell.Run("run", "--agan");
        var nothing = Shell.Run();

        Assert.Equal("Unrecognized option '--agan'; did you mean '--again'?\nA path that begins with a dash is written ./--agan\n", mistyped.Errors.TrimEnd() + "\n");
        Assert.Equal("", mistyped.Output);
        Assert.Contains("A first map:", nothing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_the_programs()
    {
        Assert.Equal("0.1.0", Shell.Run("--version").Succeeded().Output.Trim());
    }
}
