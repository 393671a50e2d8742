namespace Gossan.Grids;

/// <summary>Which stored values mean no data: those between two bounds, or one more value.</summary>
/// <remarks>
/// A no-data value travels through files as decimal text of a double, so it rarely equals the stored float to the
/// last bit: 1142.4056 is stored as 1142.40563..., and -3.40282347e+38 is beyond the smallest float.
/// </remarks>
/// <param name="Low">Smallest stored value that is missing.</param>
/// <param name="High">Largest stored value that is missing; below <paramref name="Low"/> for none.</param>
/// <param name="Single">The no-data value rounded to float32, which a float64 band made from a float32 one holds.</param>
internal readonly record struct NoDataRule(double Low, double High, double Single)
{
    // Writers print 15 to 17 digits of a double.
    private const double PrintedDigits = 1e-14;

    internal static NoDataRule None => new(Low: 1, High: 0, Single: double.NaN);

    internal bool IsNone => Low > High && double.IsNaN(Single);

    /// <summary>The rule for a no-data value of a band, compared as the band's own type.</summary>
    internal static NoDataRule For(double noData, int dataType)
    {
        if (double.IsNaN(noData))
        {
            // Cells that are not numbers are missing already.
            return None;
        }

        if (GdalType.IsInteger(dataType))
        {
            return new(Low: noData, High: noData, Single: double.NaN);
        }

        if (dataType == GdalType.Float32)
        {
            float nearest = Math.Clamp((float)noData, float.MinValue, float.MaxValue);

            // Two steps of a float each way, as GDAL itself compares; zero is written exactly by everyone.
            return nearest == 0
                ? new(Low: 0, High: 0, Single: double.NaN)
                : new(Low: MathF.BitDecrement(MathF.BitDecrement(nearest)), High: MathF.BitIncrement(MathF.BitIncrement(nearest)), Single: double.NaN);
        }

        double clamped = Math.Clamp(noData, double.MinValue, double.MaxValue);
        double slack = Math.Abs(clamped) * PrintedDigits;
        return new(Low: clamped - slack, High: clamped + slack, Single: (float)noData);
    }

    /// <summary>The rule for a range, both ends in it and each with the slack of a single value; an end that is <see langword="null"/> is open.</summary>
    internal static NoDataRule Between(double? low, double? high, int dataType)
    {
        NoDataRule first = For(low ?? double.NaN, dataType);
        NoDataRule last = For(high ?? double.NaN, dataType);
        return new(
            Low: low is null ? double.NegativeInfinity : LeastOf(first),
            High: high is null ? double.PositiveInfinity : GreatestOf(last),
            Single: double.NaN);
    }

    /// <summary>The rules of a user for a band of some type; none where neither values nor a range are given.</summary>
    internal static NoDataRule[] Of(NoDataOptions options, int dataType)
    {
        IEnumerable<NoDataRule> rules = options.Values.Select(value => For(value, dataType)).Where(rule => !rule.IsNone);
        return options.Low is null && options.High is null ? [.. rules] : [.. rules, Between(options.Low, options.High, dataType)];
    }

    internal bool Hides(double stored) => (stored >= Low && stored <= High) || stored == Single;

    private static double LeastOf(NoDataRule rule) => double.IsNaN(rule.Single) ? rule.Low : Math.Min(rule.Low, rule.Single);

    private static double GreatestOf(NoDataRule rule) => double.IsNaN(rule.Single) ? rule.High : Math.Max(rule.High, rule.Single);
}
