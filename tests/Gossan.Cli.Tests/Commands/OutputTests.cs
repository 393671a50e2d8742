namespace Gossan.Cli.Tests.Commands;

/// <summary>Full disks and places that cannot be written: said with the file's name, nothing finished is lost, and it goes on afterwards.</summary>
public class OutputTests
{
    private const string FullDisk = "/dev/full";

    [Theory]
    [InlineData("out/stack/.partial-staging-district.tif", "out/stack/district.tif")]
    [InlineData(".gossan/steps/.partial-prepare.json", ".gossan/steps/prepare.json")]
    [InlineData(".gossan/steps/train/copper/.partial-logistic.json", ".gossan/steps/train/copper/logistic.json")]
    [InlineData("out/.partial-run.json", "out/run.json")]
    [InlineData("out/copper/logistic/district/.partial-staging-likelihood.tif", "out/copper/logistic/district/likelihood.tif")]
    public void A_full_disk_is_said_and_the_next_run_goes_on(string partial, string result)
    {
        Assert.SkipUnless(File.Exists(FullDisk), "there is no device that is always full");
        using var project = SmallProject.Quick();
        using var undisturbed = SmallProject.Quick();
        File.CreateSymbolicLink(project[partial], FullDisk);

        project.Do("run").Refused($"cannot write {project[result]}", "No space left on device", "Free some space", "what was finished before is kept");
        Assert.False(File.Exists(project[result]));

        File.Delete(project[partial]);
        project.Do("run").Succeeded();
        undisturbed.Do("run").Succeeded();
        Assert.Equal(undisturbed.Results(), project.Results());
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out/stack")]
    [InlineData("out/copper")]
    [InlineData(".gossan")]
    public void A_file_where_a_folder_should_be_is_named(string folder)
    {
        using var project = SmallProject.Quick();
        File.WriteAllText(project[folder], "in the way");

        project.Do("run").Refused("cannot write", project[folder]);

        Assert.Equal("in the way", File.ReadAllText(project[folder]));
    }

    [Theory]
    [InlineData("out/stack/district.tif")]
    [InlineData("out/copper/logistic/metrics.json")]
    public void A_folder_where_a_result_should_be_is_named(string result)
    {
        using var project = SmallProject.Quick();
        Directory.CreateDirectory(project[result]);

        project.Do("run").Refused("cannot write", project[result]);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_named()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("modes are those of Unix");
            return;
        }

        Assert.SkipWhen(Environment.IsPrivilegedProcess, "the superuser may write anywhere");
        using var project = SmallProject.Quick();
        Directory.CreateDirectory(project["out"]);
        File.SetUnixFileMode(project["out"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        project.Do("run").Refused("cannot write", project["out"]);

        File.SetUnixFileMode(project["out"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Init_says_that_the_disk_is_full()
    {
        Assert.SkipUnless(File.Exists(FullDisk), "there is no device that is always full");
        using var project = SmallProject.Quick();
        File.Delete(project["gossan.yaml"]);
        File.CreateSymbolicLink(project[".partial-gossan.yaml"], FullDisk);

        Shell.Run("init", project["layers"], "--project", project.Folder).Refused($"cannot write {project["gossan.yaml"]}", "No space left on device");
        Assert.False(File.Exists(project["gossan.yaml"]));
    }
}
