using System.Diagnostics;
using System.Globalization;

namespace Gossan.Cli.Terminal;

/// <summary>Shows progress as lines where there is no terminal: every note, and every ten seconds how far the work is.</summary>
internal sealed class PlainProgress(Action<string> line) : IProgress<WorkProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Stopwatch sinceStart = new();
    private readonly Stopwatch sinceLine = new();
    private string? name;
    private long first;

    public void Report(WorkProgress value)
    {
        if (value.Note is { } note)
        {
            line("  " + note);
        }

        if (!string.Equals(name, value.Task, StringComparison.Ordinal))
        {
            (name, first) = (value.Task, value.Done);
            sinceStart.Restart();
            sinceLine.Restart();
        }
        else if (sinceLine.Elapsed > Pause)
        {
            double speed = (value.Done - first) / sinceStart.Elapsed.TotalSeconds;
            string left = speed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {speed:N0} {value.Unit}/s, {Duration((value.Total - value.Done) / speed)} left") : "";
            line(string.Create(CultureInfo.InvariantCulture, $"  {value.Task}: {value.Done:N0} of {value.Total:N0} {value.Unit}{left}"));
            sinceLine.Restart();
        }
    }

    private static string Duration(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2));
        return string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span:mm\\:ss}");
    }
}
