using System.CommandLine;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan pretrain</c>: stacks to a backbone.</summary>
internal static class PretrainCommand
{
    public static Command Make(Screen screen) => ProjectCommand.Make(
        new("pretrain", "Pretrain the backbone, a masked autoencoder, on all valid windows without labels: out/backbone/. Goes on after an interruption."),
        screen, _ => [], (session, _) =>
        {
            session.Warn(session.Steps.Prepare());
            session.Pretrain();
        });
}
