using Spectre.Console;

namespace Gossan.Cli.Terminal;

/// <summary>Shows progress as live bars, one per task, the finished ones removed.</summary>
internal sealed class LiveProgress(ProgressContext context, Action<string> line) : IProgress<WorkProgress>
{
    private ProgressTask? bar;
    private string? name;

    public void Report(WorkProgress value)
    {
        if (value.Note is { } note)
        {
            line(note);
        }

        if (bar is null || !string.Equals(name, value.Task, StringComparison.Ordinal))
        {
            bar?.StopTask();
            bar = context.AddTask($"{value.Task} ({value.Unit})".EscapeMarkup(), maxValue: Math.Max(1, value.Total));
            name = value.Task;
        }

        bar.MaxValue = Math.Max(1, value.Total);
        bar.Value = value.Done;
    }
}
