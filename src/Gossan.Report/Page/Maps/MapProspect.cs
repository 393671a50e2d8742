namespace Gossan.Report.Page.Maps;

/// <summary>A prospect on a map.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="Polygons">Per polygon its rings, the outline first; a position is x, y.</param>
/// <param name="Words">All of it in plain words.</param>
/// <param name="Card">The element that tells more, by its id.</param>
public sealed record MapProspect(int Rank, IReadOnlyList<IReadOnlyList<IReadOnlyList<double[]>>> Polygons, string Words, string Card);
