namespace Gossan.Evidence.Layers;

/// <summary>When the smallest or largest of some numbers looks like a code for "not measured".</summary>
internal static class SuspiciousValue
{
    /// <summary>A code is written many times, an extreme is measured once: the share that a value must exceed, 0..1.</summary>
    public const double Share = 0.01;

    /// <summary>How far a value must stand off, as a share of the range of all others.</summary>
    private const double FarAway = 0.5;

    /// <summary>Fewer different whole numbers are counts or ratings, of which the highest or the zero often stands alone.</summary>
    private const int FewestCodes = 4;

    /// <summary>Values that people and programs write where nothing was measured.</summary>
    private static readonly float[] UsualCodes = [-99, -999, -9999, -99999, -999999, -32768, 32767, 65535, 999, 9999, 99999, 999999, -1e9f, 1e20f];

    /// <summary>Whether people and programs write this number where nothing was measured.</summary>
    public static bool IsUsualCode(double value) => UsualCodes.Contains((float)value) || Math.Abs(value) >= 1e30;

    /// <summary>Whether the value at an end of a range looks like a code: more than 1 % of the numbers are it, and it is a usual code, or there several times and far away from all others.</summary>
    /// <param name="value">The smallest or the largest number.</param>
    /// <param name="count">How many of the numbers are exactly that.</param>
    /// <param name="next">The number next to it; not finite where all are one.</param>
    /// <param name="restEnd">The number at the other end.</param>
    /// <param name="total">How many numbers there are.</param>
    /// <param name="codes">How many different numbers there are, where all are whole and few; 0 otherwise.</param>
    /// <param name="evenRare">Whether a usual code that is far away is one however few of the numbers are it.</param>
    public static bool Is(double value, long count, double next, double restEnd, long total, int codes = 0, bool evenRare = false)
    {
        bool usual = IsUsualCode(value), farAway = IsFarAway(value, next, restEnd, codes);
        bool suspicious = count > Share * total ? usual || (farAway && count > 1) : evenRare && usual && farAway;
        return suspicious && double.IsFinite(next) && restEnd != next;
    }

    /// <summary>Whether the value at an end of a range stands off from all others.</summary>
    /// <param name="value">The smallest or the largest number.</param>
    /// <param name="next">The number next to it.</param>
    /// <param name="restEnd">The number at the other end.</param>
    /// <param name="codes">As for <see cref="Is"/>.</param>
    public static bool IsFarAway(double value, double next, double restEnd, int codes)
    {
        double gap = Math.Abs(value - next);
        return gap > FarAway * Math.Abs(restEnd - next) && (codes == 0 || (codes >= FewestCodes && gap > 1));
    }
}
