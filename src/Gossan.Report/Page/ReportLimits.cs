using Gossan.Report.Page.Numbers;
using Gossan.Report.Page.Results;

namespace Gossan.Report.Page;

/// <summary>What a reader must not forget: counted, not guessed.</summary>
internal static class ReportLimits
{
    /// <summary>Below so many sites an interval over sites is wide whatever the model.</summary>
    private const int FewSites = 30;

    /// <summary>One sentence each.</summary>
    public static IReadOnlyList<FormattableString> Of(RunResults results) =>
    [
        .. results.Regions.Where(region => region.Audit.CellsWithoutGaps < (long)region.Audit.Rows * region.Audit.Columns).Select(region => Gaps(region, $"regions/{region.Audit.Region}")),
        .. results.Targets.Where(target => results.SitesOf(target) < FewSites).Select(FormattableString (target) =>
            $"{target.Files.Name} has {new Cited(results.SitesOf(target), $"targets/{target.Files.Name}/sites", "0")} sites: intervals are wide, and one more site can change the order of models."),
        .. results.Targets.Where(target => target.Comparison is null).Select(FormattableString (target) => $"The models of {target.Files.Name} were not compared on hidden sites, so nothing here says how well the map finds new ones."),
        $"A likelihood is calibrated on sites against likely negatives, which are rarer among real cells than among samples: read it as an order, and compare areas rather than single cells.",
        $"Known sites lie where people have looked. What was never looked at is never a site, and a model learns that too.",
    ];

    private static FormattableString Gaps(RegionResults region, string source) =>
        $"Of the {new Cited(region.Audit.Rows, source + "/rows", "0")} × {new Cited(region.Audit.Columns, source + "/columns", "0")} cells of {region.Audit.Region} {new Cited(region.Audit.CellsWithoutGaps, source + "/cells_without_gaps", "#,0")} have every layer; the others lie outside the region or miss one, and have no likelihood unless their gaps are filled.";
}
