using Gossan.Evidence.Samples;
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

    /// <summary>Measures a trained model on the test samples of its own draw.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="windows">The regions' windows.</param>
    /// <param name="samples">The draw that the model was trained on: its test sites are ranked against its likely negatives of the test.</param>
    /// <param name="seed">Fixes draws, shuffles and resamples.</param>
    /// <param name="options">Repeats and background; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told the windows scored; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The layers by their fall.</returns>
    /// <exception cref="ExplanationException">There are no test samples of one kind, an option is outside its range, or a score is not finite.</exception>
    public static ImportanceTable Of(
        TrainedModel model, WindowSource windows, SampleDraw samples, long seed, ImportanceOptions? options = null,
        IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(samples);
        var test = samples.Of(SampleSet.Test);
        var falls = FallsOf(model.Model, windows, CentresOf(positive: true), CentresOf(positive: false), seed, options, progress, cancellation);
        return ImportanceTable.Of([falls], seed);

        WindowCentre[] CentresOf(bool positive) => [.. test.Where(sample => sample.Positive == positive).Select(sample => sample.Centre)];
    }

    /// <summary>Measures a model on one held-out fold; <see cref="ImportanceTable.Of"/> puts folds together.</summary>
    /// <param name="model">The model, fitted without the windows given here.</param>
    /// <param name="windows">The regions' windows.</param>
    /// <param name="sites">Windows of held-out sites; one that is repeated counts once.</param>
    /// <param name="cells">Held-out windows that the sites are ranked against; a part of them where there are more than <see cref="ImportanceOptions.Background"/>.</param>
    /// <param name="seed">Fixes draws and shuffles.</param>
    /// <param name="options">Repeats and background; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told the windows scored; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The falls of all sites.</returns>
    /// <exception cref="ExplanationException">There are no sites or no cells, an option is outside its range, or a score is not finite.</exception>
    public static PermutationFalls FallsOf(
        IProspectivityModel model, WindowSource windows, IReadOnlyList<WindowCentre> sites, IReadOnlyList<WindowCentre> cells, long seed, ImportanceOptions? options = null,
        IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(cells);
        var (repeats, background) = ((options ??= new()).Validated().Repeats, options.Background);
        WindowCentre[] held = [.. sites.Distinct()], others = [.. cells];
        if (held.Length == 0 || others.Length == 0)
        {
            throw ExplanationException.NothingHeldOut(held.Length, others.Length);
        }

        if (others.Length > background)
        {
            SeededRandom.For(seed, "background of importance").Shuffle(others);
            others = others[..background];
        }

        WindowCentre[] all = [.. held, .. others];
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
