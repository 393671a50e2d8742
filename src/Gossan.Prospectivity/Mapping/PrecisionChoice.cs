using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Mapping;

/// <summary>The precision that a map is made in, and what was found out before it was chosen.</summary>
/// <param name="Asked">What the options asked for.</param>
/// <param name="Used">float32 or bfloat16.</param>
/// <param name="Reason">Why, in a sentence without a full stop.</param>
public sealed record PrecisionChoice(Precision Asked, Precision Used, string Reason)
{
    /// <summary>Windows compared: of the best 5 % there must be enough for their order to mean something.</summary>
    public const int MostWindows = 1024;

    /// <summary>Largest difference of two likelihoods that is accepted.</summary>
    public const double LargestAccepted = 0.005;

    /// <summary>Rank correlation that both orders must exceed.</summary>
    public const double LeastCorrelation = 0.999;

    /// <summary>Share of the windows whose order counts by itself.</summary>
    public const double Best = 0.05;

    /// <summary>Below so many windows the comparison would take longer than bfloat16 saves: it pays from some 4,400 on, where bfloat16 is 1.6 times as fast.</summary>
    private const int WorthComparing = 8 * MostWindows;

    private const int Batch = 256;

    /// <summary>Windows that were scored both ways; 0 where nothing was compared.</summary>
    public int Windows { get; init; }

    /// <summary>Largest difference of a window's two likelihoods, 0..1; <see langword="null"/> where nothing was compared.</summary>
    public double? LargestDifference { get; init; }

    /// <summary>Spearman's correlation of all scores; <see langword="null"/> where nothing was compared, NaN never: constant scores count as the same order.</summary>
    public double? RankCorrelation { get; init; }

    /// <summary>Spearman's correlation of the scores of the best 5 % by float32; <see langword="null"/> where nothing was compared.</summary>
    public double? RankCorrelationOfBest { get; init; }

    /// <summary>Chooses the precision for a region and sets the model to it.</summary>
    /// <param name="model">The trained model; left in the precision chosen.</param>
    /// <param name="windows">The regions' windows.</param>
    /// <param name="region">Which region, by index.</param>
    /// <param name="asked">What is asked for. <see cref="Precision.Bfloat16"/> is compared too, and used whatever comes out.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The choice: the same on every machine whose processor has the same abilities. No clock is asked.</returns>
    public static PrecisionChoice Make(TrainedModel model, WindowSource windows, int region, Precision asked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(windows);
        var choosing = model.Model as IChoosesPrecision;
        choosing?.Use(Precision.Float32);
        if (choosing is null || asked == Precision.Float32)
        {
            return new(asked, Precision.Float32, asked == Precision.Float32 ? "asked for" : "the model has no other precision");
        }

        if (asked == Precision.Auto && !choosing.GainsFromBfloat16)
        {
            return new(asked, Precision.Float32, "the processor has no bfloat16 products, or the model no encoder to use them");
        }

        int count = windows.Valid[region].Count;
        if (asked == Precision.Auto && count < WorthComparing)
        {
            return new(asked, Precision.Float32, FormattableString.Invariant($"the region has fewer than {WorthComparing:N0} windows: not worth a comparison"));
        }

        var compared = Compared(model, choosing, windows, Spread(windows.Valid[region], region), asked, cancellation);
        choosing.Use(compared.Used);
        return compared;
    }

    /// <summary>Says whether scores differ so little that a map would be the same.</summary>
    /// <param name="exact">Likelihoods in float32, 0..1.</param>
    /// <param name="rounded">Likelihoods of the same windows in bfloat16.</param>
    /// <returns>Largest difference, rank correlation of all and of the best 5 % by <paramref name="exact"/>.</returns>
    public static (double Difference, double All, double Best) Compare(ReadOnlySpan<double> exact, ReadOnlySpan<double> rounded)
    {
        double difference = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(exact[i] - rounded[i]));
        }

        double[] sorted = [.. exact];
        int[] order = [.. Enumerable.Range(0, exact.Length)];
        Array.Sort(sorted, order);
        int best = Math.Min(exact.Length, Math.Max(2, (int)Math.Ceiling(exact.Length * Best)));
        double[] a = new double[best], b = new double[best];
        for (int i = 0; i < best; i++)
        {
            (a[i], b[i]) = (exact[order[^(i + 1)]], rounded[order[^(i + 1)]]);
        }

        return (difference, SameOrder(exact, rounded), SameOrder(a, b));
    }

    private static PrecisionChoice Compared(TrainedModel model, IChoosesPrecision choosing, WindowSource windows, WindowCentre[] centres, Precision asked, CancellationToken cancellation)
    {
        double[] exact = Likelihoods(model, windows, centres, cancellation);
        if (choosing.Use(Precision.Bfloat16) != Precision.Bfloat16)
        {
            return new(asked, Precision.Float32, "the model has no other precision");
        }

        var (difference, all, best) = Compare(exact, Likelihoods(model, windows, centres, cancellation));
        bool same = difference <= LargestAccepted && all > LeastCorrelation && best > LeastCorrelation;
        string finding = same ? "likelihoods and their order are the same in bfloat16" : "likelihoods or their order differ in bfloat16";
        return new(asked, same || asked == Precision.Bfloat16 ? Precision.Bfloat16 : Precision.Float32, asked == Precision.Bfloat16 ? $"asked for; {finding}" : finding)
        {
            Windows = centres.Length,
            LargestDifference = difference,
            RankCorrelation = all,
            RankCorrelationOfBest = best,
        };
    }

    private static double[] Likelihoods(TrainedModel model, WindowSource windows, WindowCentre[] centres, CancellationToken cancellation)
    {
        var all = new List<double>(centres.Length);
        float[] likelihood = new float[Batch];
        foreach (var batch in windows.Batches(centres, Batch, cancellation))
        {
            model.Predict(batch, likelihood.AsSpan(0, batch.Count));
            all.AddRange(likelihood.Take(batch.Count).Select(value => (double)value));
        }

        return [.. all];
    }

    /// <summary>Windows from everywhere in the region, in order.</summary>
    private static WindowCentre[] Spread(ValidWindows valid, int region)
    {
        int count = Math.Min(valid.Count, MostWindows);
        return [.. Enumerable.Range(0, count).Select(i => valid[(int)((long)i * valid.Count / count)]).Select(cell => new WindowCentre(region, cell.Row, cell.Column))];
    }

    private static double SameOrder(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double correlation = Evaluation.RankCorrelation.Of(a, b);
        return double.IsNaN(correlation) && a.SequenceEqual(b) ? 1 : correlation;
    }
}
