using Gossan.Grids;

namespace Gossan.Evidence.Regions;

/// <summary>Where a region lies: its grid, and which cells of it belong to the region.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Described">Where the grid comes from, in words for messages: "layers/dem.tif", "crs and cell_size".</param>
/// <param name="Outside">Row-major, true for cells outside the clip polygons; <see langword="null"/> without such polygons.</param>
internal sealed record RegionArea(Grid Grid, string Described, bool[]? Outside)
{
    /// <summary>The region's own grid, where <see cref="Grid"/> is a coarser look at it; else the same.</summary>
    public Grid Whole { get; init; } = Grid;

    /// <summary>Takes the value from cells outside the region.</summary>
    /// <param name="firstRow">First row of <paramref name="cells"/>.</param>
    /// <param name="cells">Whole rows.</param>
    public void Clip(int firstRow, Span<float> cells)
    {
        if (Outside is null)
        {
            return;
        }

        var outside = Outside.AsSpan(firstRow * Grid.Columns, cells.Length);
        for (int i = 0; i < cells.Length; i++)
        {
            if (outside[i])
            {
                cells[i] = float.NaN;
            }
        }
    }

    /// <summary>Metres as units of the grid's reference system.</summary>
    /// <param name="what">Whose setting it is, for the message.</param>
    /// <param name="metres">A length on the ground.</param>
    /// <exception cref="RegionException">The reference system counts degrees.</exception>
    public double FromMetres(string what, double metres) => metres / MetresPerUnit(what);

    /// <summary>Metres in a unit of the grid's reference system.</summary>
    /// <inheritdoc cref="FromMetres"/>
    public double MetresPerUnit(string what) =>
        CoordinateSystem.IsGeographic(Grid.Crs) ? throw RegionException.Degrees(what, Grid) : CoordinateSystem.MetresPerUnit(Grid.Crs);
}
