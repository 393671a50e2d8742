namespace Gossan.Evidence.Regions;

/// <summary>The grid of a region: that of a raster, or made from reference system, cell size and bounds.</summary>
public sealed record GridOptions
{
    /// <summary>The raster whose grid is the region's: the name of one of its layers, or a path.</summary>
    [ShortForm]
    public string? Like { get; init; }

    /// <summary>Reference system: "EPSG:26908", WKT or PROJ text. With <see cref="Like"/>: that of the raster, where its file names none.</summary>
    public string? Crs { get; init; }

    /// <summary>Edge of a cell, in units of the reference system.</summary>
    public double? CellSize { get; init; }

    /// <summary>West, south, east, north, in units of the reference system; the extent of the clip polygons, else of all layers together, when not given.</summary>
    public IReadOnlyList<double>? Bounds { get; init; }

    /// <summary>Polygons that bound the region.</summary>
    public ClipOptions? Clip { get; init; }

    /// <summary>What is wrong with these options, a sentence each without a full stop.</summary>
    /// <returns>Nothing when they can be used.</returns>
    public IEnumerable<string> Problems()
    {
        if (Like is "")
        {
            yield return "like is empty: give the name of a layer or the path of a raster";
        }

        if (Clip is { Path: "" })
        {
            yield return "clip is empty: give the path of a file of polygons";
        }

        if (Like is not null && (CellSize is not null || Bounds is not null))
        {
            yield return "like: it takes cell size and bounds from a raster, so cell_size and bounds cannot be given beside it";
        }

        if (Like is null && CellSize is null != Crs is null)
        {
            yield return "cell_size goes with crs: a grid of its own needs both (or like: a raster)";
        }

        if (Like is null && CellSize is null && Bounds is not null)
        {
            yield return "bounds: it needs crs and cell_size beside it";
        }

        if (CellSize is { } size && !(size > 0))
        {
            yield return FormattableString.Invariant($"cell_size is {size}, but must be above 0");
        }

        if (Bounds is { } bounds && !(bounds.Count == 4 && bounds[0] < bounds[2] && bounds[1] < bounds[3]))
        {
            yield return $"bounds is [{string.Join(", ", bounds)}], but must be [west, south, east, north] with west below east and south below north";
        }
    }
}
