using System.CommandLine;
using Gossan.Cli.Terminal;
using Gossan.Evidence.Stacks;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan prepare</c>: layers to evidence stacks.</summary>
internal static class PrepareCommand
{
    public static Command Make(Screen screen) => ProjectCommand.Make(
        new("prepare", "Make the evidence stack of every region: out/stack/REGION.tif (one band per layer, standardised, NaN where missing) and its audit."),
        screen, _ => [], (session, _) => Run(session));

    public static void Run(ProjectSession session)
    {
        session.Do(session.Steps.Prepare());
        foreach (string region in session.Project.Options.Regions.Keys)
        {
            var audit = StackAudit.Read(StackAudit.PathBeside(session.Project.StackPath(region)));
            session.Screen.Line(FormattableString.Invariant($"  {region}: {audit.Layers.Count} bands, {audit.CellsWithoutGaps:N0} of {(long)audit.Rows * audit.Columns:N0} cells without gaps"));
            foreach (var (target, sites) in audit.Sites)
            {
                session.Screen.Line($"  {region}, {target}: {sites.Describe()}");
                foreach (string note in sites.Notes)
                {
                    session.Screen.Line("    note: " + note);
                }
            }
        }
    }
}
