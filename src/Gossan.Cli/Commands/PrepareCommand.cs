using System.CommandLine;
using Gossan.Cli.Terminal;
using Gossan.Evidence.Stacks;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan prepare</c>: layers to evidence stacks.</summary>
internal static class PrepareCommand
{
    public static Command Make(Screen screen)
    {
        var memory = CommonOptions.Memory();
        return ProjectCommand.Make(
            new("prepare", "Put all layers of a region onto its grid and make the evidence stack: out/stack/REGION.tif (bands standardised, NaN where missing), its audit (every decision) and a picture of all bands.") { memory },
            screen, "the audit of each region", result => CommonOptions.MemorySetting(result.GetValue(memory)), (session, _) =>
            {
                Run(session);
                return ResultFiles.ReadAll(session.Project.Options.Regions.Keys.Select(region => StackAudit.PathBeside(session.Project.StackPath(region))));
            });
    }

    public static void Run(ProjectSession session)
    {
        session.Do(session.Steps.Prepare());
        foreach (string region in session.Project.Options.Regions.Keys)
        {
            Show(session.Screen, region, StackAudit.Read(StackAudit.PathBeside(session.Project.StackPath(region))));
        }
    }

    private static void Show(Screen screen, string region, StackAudit audit)
    {
        screen.Line(FormattableString.Invariant($"  {region}: {audit.Layers.Count} layers, {audit.Bands.Count} bands, {audit.CellsWithoutGaps:N0} of {(long)audit.Rows * audit.Columns:N0} cells without gaps"));
        foreach (var layer in audit.Layers)
        {
            if (!layer.Source.Method.StartsWith("none", StringComparison.Ordinal))
            {
                screen.Line($"    {layer.Name}: {layer.Source.Method}");
            }

            if (layer.Fill.Filled > 0)
            {
                screen.Line(FormattableString.Invariant($"    {layer.Name}: {layer.Fill.Share:P1} of the cells filled ({layer.Fill.Method.ToString().ToLowerInvariant()}), {layer.MissingAfter:P1} still missing"));
            }

            foreach (string warning in layer.Warnings)
            {
                screen.Line($"    warning: {warning}");
            }
        }

        SourceNotes.Show(screen, audit.Layers.Select(layer => (layer.Name, layer.Source)));
        foreach (var (target, sites) in audit.Sites)
        {
            screen.Line($"  {region}, {target}: {sites.Describe()}");
            foreach (string note in sites.Notes)
            {
                screen.Line("    note: " + note);
            }
        }
    }
}
