namespace Gossan.Prospectivity.Evaluation;

/// <summary>The continuous Boyce index: whether sites become denser, step by step, as the score rises.</summary>
/// <remarks>
/// Hirzel et al. 2006, "Evaluating the ability of habitat suitability models to predict species presences": Spearman's correlation of the
/// predicted-to-expected ratio with the middle of windows a tenth of the axis wide. Their axis is the score. Likelihoods of rare sites are skewed: nearly
/// all windows of the score then hold a few cells, a handful of sites decides, and any change of calibration changes the index. So the axis here is the
/// background's quantile unless asked otherwise.
/// </remarks>
public sealed record BoyceIndex
{
    /// <summary>Width of a window as a part of the axis, unless asked otherwise.</summary>
    public const double UsualWidth = 0.1;

    /// <summary>Number of windows, unless asked otherwise.</summary>
    public const int UsualWindows = 101;

    // Part of the axis by which the ends of a window may be missed through rounding; a cell of a map of a billion.
    private const double Rounding = 1e-9;

    private BoyceIndex(double value, IReadOnlyList<BoyceWindow> windows) => (Value, Windows) = (value, windows);

    /// <summary>
    /// -1..1: 1 where the density of sites always rises with the score, 0 by chance. NaN where it is not defined: without sites or background, where all
    /// background scores the same, or where all windows have the same ratio.
    /// </summary>
    public double Value { get; }

    /// <summary>The windows that hold background, from low to high.</summary>
    public IReadOnlyList<BoyceWindow> Windows { get; }

    /// <summary>Measures scores.</summary>
    /// <param name="siteScores">Scores of the sites' cells; outside the background's range they count at its nearer end.</param>
    /// <param name="background">Scores of the cells that the sites are compared with; NaN is a cell without prediction and left out.</param>
    /// <param name="windows">Number of windows, at least 2, evenly placed from the lower end of the axis to the upper.</param>
    /// <param name="width">Width of a window as a part of the axis, in (0, 1); its ends are inside.</param>
    /// <param name="axis">What the windows move along. On the quantile axis equal scores stand at the middle of their group.</param>
    /// <returns>The index with its windows.</returns>
    /// <exception cref="ArgumentException">A site has no score.</exception>
    public static BoyceIndex Of(
        ReadOnlySpan<float> siteScores,
        ReadOnlySpan<float> background,
        int windows = UsualWindows,
        double width = UsualWidth,
        BoyceAxis axis = BoyceAxis.Quantile)
    {
        Check(windows, width);
        if (siteScores.Contains(float.NaN))
        {
            throw new ArgumentException("A site without prediction is in no window: leave it out and say how many are left out.", nameof(siteScores));
        }

        float[] cells = Placements.Ascending(background);
        if (siteScores.IsEmpty || cells.Length == 0 || cells[0] == cells[^1])
        {
            return new(double.NaN, []);
        }

        double[] sites = axis == BoyceAxis.Quantile ? Placements.Of(siteScores, cells) : [.. siteScores.ToArray().Select(score => (double)Math.Clamp(score, cells[0], cells[^1]))];
        Array.Sort(sites);
        double[] area = axis == BoyceAxis.Quantile ? MidRanks(cells) : Array.ConvertAll(cells, cell => (double)cell);
        var (low, high) = axis == BoyceAxis.Quantile ? (0.0, 1.0) : (area[0], area[^1]);
        var held = new List<BoyceWindow>(windows);
        for (int i = 0; i < windows; i++)
        {
            var (from, to) = Ends(i, windows, width);
            (from, to) = (low + ((high - low) * from), low + ((high - low) * to));
            double expected = Share(area, from, to, high - low);
            if (expected > 0)
            {
                held.Add(new((from + to) / 2, Share(sites, from, to, high - low) / expected));
            }
        }

        return Of(held);
    }

    /// <summary>Measures placements, on the quantile axis: the background in a window is the window's width. Ties in the background make it an approximation.</summary>
    /// <param name="placements">One placement per site, 0..1 (<see cref="Placements.Of"/>).</param>
    /// <param name="windows">Number of windows, at least 2.</param>
    /// <param name="width">Width of a window, in (0, 1); its ends are inside.</param>
    /// <returns>The index with its windows.</returns>
    /// <exception cref="ArgumentException">A placement is NaN or outside 0..1.</exception>
    public static BoyceIndex Of(ReadOnlySpan<double> placements, int windows = UsualWindows, double width = UsualWidth)
    {
        Check(windows, width);
        Placements.Check(placements, nameof(placements));
        if (placements.IsEmpty)
        {
            return new(double.NaN, []);
        }

        double[] sites = [.. placements];
        Array.Sort(sites);
        return OfSorted(sites, windows, width);
    }

    /// <summary>The same of placements that ascend.</summary>
    internal static BoyceIndex OfSorted(ReadOnlySpan<double> ascending, int windows = UsualWindows, double width = UsualWidth)
    {
        var held = new BoyceWindow[windows];
        for (int i = 0; i < windows; i++)
        {
            var (from, to) = Ends(i, windows, width);
            held[i] = new((from + to) / 2, Share(ascending, from, to, length: 1) / width);
        }

        return Of(held);
    }

    private static BoyceIndex Of(IReadOnlyList<BoyceWindow> windows) =>
        new(RankCorrelation.Of([.. windows.Select(window => window.Middle)], [.. windows.Select(window => window.PredictedToExpected)]), windows);

    /// <summary>Where a window begins and ends on an axis of 0..1.</summary>
    private static (double From, double To) Ends(int window, int windows, double width)
    {
        double from = (1 - width) * window / (windows - 1);
        return (from, from + width);
    }

    /// <summary>The part of the values in a window of an axis of some length.</summary>
    private static double Share(ReadOnlySpan<double> ascending, double from, double to, double length) =>
        (double)(Placements.CountUpTo(ascending, to + (Rounding * length)) - Placements.CountBelow(ascending, from - (Rounding * length))) / ascending.Length;

    private static double[] MidRanks(float[] ascending)
    {
        double[] ranks = new double[ascending.Length];
        for (int start = 0, end = 0; start < ranks.Length; start = end)
        {
            while (end < ranks.Length && ascending[end] == ascending[start])
            {
                end++;
            }

            Array.Fill(ranks, (start + (double)end) / (2.0 * ranks.Length), start, end - start);
        }

        return ranks;
    }

    private static void Check(int windows, double width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windows, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(width, 1);
    }
}
