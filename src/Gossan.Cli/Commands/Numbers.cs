using System.Globalization;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Cli.Commands;

/// <summary>Numbers as they stand in tables: three digits, a dash where undefined.</summary>
internal static class Numbers
{
    public static string Of(double value) => Text(value, "F3");

    public static string Signed(double value) => Text(value, "+0.000;-0.000;0.000");

    public static string Percent(double share) => double.IsNaN(share) ? "-" : (share * 100).ToString("F0", CultureInfo.InvariantCulture) + " %";

    public static string Range(Interval interval) => $"{Of(interval.Low)} to {Of(interval.High)}";

    public static string SignedRange(Interval interval) => $"{Signed(interval.Low)} to {Signed(interval.High)}";

    public static string PercentRange(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Low * 100:F0} to {interval.High * 100:F0}");

    private static string Text(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
