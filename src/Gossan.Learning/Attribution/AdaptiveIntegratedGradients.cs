using Gossan.Learning.Torch;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Attribution;

/// <summary>Integrated gradients with as many points as each window needs: few where the function is nearly straight, more where the sum of the attributions misses the difference of the scores.</summary>
/// <remarks>
/// Sundararajan, Taly and Yan 2017, "Axiomatic Attribution for Deep Networks", equation 1 and, for the gap, section 3. A window whose gap is too large
/// meets the next of the <see cref="NestedPoints"/>, which keeps the points that it has; after 63 points Gauss-Legendre rules of 126, 252 ... points follow.
/// Each window keeps the values of the rule with its smallest gap. The points of several windows go
/// through the function together, each by itself, so a window's values do not hang on its batch (but for rounding). The function must be in
/// evaluation mode and treat each window by itself: that is the caller's duty.
/// </remarks>
internal sealed class AdaptiveIntegratedGradients
{
    /// <summary>Differences of scores below this, in log-odds, are held to the absolute gap that this one may have.</summary>
    private const double SmallDifference = 0.1;

    /// <summary>A window that needs more points may have its gap from rounding: it starts anew with the exact function.</summary>
    private const int MostRounded = 15;

    private readonly Func<Tensor, Tensor> logit;
    private readonly Func<Tensor, Tensor>? rounded;
    private readonly int rowsAtOnce;
    private readonly double tolerance;
    private readonly int mostPoints;

    static AdaptiveIntegratedGradients() => TorchRuntime.Ensure();

    /// <summary>Prepares to explain a function.</summary>
    /// <param name="logit">From (N, C, H, W) to (N) logits, differentiable, in evaluation mode; what it returns is disposed here.</param>
    /// <param name="rowsAtOnce">Points, each with the whole of its window, that the function gets in one call: bounds the memory. 1 or more.</param>
    /// <param name="tolerance">Largest gap that is left as it is, as a share of the difference of the scores; above 0.</param>
    /// <param name="mostPoints">Points of the largest rule, 1 or more.</param>
    /// <param name="rounded">The same function with fewer digits, for the gradients of rules of up to 15 points; <see langword="null"/> for none. Gaps are always to the scores of <paramref name="logit"/>, so what rounding spoils counts in them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public AdaptiveIntegratedGradients(Func<Tensor, Tensor> logit, int rowsAtOnce, double tolerance, int mostPoints, Func<Tensor, Tensor>? rounded = null)
    {
        ArgumentNullException.ThrowIfNull(logit);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsAtOnce, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPoints, 1);
        (this.logit, this.rounded, this.rowsAtOnce, this.tolerance, this.mostPoints) = (logit, rounded, rowsAtOnce, tolerance, mostPoints);
    }

    /// <summary>Points of the rules that a window may meet, in order.</summary>
    /// <param name="mostPoints">The most.</param>
    /// <returns>Ascending: the nested rules that have no more, then twice as many each time, the most last; a rule of the most alone where it is below the first nested one.</returns>
    public static int[] RulesUpTo(int mostPoints)
    {
        List<int> rules = [.. NestedPoints.Counts.Where(points => points <= mostPoints)];
        for (int points = 2 * NestedPoints.Counts[^1]; points < mostPoints; points *= 2)
        {
            rules.Add(points);
        }

        return rules.Count == 0 || mostPoints > NestedPoints.Counts[^1] ? [.. rules, mostPoints] : [.. rules];
    }

    /// <summary>Shares the difference of two scores out among the bands.</summary>
    /// <param name="windows">(N, C, H, W) standardised evidence, float32.</param>
    /// <param name="baseline">(C) the starting point, one value for all cells of a band; empty for zero.</param>
    /// <param name="attributions">(N, C) what each band's cells added together, in log-odds.</param>
    /// <param name="gaps">(N) sum of the attributions less the difference of the scores, in log-odds.</param>
    /// <returns>(N) points of the last rule that each window met.</returns>
    public int[] Run(Tensor windows, ReadOnlySpan<float> baseline, Span<float> attributions, Span<float> gaps)
    {
        ArgumentNullException.ThrowIfNull(windows);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        int n = (int)windows.shape[0], bands = (int)windows.shape[1];
        int[] points = new int[n];
        if (n == 0)
        {
            return points;
        }

        var way = new StraightWay(windows, Start(baseline, bands), rowsAtOnce);
        double[] differences = way.Differences(logit);
        gaps[..n].Fill(float.NaN);
        int[] pending = [.. Enumerable.Range(0, n)];
        foreach (int rule in RulesUpTo(mostPoints))
        {
            double[] sums = Integrate(way, pending, rule);
            var open = new List<int>();
            float[] values = new float[bands];
            for (int i = 0; i < pending.Length; i++)
            {
                int window = pending[i];
                for (int band = 0; band < bands; band++)
                {
                    values[band] = (float)sums[(i * bands) + band];
                }

                float gap = Completeness.Gap(values, differences[window]);
                points[window] = rule;
                if (!(Math.Abs(gap) >= Math.Abs(gaps[window])))
                {
                    values.CopyTo(attributions[(window * bands)..]);
                    gaps[window] = gap;
                }

                if (!(Math.Abs(gaps[window]) <= tolerance * Math.Max(Math.Abs(differences[window]), SmallDifference)))
                {
                    open.Add(window);
                }
            }

            if (open.Count == 0)
            {
                break;
            }

            pending = [.. open];
        }

        return points;
    }

    /// <summary>(pending, C): the integral by one rule, summed over the cells of each band.</summary>
    private double[] Integrate(StraightWay way, int[] pending, int rule)
    {
        int nested = NestedPoints.Counts.ToList().IndexOf(rule);
        if (nested < 0)
        {
            var legendre = GaussLegendre.Rule(rule);
            way.Forget();
            way.Walk(logit, pending, [.. legendre.Select(point => point.Point)]);
            return way.Sums(pending, [.. legendre.Select(point => point.Weight)]);
        }

        bool anew = rounded is not null && nested > 0 && rule > MostRounded && NestedPoints.Counts[nested - 1] <= MostRounded;
        if (anew)
        {
            way.Forget();
        }

        int from = anew || nested == 0 ? 0 : NestedPoints.Counts[nested - 1];
        way.Walk(rounded is not null && rule <= MostRounded ? rounded : logit, pending, [.. NestedPoints.Points.Take(rule).Skip(from)]);
        return way.Sums(pending, NestedPoints.Weights(nested));
    }

    /// <summary>(1, C, 1, 1).</summary>
    private static Tensor Start(ReadOnlySpan<float> baseline, int bands) =>
        baseline.IsEmpty ? zeros(1, bands, 1, 1) : tensor(baseline.ToArray()).view(1, bands, 1, 1);
}
