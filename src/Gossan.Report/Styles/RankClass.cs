namespace Gossan.Report.Styles;

/// <summary>How prospects of some ranks are drawn.</summary>
/// <param name="First">The first rank.</param>
/// <param name="Last">The last rank.</param>
/// <param name="Label">What the legend says.</param>
/// <param name="Width">Width of the outline in millimetres.</param>
internal readonly record struct RankClass(int First, int Last, string Label, double Width)
{
    /// <summary>Width of the white line under the outline, which parts it from dark colours.</summary>
    public double HaloWidth => Width + 0.5;

    /// <summary>The three groups that a legend tells apart.</summary>
    public static IReadOnlyList<RankClass> All { get; } =
    [
        new(1, 10, "prospects 1 to 10", 0.8),
        new(11, 30, "prospects 11 to 30", 0.5),
        new(31, 1_000_000_000, "prospects from 31 on", 0.26),
    ];
}
