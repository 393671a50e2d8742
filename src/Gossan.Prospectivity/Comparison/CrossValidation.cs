using Gossan.Evidence.Folds;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Calibration;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Comparison;

/// <summary>Fits any model without one fold, and asks it about that fold: the labelled samples, and every cell.</summary>
/// <param name="windows">The regions' windows.</param>
/// <param name="sites">The target's sites.</param>
/// <param name="plan">The folds.</param>
/// <param name="samples">How labelled windows are drawn.</param>
/// <param name="background">Most cells of a fold that its sites are ranked against; 0 takes all.</param>
public sealed class CrossValidation(WindowSource windows, IReadOnlyList<WindowCentre> sites, FoldPlan plan, SampleOptions samples, int background)
{
    private const int Batch = 256;

    private readonly HashSet<WindowCentre> labelled = [.. sites];

    /// <summary>Holds one fold out.</summary>
    /// <param name="fold">Which fold, from 0.</param>
    /// <param name="trial">The conditions.</param>
    /// <param name="seed">Fixes the draws and, through the model, its starting weights.</param>
    /// <param name="create">Makes an unfitted model.</param>
    /// <param name="statePath">File for the state of an unfinished fit; <see langword="null"/> for none.</param>
    /// <param name="stateKey">What that state depends on.</param>
    /// <param name="progress">Told how far the work is; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The scores under each condition of the trial.</returns>
    /// <exception cref="GossanException">The fold cannot be trained for, or the model does not learn.</exception>
    public IReadOnlyList<FoldScores> HoldOut(
        int fold, Trial trial, long seed, Func<IProspectivityModel> create,
        string? statePath = null, string stateKey = "", IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(create);
        var settings = trial.LikelyNegatives is { } range ? samples with { LikelyNegatives = range } : samples;
        var draw = SampleDraw.ForFold(windows, sites, plan, fold, settings, seed, trial.TrainingShare, cancellation);
        using var model = create();
        model.Fit(new()
        {
            Windows = windows,
            Training = draw.Of(SampleSet.Train),
            Validation = draw.Of(SampleSet.Validation),
            Seed = seed,
            StatePath = statePath,
            StateKey = stateKey,
            Progress = progress,
            Cancellation = cancellation,
        });

        var (temperature, threshold) = Calibrated(model, draw, cancellation);
        var cells = Background(fold, seed);
        int[] held = [.. Enumerable.Range(0, sites.Count).Where(site => plan.SiteFolds[site] == fold)];
        WindowCentre[] places = [.. held.Select(site => sites[site])];
        var test = draw.Of(SampleSet.Test);
        return [.. trial.Missing.Select(Under)];

        FoldScores Under(MissingEvidence missing)
        {
            float[] ofSites = Score(model, places, missing, cancellation), ofCells = Score(model, cells, missing, cancellation, progress);
            double[] likelihoods = TemperatureScaling.Likelihoods(Score(model, [.. test.Select(sample => sample.Centre)], missing, cancellation), temperature);
            return new()
            {
                Fold = plan.Names[fold],
                Sites = held,
                Placements = Placements.Of(ofSites, ofCells),
                Background = ofCells.Length,
                Positives = [.. likelihoods.Where((_, i) => test[i].Positive)],
                Negatives = [.. likelihoods.Where((_, i) => !test[i].Positive)],
                Temperature = temperature,
                Threshold = threshold,
                TrainingSites = draw.Of(SampleSet.Train).Where(sample => sample.Positive).Distinct().Count(),
                GuardedSites = draw.GuardCost.Sites,
                GuardedWindows = draw.GuardCost.Windows,
                Importance = trial.Importance is { } options && places.Length > 0 && missing == MissingEvidence.Nothing
                    ? PermutationImportance.FallsOf(model, windows, places, cells, SeededRandom.Derive(seed, "importance", fold), options, progress, cancellation)
                    : null,
            };
        }
    }

    private (double Temperature, double Threshold) Calibrated(IProspectivityModel model, SampleDraw draw, CancellationToken cancellation)
    {
        var validation = draw.Of(SampleSet.Validation);
        float[] logits = Score(model, [.. validation.Select(sample => sample.Centre)], MissingEvidence.Nothing, cancellation);
        bool[] labels = [.. validation.Select(sample => sample.Positive)];
        double temperature = TemperatureScaling.Fit(logits, labels);
        return (temperature, DecisionThreshold.BestF1(TemperatureScaling.Likelihoods(logits, temperature), labels));
    }

    /// <summary>The fold's cells without a site, or a part of them that is the same for every model.</summary>
    private WindowCentre[] Background(int fold, long seed)
    {
        WindowCentre[] cells = [.. plan.WindowsOf(fold).Where(centre => !labelled.Contains(centre))];
        if (background == 0 || cells.Length <= background)
        {
            return cells;
        }

        SeededRandom.For(seed, "background", fold).Shuffle(cells);
        return cells[..background];
    }

    private float[] Score(IProspectivityModel model, WindowCentre[] centres, MissingEvidence missing, CancellationToken cancellation, IProgress<WorkProgress>? progress = null)
    {
        float[] logits = new float[centres.Length];
        int done = 0;
        foreach (var batch in windows.Batches(centres, Batch, cancellation))
        {
            missing.Apply(batch, centres, done);
            model.Score(batch, logits.AsSpan(done, batch.Count));
            done += batch.Count;
            progress?.Report(new("Scoring the fold", done, centres.Length, "windows"));
        }

        int bad = Array.FindIndex(logits, logit => !float.IsFinite(logit));
        return bad < 0 ? logits : throw ModelException.NotFinite($"the {model.Name} model scores the window at row {centres[bad].Row}, column {centres[bad].Column} as {logits[bad]}");
    }
}
