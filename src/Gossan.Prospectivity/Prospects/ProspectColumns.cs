using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>The columns that the layer and the table of prospects share.</summary>
internal static class ProspectColumns
{
    /// <summary>Names and kinds, in order.</summary>
    public static IReadOnlyList<PolygonField> Fields { get; } =
    [
        new("rank", PolygonFieldKind.Whole),
        new("score", PolygonFieldKind.Number),
        new("area_km2", PolygonFieldKind.Number),
        new("cells", PolygonFieldKind.Whole),
        new("likelihood", PolygonFieldKind.Number),
        new("peak", PolygonFieldKind.Number),
        new("uncertainty", PolygonFieldKind.Number),
        new("novelty", PolygonFieldKind.Number),
        new("outside_domain", PolygonFieldKind.Number),
        new("nearest_site", PolygonFieldKind.Text),
        new("nearest_km", PolygonFieldKind.Number),
        new("sites", PolygonFieldKind.Whole),
        new("site_names", PolygonFieldKind.Text),
        .. Enumerable.Range(1, Prospect.MostLayers).SelectMany(IEnumerable<PolygonField> (place) => [new($"layer_{place}", PolygonFieldKind.Text), new($"effect_{place}", PolygonFieldKind.Number)]),
        new("words", PolygonFieldKind.Text),
    ];

    /// <summary>A value for each of the fields; <see langword="null"/> for what is not known.</summary>
    public static IReadOnlyList<object?> Of(Prospect prospect)
    {
        var area = prospect.Area;
        return
        [
            area.Rank, area.Score, prospect.SquareKilometres, area.Cells, area.MeanLikelihood, (double)area.PeakLikelihood, area.MeanUncertainty,
            prospect.Novelty, prospect.OutsideDomain, prospect.NearestSite, prospect.NearestKilometres, prospect.SitesInside.Count,
            prospect.SitesInside.Count > 0 ? string.Join("; ", prospect.SitesInside) : null,
            .. Enumerable.Range(0, Prospect.MostLayers).SelectMany(IEnumerable<object?> (place) => place < prospect.Layers.Count ? [prospect.Layers[place].Layer, prospect.Layers[place].Effect] : [null, null]),
            prospect.Words,
        ];
    }
}
