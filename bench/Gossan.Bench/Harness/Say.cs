namespace Gossan.Bench.Harness;

/// <summary>Numbers as people read them.</summary>
internal static class Say
{
    /// <summary>The median of a few times.</summary>
    public static string Time(IEnumerable<double> seconds)
    {
        double s = Spread.Of(seconds).Median;
        return s >= 1 ? $"{Digits(s)} s" : s >= 1e-3 ? $"{Digits(s * 1e3)} ms" : $"{Digits(s * 1e6)} µs";
    }

    /// <summary>A ratio with its range.</summary>
    public static string Ratio(Spread spread) => $"**{Times(spread.Median)}** ({Digits(spread.Lowest)} to {Digits(spread.Highest)})";

    /// <summary>A share with its range.</summary>
    public static string Percent(Spread spread) => $"**{Digits(spread.Median * 100)} %** ({Digits(spread.Lowest * 100)} to {Digits(spread.Highest * 100)})";

    /// <summary>"3.2 x".</summary>
    public static string Times(double ratio) => $"{Digits(ratio)} x";

    /// <summary>Two to three digits that matter.</summary>
    public static string Digits(double value) => Math.Abs(value) switch
    {
        >= 100 => $"{value:N0}",
        >= 10 => $"{value:F1}",
        _ => $"{value:F2}",
    };
}
