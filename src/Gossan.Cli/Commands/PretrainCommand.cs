using System.CommandLine;
using Gossan.Cli.Terminal;
using Gossan.Report.Page.Results;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan pretrain</c>: stacks to a backbone.</summary>
internal static class PretrainCommand
{
    public static Command Make(Screen screen) => ProjectCommand.Make(
        new("pretrain", "Pretrain the backbone, a masked autoencoder, on all valid windows without labels: out/backbone/. Goes on after an interruption."),
        screen, "how pretraining went: epochs, and what was measured after the last", _ => [], (session, _) =>
        {
            session.Warn(session.Steps.Prepare());
            session.Pretrain();
            return ResultFiles.Of(BackboneHistory.Read(session.Project.BackboneFolder));
        });
}
