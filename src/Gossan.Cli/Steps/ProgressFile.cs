using System.Diagnostics;
using Gossan.Serve.Live;

namespace Gossan.Cli.Steps;

/// <summary>Tells in a file of the project how far a step is, for whoever watches from another program; gone when the step ends.</summary>
internal sealed class ProgressFile : IProgress<WorkProgress>, IDisposable
{
    private readonly Lock gate = new();
    private readonly Stopwatch sinceStart = Stopwatch.StartNew();
    private readonly List<MeasuredPart> curves = [];
    private readonly string path;
    private readonly string step;
    private readonly IProgress<WorkProgress> screen;
    private readonly Timer heart;
    private WorkProgress last;
    private long first;
    private bool ended;

    /// <summary>Begins to tell, once a <see cref="RunProgress.Heartbeat"/>: a step that is shorter leaves no trace.</summary>
    /// <param name="path">The file.</param>
    /// <param name="step">Name of the step.</param>
    /// <param name="screen">Told the same.</param>
    public ProgressFile(string path, string step, IProgress<WorkProgress> screen)
    {
        (this.path, this.step, this.screen) = (path, step, screen);
        heart = new(_ => Write(), null, RunProgress.Heartbeat, RunProgress.Heartbeat);
    }

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        screen.Report(value);
        lock (gate)
        {
            if (!string.Equals(last.Task, value.Task, StringComparison.Ordinal))
            {
                first = value.Done;
                sinceStart.Restart();
                curves.Clear();
            }

            last = value;
            if (value.Measured is { } measured)
            {
                curves.Add(measured);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            heart.Dispose();
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It says itself how old it is.
            }
        }
    }

    private void Write()
    {
        lock (gate)
        {
            if (ended || last.Task is null)
            {
                return;
            }

            double seconds = sinceStart.Elapsed.TotalSeconds;
            try
            {
                new RunProgress(step, last.Task, last.Done, last.Total, last.Unit, (last.Done - first) / seconds, seconds, curves).Write(path);
            }
            catch (OutputException)
            {
                // Nobody waits for it: the work goes on, and fails by itself where the disk is full.
            }
        }
    }
}
