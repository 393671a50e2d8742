using Gossan.Cli.Estimates;
using Gossan.Cli.Projects;
using Gossan.Cli.Steps;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary>One command at work on a project.</summary>
internal sealed class ProjectSession : IDisposable
{
    private readonly FileStream hold;
    private readonly Workspace workspace;
    private readonly StepRunner runner;

    public ProjectSession(Project project, Screen screen, bool again, CancellationToken cancellation)
    {
        (Project, Screen, Cancellation) = (project, screen, cancellation);
        hold = Hold(project);
        workspace = new(project);
        runner = new(project, screen, again, cancellation);
        Steps = new(project, workspace, screen);
        Looks = new(project, workspace);
        Estimate = new(project, workspace);
        HeldOut = new(project, workspace, screen);
        Report = new(project);
    }

    public Project Project { get; }

    public Screen Screen { get; }

    public CancellationToken Cancellation { get; }

    public ProjectSteps Steps { get; }

    /// <summary>The steps that show how a training went.</summary>
    public TrainingSteps Looks { get; }

    /// <summary>Stacks to a backbone, and how it looks.</summary>
    public void Pretrain()
    {
        Do(Steps.Pretrain());
        Do(Looks.OfBackbone());
        Do(Looks.Reconstructions());
    }

    /// <summary>The steps from a trained model to a region's maps.</summary>
    public MapSteps Map(string target, string model, string region) => new(Project, workspace, Screen, target, model, region);

    public HeldOutScores HeldOut { get; }

    public WorkEstimate Estimate { get; }

    public ReportSteps Report { get; }

    /// <summary>For a command that does one kind of step: says which of the steps before are not up to date.</summary>
    public void Warn(params IEnumerable<Step> before)
    {
        foreach (var needed in before)
        {
            runner.Warn(needed);
        }
    }

    /// <summary>Whether a step is going to do work.</summary>
    public bool IsPending(Step step) => runner.IsPending(step);

    /// <summary>Does a step unless it is up to date, and brings the run record up to date.</summary>
    public void Do(Step step)
    {
        runner.Run(step);
        RunRecord.Write(Project);
    }

    public void Dispose()
    {
        workspace.Dispose();
        hold.Dispose();
    }

    /// <summary>Two commands at once would write the same files: the second is refused. The system lets go when the process ends, however it ends.</summary>
    private static FileStream Hold(Project project)
    {
        string path = Path.Combine(project.Working, "in-use");
        AtomicFile.MakeFolderOf(path);
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            throw ProjectException.InUse(project.Folder);
        }
        catch (UnauthorizedAccessException e)
        {
            throw OutputException.Writing(path, e);
        }
    }
}
