using Gossan.Report.Page.Results;

namespace Gossan.Report.Page;

/// <summary>The records that the page's numbers come from, under the names by which the numbers say their source.</summary>
internal static class ReportRecords
{
    /// <summary>All of them.</summary>
    public static object Of(RunResults results, RunTimes times) => new
    {
        results.Files.Name,
        Regions = results.Regions.ToDictionary(region => region.Audit.Region, region => region.Audit, StringComparer.Ordinal),
        Targets = results.Targets.ToDictionary(target => target.Files.Name, target => Of(target, results.SitesOf(target)), StringComparer.Ordinal),
        results.Backbone,
        results.Run,
        times,
    };

    private static object Of(TargetResults target, int sites) => new
    {
        Sites = sites,
        target.Comparison,
        Folds = target.Folds is { } folds ? folds with { Sites = [] } : null,
        Models = target.Models.ToDictionary(
            model => model.Files.Name,
            model => new
            {
                model.Metrics,
                Maps = model.Maps.ToDictionary(
                    map => map.Files.Region,
                    map => new { map.Attribution, map.Totals, Prospects = map.Prospects.Select(prospect => prospect with { Polygons = [] }) },
                    StringComparer.Ordinal),
            },
            StringComparer.Ordinal),
    };
}
