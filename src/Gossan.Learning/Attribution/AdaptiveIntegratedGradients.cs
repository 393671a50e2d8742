using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Attribution;

/// <summary>Integrated gradients with as many points as each window needs: few where the function is nearly straight, more where the sum of the attributions misses the difference of the scores.</summary>
/// <remarks>
/// Sundararajan, Taly and Yan 2017, "Axiomatic Attribution for Deep Networks", equation 1 and, for the gap, section 3. Rules of 3, 6, 12, 24,
/// 50, 100 ... Gauss-Legendre points; a window whose gap is too large meets the next rule, which is computed anew since the rules
/// share no points. Each window keeps the values of the rule with its smallest gap. The points of several windows go
/// through the function together, each by itself, so a window's values do not hang on its batch (but for rounding). The function must be in
/// evaluation mode and treat each window by itself: that is the caller's duty.
/// </remarks>
internal sealed class AdaptiveIntegratedGradients
{
    /// <summary>Differences of scores below this, in log-odds, are held to the absolute gap that this one may have.</summary>
    private const double SmallDifference = 0.1;

    /// <summary>Rules of more points are for windows that the rounded function may have left too large a gap: they get the exact one.</summary>
    private const int MostRounded = 12;

    private static readonly int[] Ladder = [3, 6, 12, 24, 50];

    private readonly Func<Tensor, Tensor> logit;
    private readonly Func<Tensor, Tensor> rounded;
    private readonly int rowsAtOnce;
    private readonly double tolerance;
    private readonly int[] rules;

    static AdaptiveIntegratedGradients() => TorchRuntime.Ensure();

    /// <summary>Prepares to explain a function.</summary>
    /// <param name="logit">From (N, C, H, W) to (N) logits, differentiable, in evaluation mode; what it returns is disposed here.</param>
    /// <param name="rowsAtOnce">Points, each with the whole of its window, that the function gets in one call: bounds the memory. 1 or more.</param>
    /// <param name="tolerance">Largest gap that is left as it is, as a share of the difference of the scores; above 0.</param>
    /// <param name="mostPoints">Points of the largest rule, 1 or more.</param>
    /// <param name="rounded">The same function with fewer digits, for the gradients of rules of up to 12 points; <see langword="null"/> for none. Gaps are always to the scores of <paramref name="logit"/>, so what rounding spoils counts in them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public AdaptiveIntegratedGradients(Func<Tensor, Tensor> logit, int rowsAtOnce, double tolerance, int mostPoints, Func<Tensor, Tensor>? rounded = null)
    {
        ArgumentNullException.ThrowIfNull(logit);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsAtOnce, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPoints, 1);
        (this.logit, this.rounded, this.rowsAtOnce, this.tolerance) = (logit, rounded ?? logit, rowsAtOnce, tolerance);
        rules = RulesUpTo(mostPoints);
    }

    /// <summary>Points of the rules that a window may meet, in order.</summary>
    /// <param name="mostPoints">Points of the last one.</param>
    /// <returns>Ascending.</returns>
    public static int[] RulesUpTo(int mostPoints)
    {
        var rules = Ladder.Where(points => points < mostPoints).ToList();
        for (int points = 2 * Ladder[^1]; points < mostPoints; points *= 2)
        {
            rules.Add(points);
        }

        return [.. rules, mostPoints];
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

        var start = Start(baseline, bands);                                              // (1, C, 1, 1)
        double[] differences = Differences(windows, start);
        gaps[..n].Fill(float.NaN);
        int[] pending = [.. Enumerable.Range(0, n)];
        foreach (int rule in rules)
        {
            double[] sums = Integrate(rule <= MostRounded ? rounded : logit, windows, start, pending, GaussLegendre.Rule(rule));
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

    /// <summary>(1, C, 1, 1).</summary>
    private static Tensor Start(ReadOnlySpan<float> baseline, int bands) =>
        baseline.IsEmpty ? zeros(1, bands, 1, 1) : tensor(baseline.ToArray()).view(1, bands, 1, 1);

    /// <summary>(N) score of each window less the score of the starting point.</summary>
    private double[] Differences(Tensor windows, Tensor start)
    {
        int n = (int)windows.shape[0];
        double[] differences = new double[n];
        using var scope = NewDisposeScope();
        double atStart = logit(start.expand(1, -1, windows.shape[2], windows.shape[3]).contiguous()).ToDouble();
        for (int first = 0; first < n; first += rowsAtOnce)
        {
            using var chunk = NewDisposeScope();
            int count = Math.Min(rowsAtOnce, n - first);
            float[] scores = new float[count];
            BatchTensors.CopyOut(logit(windows.narrow(0, first, count)), scores);
            for (int i = 0; i < count; i++)
            {
                differences[first + i] = scores[i] - atStart;
            }
        }

        return differences;
    }

    /// <summary>(pending, C): the integral by one rule, summed over the cells of each band.</summary>
    private double[] Integrate(Func<Tensor, Tensor> score, Tensor windows, Tensor start, int[] pending, IReadOnlyList<(double Point, double Weight)> rule)
    {
        int bands = (int)windows.shape[1];
        double[] sums = new double[pending.Length * bands];
        float[] contributions = new float[Math.Min(rowsAtOnce, pending.Length * rule.Count) * bands];
        long rows = (long)pending.Length * rule.Count;
        for (long first = 0; first < rows; first += rowsAtOnce)
        {
            using var scope = NewDisposeScope();
            int count = (int)Math.Min(rowsAtOnce, rows - first);
            long[] chosen = [.. Enumerable.Range(0, count).Select(i => (long)pending[(first + i) / rule.Count])];
            float[] along = [.. Enumerable.Range(0, count).Select(i => (float)rule[(int)((first + i) % rule.Count)].Point)];
            var way = windows.index_select(0, tensor(chosen)) - start;                   // (n, C, H, W)
            var perBand = contributions.AsSpan(0, count * bands);
            using (enable_grad())
            {
                var x = (start + (way * tensor(along).view(-1, 1, 1, 1))).requires_grad_(true);  // (n, C, H, W)
                var slope = autograd.grad([score(x).sum()], [x])[0];                     // (n, C, H, W)
                BatchTensors.CopyOut((slope.detach() * way).sum([2, 3]), perBand);       // (n, C)
            }

            for (int i = 0; i < count; i++)
            {
                int at = (int)((first + i) / rule.Count) * bands;
                double weight = rule[(int)((first + i) % rule.Count)].Weight;
                for (int band = 0; band < bands; band++)
                {
                    sums[at + band] += weight * perBand[(i * bands) + band];
                }
            }
        }

        return sums;
    }
}
