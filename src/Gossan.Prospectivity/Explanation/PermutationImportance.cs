using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Explanation;

/// <summary>What any model loses when a layer's windows are shuffled: the importance of layers on data that was held out.</summary>
/// <remarks>
/// Breiman 2001, "Random Forests", section 10, with the fall of AUROC in place of misclassification. A layer's whole window moves to another held-out window,
/// sites and cells alike, so that the layer keeps its texture and loses its place. Layers that say the same stand in for each other: each of
/// them then has a small fall, though both together have a large one. Fit without the sites given here, or the falls are those of memory.
/// </remarks>
public static class PermutationImportance
{
    private const int Batch = 256;

    /// <summary>Measures a model on its held-out windows.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="windows">The regions' windows.</param>
    /// <param name="sites">Windows of held-out sites; one that is repeated counts once.</param>
    /// <param name="cells">Held-out windows that the sites are ranked against: a fold's cells, or the test split's likely negatives.</param>
    /// <param name="seed">Fixes shuffles and resamples.</param>
    /// <param name="repeats">How many times each layer is shuffled, at least 1.</param>
    /// <param name="progress">Told the windows scored; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The layers by their fall.</returns>
    /// <exception cref="ExplanationException">There are no sites or no cells, or a score is not finite.</exception>
    public static ImportanceTable Of(
        TrainedModel model, WindowSource windows, IReadOnlyList<WindowCentre> sites, IReadOnlyList<WindowCentre> cells, long seed, int repeats = 5,
        IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ImportanceTable.Of([FallsOf(model.Model, windows, sites, cells, seed, repeats, progress, cancellation)], seed);
    }

    /// <summary>Measures one fold; <see cref="ImportanceTable.Of"/> puts several together.</summary>
    /// <inheritdoc cref="Of"/>
    /// <returns>The falls of all sites.</returns>
    public static PermutationFalls FallsOf(
        IProspectivityModel model, WindowSource windows, IReadOnlyList<WindowCentre> sites, IReadOnlyList<WindowCentre> cells, long seed, int repeats = 5,
        IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeats);
        WindowCentre[] held = [.. sites.Distinct()];
        if (held.Length == 0 || cells.Count == 0)
        {
            throw ExplanationException.NothingHeldOut(held.Length, cells.Count);
        }

        WindowCentre[] all = [.. held, .. cells];
        int bands = windows.Bands.Count;
        var work = new Scoring(model, windows, all, (long)repeats * bands * all.Length, progress, cancellation);
        float[] asTheyAre = new float[all.Length];
        work.Plain(asTheyAre);
        double[] placements = PlacementsOf(asTheyAre);
        double[][][] falls = [.. Enumerable.Range(0, bands).Select(_ => new double[repeats][])];
        float[][] shuffled = [.. Enumerable.Range(0, bands).Select(_ => new float[all.Length])];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            WindowCentre[] donors = [.. all];
            SeededRandom.For(seed, "permutation importance", repeat).Shuffle(donors);
            work.Shuffled(donors, shuffled);
            for (int band = 0; band < bands; band++)
            {
                double[] without = PlacementsOf(shuffled[band]);
                falls[band][repeat] = [.. placements.Select((placement, site) => placement - without[site])];
            }
        }

        return new(windows.Bands, placements, falls);

        double[] PlacementsOf(float[] logits) => Placements.Of(logits.AsSpan(0, held.Length), logits.AsSpan(held.Length));
    }

    /// <summary>Scores the held-out windows in batches of the same windows each time, so that a layer without effect gives the same bits.</summary>
    private sealed class Scoring(
        IProspectivityModel model, WindowSource windows, WindowCentre[] all, long total, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        private readonly WindowBatch own = windows.NewBatch(Math.Min(Batch, all.Length));
        private readonly WindowBatch donor = windows.NewBatch(Math.Min(Batch, all.Length));
        private readonly WindowBatch changed = windows.NewBatch(Math.Min(Batch, all.Length));
        private long done;

        public void Plain(float[] logits)
        {
            for (int first = 0; first < all.Length; first += Batch)
            {
                int n = Math.Min(Batch, all.Length - first);
                windows.Fill(all.AsSpan(first, n), own);
                Score(own, first, logits);
            }
        }

        /// <summary>(C)(N) scores with one band from the donors; windows are read once for all bands.</summary>
        public void Shuffled(WindowCentre[] donors, float[][] logits)
        {
            for (int first = 0; first < all.Length; first += Batch)
            {
                int n = Math.Min(Batch, all.Length - first);
                windows.Fill(all.AsSpan(first, n), own);
                windows.Fill(all.AsSpan(first, n), changed);
                windows.Fill(donors.AsSpan(first, n), donor);
                for (int band = 0; band < logits.Length; band++)
                {
                    changed.TakeBand(band, donor);
                    Score(changed, first, logits[band]);
                    changed.TakeBand(band, own);
                    progress?.Report(new("Shuffling layers", done += n, total, "windows"));
                }
            }
        }

        private void Score(WindowBatch batch, int first, float[] logits)
        {
            cancellation.ThrowIfCancellationRequested();
            model.Score(batch, logits.AsSpan(first, batch.Count));
            int bad = Array.FindIndex(logits, first, batch.Count, logit => !float.IsFinite(logit));
            if (bad >= 0)
            {
                throw ExplanationException.NotFinite(model.Name, "a score", all[bad].Row, all[bad].Column);
            }
        }
    }
}
