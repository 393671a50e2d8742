using System.Text.Json.Nodes;
using Gossan.Cli.Projects;
using Gossan.Cli.Steps;
using Gossan.Testing;

namespace Gossan.Cli.Tests.Steps;

public sealed class StepRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter shown = new() { NewLine = "\n" };

    public StepRunnerTests() => File.WriteAllText(folder["in.txt"], "in");

    [Fact]
    public void A_step_is_done_once()
    {
        int done = 0;
        Assert.True(Runner().Run(Copy(() => done++)));
        Assert.False(Runner().Run(Copy(() => done++)));
        Assert.Equal(1, done);
        Assert.Equal("copy a: not done yet\ncopy a: up to date\n", shown.ToString());
    }

    [Fact]
    public void A_step_that_fails_is_not_recorded_and_is_done_again()
    {
        Assert.Throws<IOException>(() => Runner().Run(Copy(() => throw new IOException("full"))));
        Assert.True(Runner().Run(Copy()));
        Assert.Equal("copy a: not done yet\ncopy a: not done yet\n", shown.ToString());
    }

    [Fact]
    public void A_step_that_fails_after_a_change_keeps_the_older_result_and_is_done_again()
    {
        Runner().Run(Copy());
        Assert.Throws<IOException>(() => Runner().Run(Copy(() => throw new IOException("full"), size: 7)));
        Assert.Equal("in", File.ReadAllText(folder["out.txt"]));
        Assert.False(Runner().Run(Copy()));
        Assert.True(Runner().Run(Copy(size: 7)));
    }

    [Fact]
    public void The_reason_names_what_changed()
    {
        Runner().Run(Copy());
        Runner().Run(Copy(size: 7));
        File.WriteAllText(folder["in.txt"], "other");
        Runner().Run(Copy(size: 7));
        File.Delete(folder["out.txt"]);
        Runner().Run(Copy(size: 7));
        Runner(again: true).Run(Copy(size: 7));

        Assert.Equal(
            "copy a: not done yet\n"
            + "copy a: windows.size was 5 and is 7, so the earlier result is replaced\n"
            + "copy a: in.txt changed, so the earlier result is replaced\n"
            + "copy a: out.txt is missing or was changed, so it is made again\n"
            + "copy a: asked to do it again\n",
            shown.ToString());
    }

    [Fact]
    public void A_cancelled_step_does_not_begin()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Runner(cancellation: cancelled).Run(Copy()));

        Assert.False(File.Exists(folder["out.txt"]));
    }

    [Fact]
    public void Halves_of_files_of_a_killed_run_are_gone_and_a_state_is_deleted_when_the_step_is_done()
    {
        string partial = AtomicFile.PartialOf(folder["out.txt"]);
        File.WriteAllText(partial, "hal");
        File.WriteAllText(folder[".gossan/state/copy/a"], "state");
        bool seen = true;

        Runner().Run(Copy(() => seen = File.Exists(partial)));

        Assert.False(seen);
        Assert.False(File.Exists(folder[".gossan/state/copy/a"]));
    }

    public void Dispose()
    {
        shown.Dispose();
        folder.Dispose();
    }

    private StepRunner Runner(bool again = false, CancellationTokenSource? cancellation = null) =>
        new(new Project(folder.FullPath, new()), Shell.ScreenOn(shown, shown), again, cancellation?.Token ?? CancellationToken.None);

    private Step Copy(Action? also = null, int size = 5) => new()
    {
        Words = ["copy", "a"],
        Inputs = [folder["in.txt"]],
        Options = JsonNode.Parse($$"""{ "windows": { "size": {{size}}, "patch": 1 } }""")!,
        Outputs = [folder["out.txt"]],
        Work = _ =>
        {
            also?.Invoke();
            File.Copy(folder["in.txt"], folder["out.txt"], overwrite: true);
        },
    };
}
