using Gossan.Grids;

namespace Gossan.Evidence.Regions;

/// <summary>A region's grid cannot be made, or cannot serve what is asked of it.</summary>
public sealed class RegionException : GossanException
{
    private RegionException(string message)
        : base(message)
    {
    }

    /// <summary>A distance in metres is asked for on a grid that counts degrees.</summary>
    /// <param name="what">What asks for it: "layer 'faults' (encode: distance)".</param>
    /// <param name="grid">The region's grid.</param>
    /// <returns>The exception to throw.</returns>
    public static RegionException Degrees(string what, Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new($"{what} needs distances in metres, but the region's reference system {CoordinateSystem.NameOf(grid.Crs)} counts degrees.\nGive the region a projected one, for example: grid: {{ crs: \"{CoordinateSystem.ProposeProjected(grid)}\", cell_size: 500 }} (the UTM zone of its centre), or an equal-area system of your country.");
    }

    /// <summary>The reference system of a region's grid is not known.</summary>
    /// <param name="region">The region's name.</param>
    /// <param name="cause">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static RegionException Reference(string region, CoordinateSystemException cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new($"the grid of region '{region}': {cause.Message}");
    }

    /// <summary>Nothing says what the region's grid is.</summary>
    /// <param name="region">The region's name.</param>
    /// <returns>The exception to throw.</returns>
    public static RegionException NoGrid(string region) =>
        new($"region '{region}' has no raster among its layers, so its grid has to be given.\nWrite, for example: grid: {{ crs: \"EPSG:26908\", cell_size: 500 }} (with bounds: [west, south, east, north] if it should not cover all layers), or grid: {{ like: some.tif }}.");

    /// <summary>The extent of a grid of its own cannot be found from anything.</summary>
    /// <param name="region">The region's name.</param>
    /// <param name="crs">The grid's reference system.</param>
    /// <returns>The exception to throw.</returns>
    public static RegionException NoExtent(string region, string crs) =>
        new($"the extent of region '{region}' cannot be found: none of its layers can be carried over to {CoordinateSystem.NameOf(crs)}.\nGive grid.bounds: [west, south, east, north] in that system, and crs: for layers whose files name none.");

    /// <summary>The clip polygons leave no cell of the region.</summary>
    /// <param name="region">The region's name.</param>
    /// <param name="clip">The file of polygons.</param>
    /// <param name="grid">The grid before clipping.</param>
    /// <returns>The exception to throw.</returns>
    public static RegionException NothingInside(string region, string clip, Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new($"no cell of region '{region}' lies inside the polygons of {clip}; the grid is {grid.Describe()}.\nCheck the reference system of the polygons (crs: under clip:) and their filter.");
    }

    /// <summary>Bounds and cell size make no cell, or too many.</summary>
    /// <param name="region">The region's name.</param>
    /// <param name="columns">Columns that come out.</param>
    /// <param name="rows">Rows that come out.</param>
    /// <returns>The exception to throw.</returns>
    public static RegionException Size(string region, double columns, double rows) =>
        new(FormattableString.Invariant($"bounds and cell_size of region '{region}' make {columns:N0} columns and {rows:N0} rows.\nBoth are in units of the grid's crs (degrees for a geographic one): check cell_size and the order west, south, east, north."));
}
