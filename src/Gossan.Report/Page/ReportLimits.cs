using System.Globalization;
using Gossan.Report.Page.Results;

namespace Gossan.Report.Page;

/// <summary>What a reader must not forget: counted, not guessed.</summary>
internal static class ReportLimits
{
    /// <summary>Below so many sites an interval over sites is wide whatever the model.</summary>
    private const int FewSites = 30;

    /// <summary>One sentence each.</summary>
    public static IReadOnlyList<string> Of(RunResults results) =>
    [
        .. results.Regions.Where(region => region.Audit.CellsWithoutGaps < (long)region.Audit.Rows * region.Audit.Columns)
            .Select(region => Text($"{1 - (region.Audit.CellsWithoutGaps / ((double)region.Audit.Rows * region.Audit.Columns)):P0} of the cells of {region.Audit.Region} miss a layer or lie outside the region, and have no likelihood unless their gaps are filled.")),
        .. results.Targets.Select(target => (target.Files.Name, Sites: results.Regions.Sum(region => region.Audit.Sites.TryGetValue(target.Files.Name, out var sites) ? sites.Used().Count : 0)))
            .Where(target => target.Sites < FewSites)
            .Select(target => Text($"{target.Name} has {target.Sites} sites: intervals are wide, and one more site can change the order of models.")),
        .. results.Targets.Where(target => target.Comparison is null).Select(target => $"The models of {target.Files.Name} were not compared on hidden sites, so nothing here says how well the map finds new ones."),
        "A likelihood is calibrated on sites against likely negatives, which are rarer among real cells than among samples: read it as an order, and compare areas rather than single cells.",
        "Known sites lie where people have looked. What was never looked at is never a site, and a model learns that too.",
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
