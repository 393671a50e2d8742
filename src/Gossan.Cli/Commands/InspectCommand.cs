using System.CommandLine;
using System.Globalization;
using Gossan.Cli.Terminal;
using Gossan.Evidence.Inspection;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan inspect</c>: the layers and the sites of a project, and what gives reason to ask, before anything is made.</summary>
internal static class InspectCommand
{
    private static readonly string[] Columns = ["layer", "is", "CRS", "size", "cell size", "missing", "minimum", "median", "maximum", "skewness", "will be"];

    public static Command Make(Screen screen)
    {
        var memory = CommonOptions.Memory();
        return ProjectCommand.Make(
            new("inspect", "Show warnings, layers and known sites of a project as preparing would read them: reference systems, grids, missing cells, ranges, what will be done. Writes nothing.") { memory },
            screen, "everything", result => CommonOptions.MemorySetting(result.GetValue(memory)),
            (session, _) =>
            {
                var reports = new List<RegionReport>();
                var options = session.Project.Options;
                session.Screen.Work(progress => reports.AddRange(session.Project.Regions().Select(region =>
                    RegionInspection.Run(region, session.Project.Folder, session.Project.MemoryBytes, new() { Window = options.Windows.Size, Folds = options.Evaluation.Folds, Seed = options.Seed }, progress, session.Cancellation))));
                reports.ForEach(report => Show(report, session.Screen));
                return ResultFiles.Of(reports);
            });
    }

    private static void Show(RegionReport report, Screen screen)
    {
        screen.Line($"region '{report.Region}': {report.Grid} (from {report.GridFrom})");
        if (report.Coarsening > 1)
        {
            screen.Line($"  the region is large: one cell in {report.Coarsening} x {report.Coarsening} was looked at");
        }

        foreach (var warning in report.Warnings)
        {
            screen.Line($"  warning: {warning.Text.ReplaceLineEndings("\n           ")}");
        }

        screen.Table(Columns, report.Layers.Select(Row));
        foreach (var layer in report.Layers)
        {
            screen.Line($"  {layer.Name}: {layer.Source.Path}, {layer.Source.Holds}{(layer.Source.Grid is { } grid ? $", {grid.Words}" : "")}{(layer.Source.NoData.Length > 0 ? $", no data: {layer.Source.NoData}" : "")}");
        }

        SourceNotes.Show(screen, report.Layers.Select(layer => (layer.Name, layer.Source)));

        foreach (var (target, sites) in report.Sites)
        {
            screen.Line($"target '{target}': {sites.Describe()}");
            foreach (string note in sites.Notes)
            {
                screen.Line("  note: " + note);
            }

            foreach (string reason in report.BlockSizes.TryGetValue(target, out var suggestion) ? suggestion.Reasons : [])
            {
                screen.Line("  " + reason);
            }
        }
    }

    private static string[] Row(LayerReport layer)
    {
        var s = layer.Statistics;
        bool classes = layer.Classes > 0;
        string Number(double value) => classes ? "" : Short(value);
        string kind = classes ? string.Create(CultureInfo.InvariantCulture, $"{layer.Classes} classes") : layer.Kind.ToString().ToLowerInvariant();
        string size = layer.Source.Grid is { } grid
            ? string.Create(CultureInfo.InvariantCulture, $"{grid.Columns} x {grid.Rows}")
            : string.Create(CultureInfo.InvariantCulture, $"{layer.Source.Features:N0}");
        string cell = layer.Source.Grid is not { } own ? ""
            : own.CellWidth == own.CellHeight ? Short(own.CellWidth)
            : $"{Short(own.CellWidth)} x {Short(own.CellHeight)}";
        return [layer.Name, $"{layer.Source.Kind}, {kind}", layer.Source.Crs, size, cell, s.MissingShare.ToString("P1", CultureInfo.InvariantCulture), Number(s.Minimum), Number(s.P50), Number(s.Maximum), Number(s.Skewness), layer.WillBe];
    }

    private static string Short(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
