namespace Gossan.Serve.Cells;

/// <summary>All that is known of a cell.</summary>
/// <param name="Row">Row, 0 in the north.</param>
/// <param name="Column">Column, 0 in the west.</param>
/// <param name="X">East of its centre, in units of the CRS.</param>
/// <param name="Y">North of its centre.</param>
/// <param name="Values">Per layer its value; <see langword="null"/> where it is missing.</param>
/// <param name="Surveyed">Per layer of the evidence its value in the layer's own unit; <see langword="null"/> where it is missing or cannot be told.</param>
/// <param name="Percentiles">Per layer of likelihoods the share of the region's cells below, 0..100.</param>
/// <param name="Nearest">Per deposit type the nearest known sites.</param>
internal sealed record CellView(
    int Row, int Column, double X, double Y,
    IReadOnlyDictionary<string, double?> Values, IReadOnlyDictionary<string, double?> Surveyed, IReadOnlyDictionary<string, double?> Percentiles, IReadOnlyDictionary<string, IReadOnlyList<NearSite>> Nearest);
