using Gossan.Cli.Projects;
using Gossan.Cli.Steps;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary>One command at work on a project.</summary>
internal sealed class ProjectSession : IDisposable
{
    private readonly Workspace workspace;
    private readonly StepRunner runner;

    public ProjectSession(Project project, Screen screen, bool again, CancellationToken cancellation)
    {
        (Project, Screen) = (project, screen);
        workspace = new(project);
        runner = new(project, screen, again, cancellation);
        Steps = new(project, workspace, screen);
    }

    public Project Project { get; }

    public Screen Screen { get; }

    public ProjectSteps Steps { get; }

    /// <summary>Does a step unless it is up to date, and brings the run record up to date.</summary>
    public void Do(Step step)
    {
        runner.Run(step);
        RunRecord.Write(Project);
    }

    public void Dispose() => workspace.Dispose();
}
