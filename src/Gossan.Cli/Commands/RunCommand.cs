using System.CommandLine;
using Gossan.Cli.Estimates;
using Gossan.Cli.Steps;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan run</c>: everything that is not up to date.</summary>
internal static class RunCommand
{
    public static Command Make(Screen screen)
    {
        var memory = CommonOptions.Memory();
        var estimate = new Option<bool>("--estimate") { Description = "Do nothing but say what the work that is not up to date is going to take on this machine: windows, arithmetic (TFLOP), time, memory (GB), disk (GB). Measures for some seconds; a stack of up to 200 million cells is made first." };
        return ProjectCommand.Make(
            new("run", "Do everything that is not up to date: prepare, pretrain, train, map, report. What is up to date (by content of inputs and options) is skipped.") { memory, estimate },
            screen, "the run record (run.json), or with --estimate the estimate of each step", result => CommonOptions.MemorySetting(result.GetValue(memory)), (session, result) =>
            {
                if (result.GetValue(estimate))
                {
                    return ResultFiles.Of(EstimateTable.Show(session));
                }

                Run(session);
                return ResultFiles.Read(RunRecord.PathOf(session.Project));
            });
    }

    public static void Run(ProjectSession session)
    {
        var options = session.Project.Options;
        PrepareCommand.Run(session);
        if (options.Models.Any(model => ModelCatalogue.Of(model).UsesBackbone))
        {
            session.Pretrain();
        }

        TrainCommand.Run(session, target: null, model: null);
        MapCommand.Run(session, target: null, model: null);
        if (options.Targets.Count == 0)
        {
            session.Screen.Line("the project has no targets, so there is nothing to train and to map: write them under targets: in gossan.yaml");
        }

        ReportCommand.Run(session);
    }
}
