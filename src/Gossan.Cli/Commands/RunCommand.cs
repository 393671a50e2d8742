using System.CommandLine;
using Gossan.Cli.Steps;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan run</c>: everything that is not up to date.</summary>
internal static class RunCommand
{
    public static Command Make(Screen screen)
    {
        var memory = CommonOptions.Memory();
        return ProjectCommand.Make(
            new("run", "Do everything that is not up to date: prepare, pretrain, train, map. What is up to date (by content of inputs and options) is skipped.") { memory },
            screen, result => CommonOptions.MemorySetting(result.GetValue(memory)), (session, _) => Run(session));
    }

    public static void Run(ProjectSession session)
    {
        var options = session.Project.Options;
        PrepareCommand.Run(session);
        if (options.Models.Any(model => ModelCatalogue.Of(model).UsesBackbone))
        {
            session.Do(session.Steps.Pretrain());
        }

        TrainCommand.Run(session, target: null, model: null);
        MapCommand.Run(session, target: null, model: null);
        if (options.Targets.Count == 0)
        {
            session.Screen.Line("the project has no targets, so there is nothing to train and to map: write them under targets: in gossan.yaml");
        }
    }
}
