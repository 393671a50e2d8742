namespace Gossan.Prospectivity.Evaluation;

/// <summary>Whether one model places the same sites higher than another, and how small a difference could have been seen. All values are NaN without sites.</summary>
public sealed record PairedDifference
{
    // 5 % on two sides, and 80 % power: the 97.5 % and the 80 % point of the standard normal distribution.
    private const double DetectableStandardErrors = Interval.StandardErrorsOf95Percent + 0.8416212335729143;

    /// <summary>Mean of the first model's values less the second's, with the interval of 95 % over sites and seeds.</summary>
    public required Interval Difference { get; init; }

    /// <summary>
    /// Two-sided bootstrap p-value: twice the smaller share of resamples at or beyond 0, one added to both counts (Davison and Hinkley 1997,
    /// "Bootstrap Methods and their Application"), so that it is never 0 and at most 1.
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>Standard deviation of the difference over resamples.</summary>
    public required double StandardError { get; init; }

    /// <summary>
    /// The smallest true difference that a test at 5 % (two-sided) would have found in 80 % of repetitions: 2.80 standard errors, by the normal
    /// approximation (Cohen 1988, "Statistical Power Analysis for the Behavioral Sciences").
    /// </summary>
    public required double DetectableDifference { get; init; }

    /// <summary>Compares two models on the same sites.</summary>
    /// <param name="a">The first model's values (placements), one array per seed, sites in the same order in all.</param>
    /// <param name="b">The second model's, with the same seeds and sites in the same order.</param>
    /// <param name="resamples">How many times to draw sites and seeds, at least 2.</param>
    /// <param name="seed">The project's seed.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">The models differ in their number of seeds or sites, or a value is NaN.</exception>
    public static PairedDifference Of(double[][] a, double[][] b, int resamples, long seed)
    {
        int sites = Bootstrap.SitesOf(a, nameof(a)), others = Bootstrap.SitesOf(b, nameof(b)), seeds = a.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        if (sites != others || seeds != b.Length)
        {
            throw new ArgumentException($"{seeds} seeds x {sites} sites cannot be paired with {b.Length} seeds x {others} sites; both models need the same sites and seeds.", nameof(b));
        }

        double[][] differences = [.. a.Zip(b, (first, second) => first.Zip(second, (x, y) => x - y).ToArray())];
        if (differences.Any(values => values.Contains(double.NaN)))
        {
            throw new ArgumentException("A site without a value under one model cannot be paired: leave it out under both and say how many are left out.", nameof(a));
        }

        if (seeds == 0 || sites == 0)
        {
            return new() { Difference = new(double.NaN, double.NaN, double.NaN), PValue = double.NaN, StandardError = double.NaN, DetectableDifference = double.NaN };
        }

        double[] resampled = Bootstrap.OverSitesAndSeeds(seeds, sites, (i, drawn) => Bootstrap.Mean(differences[i], drawn), resamples, seed, Bootstrap.SitesAndSeeds);
        double mean = resampled.Average(), error = Math.Sqrt(resampled.Sum(value => (value - mean) * (value - mean)) / (resamples - 1));
        int atMost = resampled.Count(value => value <= 0), atLeast = resampled.Count(value => value >= 0);
        return new()
        {
            Difference = Bootstrap.Between(differences.Average(values => values.Average()), resampled, level: 0.95),
            PValue = Math.Min(1, 2.0 * (Math.Min(atMost, atLeast) + 1) / (resamples + 1)),
            StandardError = error,
            DetectableDifference = DetectableStandardErrors * error,
        };
    }
}
