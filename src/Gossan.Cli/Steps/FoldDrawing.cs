using System.Globalization;
using Gossan.Cli.Projects;
using Gossan.Evidence.Folds;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Report.Maps;

namespace Gossan.Cli.Steps;

/// <summary>The folds of a comparison as files.</summary>
internal static class FoldDrawing
{
    private static readonly string[] Kinds = [".tif", ".png"];

    /// <summary>The files of a comparison's folds, and those that an earlier one may have left.</summary>
    public static (string[] Outputs, string[] Obsolete) FilesOf(Project project, string target)
    {
        string[] maps = [.. project.Options.Regions.Keys.SelectMany(region => Kinds.Select(extension => project.FoldsPath(target, region, extension)))];
        string record = project.FoldRecordPath(target);
        return HasAreas(project.Options.Evaluation.Split) ? ([record, .. maps], []) : ([record], maps);
    }

    /// <summary>Writes them.</summary>
    public static void Write(Project project, WindowSource windows, string target, FoldRecord record, FoldPlan plan)
    {
        for (int region = 0; HasAreas(plan.Kind) && region < windows.Stacks.Count; region++)
        {
            string name = windows.Stacks[region].Region, raster = project.FoldsPath(target, name, ".tif");
            FoldRasters.Write(raster, windows, plan, region);
            MapPicture.Write(raster, project.FoldsPath(target, name, ".png"), new()
            {
                Title = $"Folds of {target} in {name}: {plan.Kind.ToString().ToLowerInvariant()}",
                Legend = "fold",
                Minimum = 1,
                Maximum = plan.Count,
                Sites = [.. record.Sites.Where(site => string.Equals(site.Region, name, StringComparison.Ordinal)).GroupBy(site => site.Fold).OrderBy(fold => fold.Key).Select(fold => LayerOf(fold, windows.Stacks[region].Grid))],
            });
        }

        AtomicFile.WriteText(project.FoldRecordPath(target), RecordJson.TextOf(record));
    }

    /// <summary>Random folds give every cell a draw of its own: there is no area to show.</summary>
    private static bool HasAreas(FoldKind kind) => kind != FoldKind.Random;

    private static SiteLayer LayerOf(IGrouping<int, FoldSite> fold, Grid grid) => new(
        string.Create(CultureInfo.InvariantCulture, $"sites of fold {fold.Key}"),
        Enum.GetValues<SiteSymbol>()[(fold.Key - 1) % Enum.GetValues<SiteSymbol>().Length],
        [.. fold.Select(site => grid.CentreOf(site.Row, site.Column))]);
}
