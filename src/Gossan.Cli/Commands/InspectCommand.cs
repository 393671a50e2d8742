using System.CommandLine;
using System.Globalization;
using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Grids;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan inspect</c>: a table of the layers and the sites of a project, before anything is made.</summary>
internal static class InspectCommand
{
    public static Command Make(Screen screen) => ProjectCommand.Make(
        new("inspect", "Show the layers and the known sites of a project: grids, missing cells, ranges, what will be done. Writes nothing."),
        screen, _ => [], (session, _) => Show(session.Project, screen));

    private static void Show(Project project, Screen screen)
    {
        foreach (var region in project.Regions())
        {
            Grid? grid = region.GridLike is { } like ? LayerInspection.Of(project.Absolute(like)).Grid : null;
            var rows = new List<string[]>();
            var warnings = new List<string>();
            bool[]? missing = null;
            foreach (var (name, options) in region.Layers)
            {
                var (inspection, cells) = LayerInspection.WithCells(project.Absolute(options.Path));
                grid ??= inspection.Grid;
                missing ??= new bool[grid.Cells];
                if (inspection.Problem is { } problem)
                {
                    warnings.Add($"layer '{name}': {problem}");
                }

                if (!inspection.Grid.Matches(grid))
                {
                    warnings.Add($"layer '{name}' is on another grid: {inspection.Grid.Describe()}");
                }
                else
                {
                    for (int i = 0; i < cells.Length; i++)
                    {
                        missing[i] |= float.IsNaN(cells[i]);
                    }
                }

                rows.Add(Row(name, options, inspection));
            }

            screen.Line($"region '{region.Name}': {grid!.Describe()}");
            warnings.ForEach(warning => screen.Line("  warning: " + warning));
            screen.Table(["layer", "missing", "minimum", "median", "maximum", "will be"], rows);
            foreach (var (target, source) in region.Sites)
            {
                var audit = SiteReading.Read(source, project.Absolute(source.Path), grid, missing);
                screen.Line($"target '{target}': {audit.Describe()}");
                foreach (string note in audit.Notes)
                {
                    screen.Line("  note: " + note);
                }
            }
        }
    }

    private static string[] Row(string name, LayerOptions options, LayerInspection inspection)
    {
        var s = inspection.Statistics;
        bool binary = options.Kind == LayerKind.Binary || (options.Kind == LayerKind.Auto && inspection.OnlyZeroAndOne);
        string done = binary ? "binary, left as it is" : options.Transform.Count == 0 ? "left as it is" : string.Join(", ", options.Transform.Select(t => t.ToString().ToLowerInvariant()));
        string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
        return [name, (s.Missing / (double)(s.Cells + s.Missing)).ToString("P1", CultureInfo.InvariantCulture), Number(s.Minimum), Number(s.P50), Number(s.Maximum), done];
    }
}
