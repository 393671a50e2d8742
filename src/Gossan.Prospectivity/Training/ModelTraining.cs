using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Calibration;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Training;

/// <summary>Fits any model, calibrates it on validation, measures it on test, and writes all that belongs to it.</summary>
public static class ModelTraining
{
    private const int Batch = 256;

    /// <summary>Trains a model.</summary>
    /// <param name="model">A model that is not fitted yet; it belongs to the result afterwards.</param>
    /// <param name="request">What for, on what, and where to.</param>
    /// <param name="progress">Told how far the work is; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work; a state file stays.</param>
    /// <returns>The calibrated model and its metrics.</returns>
    public static TrainingResult Run(IProspectivityModel model, TrainingRequest request, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(request);
        var history = model.Fit(new()
        {
            Windows = request.Windows,
            Training = request.Samples.Of(SampleSet.Train),
            Validation = request.Samples.Of(SampleSet.Validation),
            Seed = request.Seed,
            StatePath = request.StatePath,
            StateKey = request.StateKey,
            Progress = progress,
            Cancellation = cancellation,
        });

        // A site that is repeated for balance is one observation: metrics count it once.
        Sample[] samples = [.. request.Samples.Samples.Distinct()];
        float[] logits = Score(model, request.Windows, samples, cancellation);
        var (validationLogits, validationLabels) = Of(SampleSet.Validation);
        double temperature = TemperatureScaling.Fit(validationLogits, validationLabels);
        double threshold = DecisionThreshold.BestF1(TemperatureScaling.Likelihoods(validationLogits, temperature), validationLabels);
        var metrics = Enum.GetValues<SampleSet>().ToDictionary(
            SampleTable.NameOf,
            set =>
            {
                var (scores, labels) = Of(set);
                return SplitMetrics.Of(scores, labels, temperature, threshold);
            },
            StringComparer.Ordinal);

        SampleTable.Write(Path.Combine(request.Folder, "samples.csv"), request.Samples.Samples, request.Windows);
        double[] likelihoods = TemperatureScaling.Likelihoods(logits, temperature);
        PredictionTable.Write(Path.Combine(request.Folder, PredictionTable.FileName), samples.Select((sample, i) => new Prediction(
            request.Windows.Stacks[sample.Centre.Region].Region, sample.Centre.Row, sample.Centre.Column, sample.Positive, sample.Set, logits[i], likelihoods[i])));
        history.Write(Path.Combine(request.Folder, TrainingHistory.FileName));
        AtomicFile.WriteText(Path.Combine(request.Folder, "metrics.json"), RecordJson.TextOf(metrics));
        var card = WriteModel(model, request, temperature, threshold);
        return new(new TrainedModel(model, card), metrics);

        (float[] Logits, bool[] Labels) Of(SampleSet set)
        {
            int[] rows = [.. Enumerable.Range(0, samples.Length).Where(i => samples[i].Set == set)];
            return ([.. rows.Select(i => logits[i])], [.. rows.Select(i => samples[i].Positive)]);
        }
    }

    private static ModelCard WriteModel(IProspectivityModel model, TrainingRequest request, double temperature, double threshold)
    {
        var saved = model.Save(request.Folder);
        var card = new ModelCard
        {
            Model = model.Name,
            Target = request.Target,
            Bands = request.Windows.Stacks[0].Layers,
            Windows = request.Windows.Options,
            Seed = request.Seed,
            Version = request.Version,
            Temperature = temperature,
            Threshold = threshold,
            Parameters = saved.File,
            ParametersSha256 = FileHash.Of(Path.Combine(request.Folder, saved.File)),
            Settings = saved.Settings,
        };
        card.Write(request.Folder);
        return card;
    }

    private static float[] Score(IProspectivityModel model, WindowSource windows, Sample[] samples, CancellationToken cancellation)
    {
        float[] logits = new float[samples.Length];
        int done = 0;
        foreach (var batch in windows.Batches([.. samples.Select(sample => sample.Centre)], Batch, cancellation))
        {
            model.Score(batch, logits.AsSpan(done, batch.Count));
            done += batch.Count;
        }

        int bad = Array.FindIndex(logits, logit => !float.IsFinite(logit));
        return bad < 0 ? logits : throw ModelException.NotFinite($"the {model.Name} model scores the window at row {samples[bad].Centre.Row}, column {samples[bad].Centre.Column} as {logits[bad]}");
    }
}
