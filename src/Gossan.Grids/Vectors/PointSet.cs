namespace Gossan.Grids;

/// <summary>The points of a file in the CRS that was asked for.</summary>
/// <param name="Points">In file order; a multipoint gives one for each of its points.</param>
/// <param name="SourceCrs">WKT of the CRS in which the file was read; "" where neither the file, the options nor the target had one.</param>
/// <param name="Notes">What was assumed, chosen or left out, one sentence each; for the audit and the report.</param>
public sealed record PointSet(IReadOnlyList<PointFeature> Points, string SourceCrs, IReadOnlyList<string> Notes)
{
    /// <summary>Whether the places stand in two columns of a table; if not, they are the features' geometries.</summary>
    public bool FromColumns { get; init; }
}
