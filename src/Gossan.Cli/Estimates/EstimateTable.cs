using System.Globalization;
using Gossan.Cli.Commands;
using Gossan.Cli.Steps;
using Gossan.Prospectivity.Estimation;

namespace Gossan.Cli.Estimates;

/// <summary>Shows what <c>gossan run</c> is going to take.</summary>
internal static class EstimateTable
{
    /// <summary>Values of a stack up to which it is made so that its windows can be counted: seconds of work that the run needs anyway.</summary>
    private const long MadeFirst = 200_000_000;

    /// <summary>Shows the estimates of all steps that are not up to date.</summary>
    /// <returns>The same, without the line of their sum.</returns>
    public static IReadOnlyList<StepEstimate> Show(ProjectSession session)
    {
        var options = session.Project.Options;
        var prepare = session.Steps.Prepare();
        if (session.IsPending(prepare))
        {
            if (session.Estimate.Values() > MadeFirst)
            {
                var first = session.Estimate.Prepare(prepare.Name);
                Table(session, [first]);
                session.Screen.Line("what follows depends on how many windows are complete, which the evidence stack says: do `gossan prepare`, then ask again");
                return [first];
            }

            PrepareCommand.Run(session);
        }

        var steps = new List<StepEstimate>();
        if (options.Models.Any(model => ModelCatalogue.Of(model).UsesBackbone) && session.Steps.Pretrain() is var pretrain && session.IsPending(pretrain))
        {
            steps.Add(session.Estimate.Pretrain(pretrain.Name));
        }

        foreach (string target in options.Targets.Keys)
        {
            foreach (string model in options.Models)
            {
                if (session.Steps.Train(target, model) is var train && session.IsPending(train))
                {
                    steps.Add(session.Estimate.Train(train.Name, target, model));
                }

                foreach (string region in options.Regions.Keys)
                {
                    var map = session.Map(target, model, region);
                    if (session.IsPending(map.Predict()))
                    {
                        steps.Add(session.Estimate.Map(map.Predict().Name, model, region));
                    }

                    if (session.IsPending(map.Explain()) && session.Estimate.Explain(map.Explain().Name, model, region) is { Windows: > 0 } explain)
                    {
                        steps.Add(explain);
                    }
                }
            }
        }

        if (steps.Count == 0)
        {
            session.Screen.Line("everything is up to date: nothing to do");
            return steps;
        }

        Table(session, steps);
        session.Screen.Line("Measured on this machine with these windows; other work on it makes it slower. Epochs: all of pretraining, twice the patience of a training. Sizes are those before compression.");
        return steps;
    }

    private static void Table(ProjectSession session, List<StepEstimate> steps)
    {
        var rows = steps.Select(Row).ToList();
        if (steps.Count > 1)
        {
            rows.Add(Row(new("together", steps.Sum(s => s.Windows), steps.Sum(s => s.Flop), steps.Sum(s => s.Seconds), steps.Max(s => s.MemoryBytes), steps.Sum(s => s.DiskBytes))));
        }

        session.Screen.Table(["step", "windows", "TFLOP", "time", "memory", "disk"], rows);
    }

    private static string[] Row(StepEstimate step) =>
    [
        step.Step,
        step.Windows == 0 ? "-" : step.Windows.ToString("N0", CultureInfo.InvariantCulture),
        step.Flop == 0 ? "-" : (step.Flop / 1e12).ToString("G3", CultureInfo.InvariantCulture),
        Time(step.Seconds),
        Size(step.MemoryBytes),
        step.DiskBytes == 0 ? "-" : Size(step.DiskBytes),
    ];

    private static string Time(double seconds) => seconds switch
    {
        < 100 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, seconds):F0} s"),
        < 6_000 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F1} min"),
        < 200_000 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:F1} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:F1} days"),
    };

    private static string Size(long bytes) => bytes < 100_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0.1, bytes / 1e6):G3} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB");
}
