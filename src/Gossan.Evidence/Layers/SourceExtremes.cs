namespace Gossan.Evidence.Layers;

/// <summary>The smallest and the largest number of a source, before anything is averaged or warped: a code for "not measured" can be told only there.</summary>
/// <param name="Minimum">The smallest number.</param>
/// <param name="AtMinimum">How many are exactly that.</param>
/// <param name="AboveMinimum">The next larger number; NaN where all are one.</param>
/// <param name="Maximum">The largest number.</param>
/// <param name="AtMaximum">How many are exactly that.</param>
/// <param name="BelowMaximum">The next smaller number; NaN where all are one.</param>
/// <param name="Count">How many numbers there are.</param>
internal sealed record SourceExtremes(double Minimum, long AtMinimum, double AboveMinimum, double Maximum, long AtMaximum, double BelowMaximum, long Count)
{
    /// <summary>Looks at numbers once.</summary>
    /// <param name="numbers">The numbers; NaN is missing.</param>
    /// <returns><see langword="null"/> where there is none.</returns>
    public static SourceExtremes? Of(IEnumerable<double> numbers)
    {
        double minimum = double.PositiveInfinity, above = double.PositiveInfinity, maximum = double.NegativeInfinity, below = double.NegativeInfinity;
        long atMinimum = 0, atMaximum = 0, count = 0;
        foreach (double number in numbers)
        {
            if (double.IsNaN(number))
            {
                continue;
            }

            count++;
            if (number < minimum)
            {
                (above, minimum, atMinimum) = (minimum, number, 0);
            }

            if (number > maximum)
            {
                (below, maximum, atMaximum) = (maximum, number, 0);
            }

            atMinimum += number == minimum ? 1 : 0;
            atMaximum += number == maximum ? 1 : 0;
            above = number > minimum ? Math.Min(above, number) : above;
            below = number < maximum ? Math.Max(below, number) : below;
        }

        return count == 0 ? null : new(minimum, atMinimum, OrNone(above), maximum, atMaximum, OrNone(below), count);
    }

    private static double OrNone(double next) => double.IsInfinity(next) ? double.NaN : next;
}
