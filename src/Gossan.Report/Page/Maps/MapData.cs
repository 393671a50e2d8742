namespace Gossan.Report.Page.Maps;

/// <summary>What a map of the page holds, for <c>web/src/map/mapData.ts</c>, which says what each member means.</summary>
public sealed record MapData(
    string Title, string Crs, double MetresPerUnit, double[] Bounds, int Columns, int Rows, int Block,
    IReadOnlyList<MapLayerData> Layers, MapLayerData? Outside, IReadOnlyList<MapSite> Sites, IReadOnlyList<MapProspect> Prospects);
