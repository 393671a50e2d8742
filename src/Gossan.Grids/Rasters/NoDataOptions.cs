namespace Gossan.Grids;

/// <summary>Which stored values of a raster mean no data, said by the user instead of the file; or which numbers of a field or table.</summary>
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

    /// <summary>
    /// The rule for numbers that were read as text, whose type nobody knows: whole ones are compared as they are and rounded
    /// to a float32, others as float32, so that printed floats are recognised and codes that lie side by side are told apart.
    /// </summary>
    /// <returns>Whether a number means no data; NaN does not.</returns>
    public Predicate<double> OfNumbers()
    {
        NoDataRule[] rules =
        [
            .. Values.Select(value => NoDataRule.For(value, TypeOf(value))),
            .. Low is null && High is null ? Array.Empty<NoDataRule>() : [NoDataRule.Between(Low, High, TypeOf(Low ?? 0, High ?? 0))],
        ];
        return number => Array.Exists(rules, rule => rule.Hides(number));
    }

    private static int TypeOf(params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsInteger(value) || Math.Abs(value) > 1L << 53)
            {
                return GdalType.Float32;
            }
        }

        return GdalType.Float64;
    }
}
