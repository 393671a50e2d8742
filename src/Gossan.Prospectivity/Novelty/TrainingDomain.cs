using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Novelty;

/// <summary>Where a model has been taught: its training windows in the space of its features, and how far apart they lie there.</summary>
/// <remarks>
/// Sun, Ming, Zhu and Li 2022, "Out-of-Distribution Detection with Deep Nearest Neighbors": how far a window is from the k-th nearest training
/// window says whether the model has met its like. k is 5, or as many others as each training window has. Features are divided by their
/// spread over the training windows, but by no less than a tenth of the root mean square of all spreads: one that did not vary there counts
/// as much as that, so that a change of it is seen. Distances are told as
/// percentiles of the training windows' own distances to each other, each left out of its own neighbours. More than
/// <see cref="MostWindows"/> training windows are thinned by chance to so many, so that the time per window has a bound.
/// </remarks>
public sealed class TrainingDomain
{
    /// <summary>Training windows that are compared with at most.</summary>
    public const int MostWindows = 2048;

    private const int Neighbours = 5;
    private const int Batch = 256;
    private const double FewestOfSpread = 0.1;      // of all features' spread: a feature that hardly varied would count without bound

    private readonly float[] means;
    private readonly float[] scales;
    private readonly NearestRows training;
    private readonly int k;
    private readonly float[] distances;

    private TrainingDomain(float[] means, float[] scales, float[] rows)
    {
        (this.means, this.scales) = (means, scales);
        training = new(rows, Width);
        k = Math.Min(Neighbours, training.Count - 1);
        distances = new float[training.Count];
        training.Distances(rows, k + 1, distances);                     // each is its own nearest, at exactly 0
        Array.Sort(distances);
    }

    /// <summary>Features of a window.</summary>
    public int Width => means.Length;

    /// <summary>Distances of the training windows to the k-th nearest other, smallest first, in standard deviations of the features.</summary>
    public IReadOnlyList<float> TrainingDistances => distances;

    /// <summary>Makes the domain of a model.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="centres">The distinct training windows, 2 or more; which of them stand for all follows from the model's seed.</param>
    /// <param name="progress">Told how far the work is; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The domain; the same windows in the same order give the same bits.</returns>
    /// <exception cref="NoveltyException">There are fewer than two training windows.</exception>
    public static TrainingDomain Of(
        TrainedModel model, WindowSource windows, IReadOnlyList<WindowCentre> centres, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(centres);
        centres = Thinned(centres, model.Card.Seed);
        float[] features = new float[centres.Count * model.FeatureWidth];
        int done = 0;
        foreach (var batch in windows.Batches(centres, Batch, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            model.Embed(batch, features.AsSpan(done * model.FeatureWidth, batch.Count * model.FeatureWidth));
            done += batch.Count;
            progress?.Report(new("Looking at the training windows", done, centres.Count, "windows"));
        }

        return Of(features, model.FeatureWidth);
    }

    /// <summary>Makes a domain out of features.</summary>
    /// <param name="features">(N, <paramref name="width"/>) of the training windows, N 2 or more.</param>
    /// <param name="width">Features of a window, 1 or more.</param>
    /// <returns>The domain.</returns>
    /// <exception cref="NoveltyException">There are fewer than two training windows.</exception>
    public static TrainingDomain Of(ReadOnlySpan<float> features, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        int n = features.Length / width;
        if (n < 2)
        {
            throw NoveltyException.TooFew(n);
        }

        var (means, scales) = Standardisation(features, width);
        float[] rows = new float[n * width];
        Standardise(features, means, scales, rows);
        return new(means, scales, rows);
    }

    /// <summary>Says how novel windows are.</summary>
    /// <param name="features">(N, <see cref="Width"/>).</param>
    /// <param name="novelty">
    /// (N) percentile, 0 to 100: the share of training windows that are nearer to their k-th neighbour than this one to its own, ties half; 100 beyond all of them.
    /// A training window, which is its own nearest, looks a little less novel than it was.
    /// </param>
    public void Novelty(ReadOnlySpan<float> features, Span<float> novelty)
    {
        Distances(features, novelty);
        for (int i = 0; i < novelty.Length; i++)
        {
            var (below, upTo) = (Rank(novelty[i], orEqual: false), Rank(novelty[i], orEqual: true));
            novelty[i] = (float)(100 * (below + (0.5 * (upTo - below))) / distances.Length);
        }
    }

    /// <summary>The distances behind the percentiles.</summary>
    /// <param name="features">(N, <see cref="Width"/>).</param>
    /// <param name="into">(N) distance to the k-th nearest training window, in standard deviations of the features.</param>
    public void Distances(ReadOnlySpan<float> features, Span<float> into)
    {
        float[] queries = new float[Math.Min(Batch, into.Length) * Width];
        for (int first = 0; first < into.Length; first += Batch)
        {
            int n = Math.Min(Batch, into.Length - first);
            Standardise(features.Slice(first * Width, n * Width), means, scales, queries);
            training.Distances(queries, k, into.Slice(first, n));
        }
    }

    private static IReadOnlyList<WindowCentre> Thinned(IReadOnlyList<WindowCentre> centres, long seed)
    {
        if (centres.Count <= MostWindows)
        {
            return centres;
        }

        int[] drawn = [.. Enumerable.Range(0, centres.Count)];
        SeededRandom.For(seed, "novelty").Shuffle(drawn);
        return [.. drawn.Take(MostWindows).Order().Select(i => centres[i])];
    }

    /// <summary>Training distances below a distance, or up to it.</summary>
    private int Rank(float distance, bool orEqual)
    {
        int low = 0, high = distances.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool before = orEqual ? distances[middle] <= distance : distances[middle] < distance;
            (low, high) = before ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static (float[] Means, float[] Scales) Standardisation(ReadOnlySpan<float> features, int width)
    {
        double[] sums = new double[width], squares = new double[width];
        int n = features.Length / width;
        for (int i = 0; i < features.Length; i++)
        {
            sums[i % width] += features[i];
        }

        for (int i = 0; i < features.Length; i++)
        {
            double off = features[i] - (sums[i % width] / n);
            squares[i % width] += off * off;
        }

        double fewest = FewestOfSpread * Math.Sqrt(squares.Sum() / n / width);
        float[] means = [.. sums.Select(sum => (float)(sum / n))];
        float[] scales = [.. squares.Select(square => fewest > 0 ? (float)(1 / Math.Max(fewest, Math.Sqrt(square / n))) : 1)];
        return (means, scales);
    }

    private static void Standardise(ReadOnlySpan<float> features, float[] means, float[] scales, Span<float> into)
    {
        int width = means.Length;
        for (int n = 0; n * width < features.Length; n++)
        {
            var from = features.Slice(n * width, width);
            var to = into.Slice(n * width, width);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = (from[i] - means[i]) * scales[i];
            }
        }
    }
}
