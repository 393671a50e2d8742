namespace Gossan.Prospectivity.Prospects;

/// <summary>What was made.</summary>
/// <param name="Prospects">By rank; empty where there is none, and then a note says why.</param>
/// <param name="Threshold">Cells of this likelihood or more were chosen; NaN where nothing was mapped.</param>
/// <param name="GeoPackagePath">The polygons.</param>
/// <param name="TablePath">The table.</param>
/// <param name="Notes">What was chosen, merged and dropped, one sentence each.</param>
public sealed record ProspectResult(IReadOnlyList<Prospect> Prospects, float Threshold, string GeoPackagePath, string TablePath, IReadOnlyList<string> Notes);
