using System.Globalization;

namespace Gossan.Grids;

/// <summary>Two rasters that must lie on one grid do not.</summary>
public sealed class GridMismatchException : GossanException
{
    private GridMismatchException(string message, Grid first, Grid second)
        : base(message)
    {
        First = first;
        Second = second;
    }

    /// <summary>The grid that was expected.</summary>
    public Grid First { get; }

    /// <summary>The grid that differs from it.</summary>
    public Grid Second { get; }

    /// <summary>Says how two grids differ and how to warp the second onto the first.</summary>
    /// <param name="nameA">What lies on the expected grid, as the user knows it: a path or a layer name.</param>
    /// <param name="a">The expected grid.</param>
    /// <param name="nameB">What lies on the other.</param>
    /// <param name="b">The other grid.</param>
    /// <returns>The exception to throw.</returns>
    public static GridMismatchException Between(string nameA, Grid a, string nameB, Grid b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        string message = $"{nameB} is not on the grid of {nameA}: {Differences(a, b)}.\n  {nameA}: {a.Describe()}\n  {nameB}: {b.Describe()}\n{WayOut(nameA, a, nameB)}";
        return new(message, a, b);
    }

    private static string Differences(Grid a, Grid b)
    {
        var differences = new List<string>();
        bool sameCrs = a.HasCrsOf(b);
        if (!sameCrs)
        {
            // Two definitions under one name would otherwise print as the same thing.
            bool oneName = string.Equals(CoordinateSystem.NameOf(a.Crs), CoordinateSystem.NameOf(b.Crs), StringComparison.Ordinal);
            differences.Add(oneName ? "the CRS differs (one name, two definitions)" : "the CRS differs");
        }

        if (!a.HasSizeOf(b))
        {
            differences.Add("the number of rows or columns differs");
        }

        if (!a.HasPlaceOf(b))
        {
            differences.Add("the origin or the cell size differs");
        }

        return differences.Count > 0 ? string.Join(", ", differences) : "they were expected to differ but agree";
    }

    private static string WayOut(string nameA, Grid a, string nameB)
    {
        if (!a.Transform.IsNorthUp)
        {
            return $"Warp {nameB} onto the grid of {nameA} in your GIS.";
        }

        var (west, north) = a.Transform.Apply(column: 0, row: 0);
        var (east, south) = a.Transform.Apply(column: a.Columns, row: a.Rows);
        string name = CoordinateSystem.NameOf(a.Crs);
        string crs = a.Crs.Length == 0 ? "" : name.Contains(':', StringComparison.Ordinal) ? $"-t_srs {name} " : $"-t_srs \"the CRS of {nameA}\" ";
        string extent = string.Create(CultureInfo.InvariantCulture, $"-te {west:R} {south:R} {east:R} {north:R} -ts {a.Columns} {a.Rows}");
        return $"Warp one onto the other, for example: gdalwarp {crs}{extent} -r bilinear \"{nameB}\" aligned.tif (-r near for categories).";
    }
}
