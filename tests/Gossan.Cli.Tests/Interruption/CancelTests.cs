namespace Gossan.Cli.Tests.Interruption;

/// <summary>Ctrl-C ends the program at a good place, and the same command goes on.</summary>
public class CancelTests
{
    [Theory]
    [InlineData(".gossan/state/pretrain", "continuing after epoch")]
    [InlineData(".gossan/state/train/copper/mae", "continuing after epoch")]
    [InlineData(".gossan/state/map/copper/mae/district", "continuing after")]
    public void Ctrl_C_stops_with_130_and_the_next_run_goes_on(string state, string continues)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill(2)");
        string[] settings = ["--set", "backbone.epochs=12", "--set", "classifier.epochs=40", "--set", "classifier.patience=40", "--set", "map.uncertainty=400"];
        using var project = SmallProject.With("mae");
        using var child = Child.Start(["run", project.Folder, .. settings]);

        // The header of a map's journal is shorter than this, a block of rows is longer.
        Assert.True(child.Until(() => File.Exists(Path.Combine(project.Folder, state)) && new FileInfo(Path.Combine(project.Folder, state)).Length > 1000), "the step was over too soon");
        child.PressCtrlC();
        var stopped = child.Wait();

        Assert.Equal(130, stopped.Code);
        Assert.Equal("stopped. Run the same command again to go on where it was.\n", stopped.Errors);
        Child.Run(["run", project.Folder, .. settings]).Succeeded().Shows(continues);
        using var undisturbed = SmallProject.With("mae");
        Child.Run(["run", undisturbed.Folder, .. settings]).Succeeded();
        Assert.Equal(undisturbed.Results(), project.Results());
    }
}
