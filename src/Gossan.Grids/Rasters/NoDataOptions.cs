namespace Gossan.Grids;

/// <summary>Which stored values of a raster mean no data, said by the user instead of the file.</summary>
/// <remarks>
/// The values are those in the file, as gdalinfo shows them, before a band's scale and offset. They are compared as the
/// band's own type, so a float that was printed and read again is still recognised. Neither values nor a range: every
/// stored number is data. NaN, infinity and cells outside a mask band are missing whatever is said here.
/// </remarks>
public sealed record NoDataOptions
{
    /// <summary>Single values that mean no data; NaN among them says nothing new.</summary>
    [ShortForm]
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>Smallest value of a range that means no data, itself included; <see langword="null"/> for a range that is open below.</summary>
    public double? Low { get; init; }

    /// <summary>Largest value of the range, itself included; <see langword="null"/> for a range that is open above. Neither end: no range.</summary>
    public double? High { get; init; }
}
