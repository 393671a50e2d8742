using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Tests.Terminal;

public class FailuresTests
{
    [Fact]
    public void Work_that_ends_well_is_0() => Assert.Equal((0, ""), Guarded(() => { }));

    [Fact]
    public void A_problem_of_the_users_is_2_and_its_lines_stand_below_each_other() =>
        Assert.Equal((2, "error: --set x is not of the form key=value.\n       For example: --set windows.size=5 --set backbone.preset=paper-5\n"), Guarded(() => throw ProjectException.BadSet("x")));

    [Fact]
    public void A_problem_inside_a_worker_thread_is_the_same() =>
        Assert.Equal(2, Guarded(() => throw new AggregateException(new AggregateException(ProjectException.BadSet("x")))).Code);

    [Fact]
    public void A_disk_that_does_not_answer_is_2()
    {
        var (code, errors) = Guarded(() => throw new IOException("No such device"));
        Assert.Equal(2, code);
        Assert.Equal("error: No such device\n       Check that the disk is not full and that you may read and write there.\n", errors);
        Assert.Equal(2, Guarded(() => throw new UnauthorizedAccessException("Access denied")).Code);
    }

    [Fact]
    public void Ctrl_C_is_130_and_says_how_to_go_on()
    {
        var stopped = (130, "stopped. Run the same command again to go on where it was.\n");
        Assert.Equal(stopped, Guarded(() => throw new OperationCanceledException()));
        Assert.Equal(stopped, Guarded(() => throw new AggregateException(new TaskCanceledException())));
    }

    [Fact]
    public void A_bug_is_70_with_its_stack_trace_and_a_request_to_report_it()
    {
        var (code, errors) = Guarded(() => throw new InvalidOperationException("impossible"));
        Assert.Equal(70, code);
        Assert.StartsWith("This is a bug in Gossan 0.1.0. Please report it with the text below.\n", errors, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: impossible", errors, StringComparison.Ordinal);
        Assert.Contains(nameof(A_bug_is_70_with_its_stack_trace_and_a_request_to_report_it), errors, StringComparison.Ordinal);
    }

    private static (int Code, string Errors) Guarded(Action work)
    {
        using var errors = new StringWriter { NewLine = "\n" };
        int code = Failures.Guard(errors, work);
        return (code, errors.ToString());
    }
}
