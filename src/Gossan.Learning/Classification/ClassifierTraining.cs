using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Learning.Optimisation;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>Trains a head, and on request the encoder with it, on labelled windows in steps.</summary>
internal sealed class ClassifierTraining(ClassifierNetwork network, StepOptions options, FitTask task)
{
    /// <summary>With fewer validation sites, the average precision of a handful decides by luck: the loss is steadier.</summary>
    private const int SitesForPrecision = 30;

    private const string Work = "Training the classifier";

    public TrainingHistory Run()
    {
        // Only what learns is optimised, saved in the state and put back to its best epoch.
        nn.Module learning = options.EncoderLearns ? network : network.Head;
        network.eval();
        var optimiser = new AdamW(
            learning.named_parameters().Select(p => (p.name, p.parameter)),
            new() { LearningRate = options.LearningRate, WeightDecay = options.WeightDecay });
        using var training = options.EncoderLearns ? null : SampleEncoding.Of(network, task, task.Training);
        using var validation = options.EncoderLearns ? null : SampleEncoding.Of(network, task, task.Validation);
        bool[] labels = [.. task.Validation.Select(sample => sample.Positive)];
        bool byPrecision = labels.Count(positive => positive) >= SitesForPrecision;

        return new EpochTraining(learning, optimiser, new(Work, task.Training.Count, NoteEvery: 10, options.Epochs, options.Patience, task.Seed, task.StatePath, task.StateKey)).Run(
            ["train_loss", "validation_loss", "validation_auprc"],
            epoch =>
            {
                double loss = TrainEpoch(learning, optimiser, training, epoch);
                learning.eval();
                float[] logits = validation is null ? Logits(task.Validation) : Logits(validation);
                double validationLoss = BalancedLoss(logits, labels), auprc = RankMetrics.Auprc(logits, labels);
                string note = FormattableString.Invariant($"loss {loss:F4}, validation {validationLoss:F4}, AUPRC {auprc:F3}");
                return new([loss, validationLoss, auprc], validationLoss, byPrecision ? auprc : -validationLoss, note);
            },
            task.Progress,
            task.Cancellation);
    }

    private double TrainEpoch(nn.Module learning, AdamW optimiser, Tensor? features, int epoch)
    {
        learning.train();
        int[] order = [.. Enumerable.Range(0, task.Training.Count)];
        SeededRandom.For(task.Seed, "classifier order", epoch).Shuffle(order);
        double sum = 0;
        int done = 0;
        foreach (var (logits, rows) in features is null ? FromWindows(order) : FromFeatures(features, order))
        {
            task.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            optimiser.ForgetGradients();
            var labels = tensor(rows.Select(row => task.Training[row].Positive ? 1f : 0f).ToArray());
            var loss = SmoothedCrossEntropy.Of(logits(), labels, options.LabelSmoothing, options.PositiveWeight);
            loss.backward();
            double value = loss.ToDouble();
            double norm = optimiser.Step(options.ClipNorm);
            if (!double.IsFinite(value + norm))
            {
                throw ModelException.NotFinite($"the classifier's loss became {value} (gradient norm {norm}) in epoch {epoch + 1}");
            }

            sum += value * rows.Length;
            done += rows.Length;
            task.Progress?.Report(new(Work, ((long)epoch * order.Length) + done, (long)options.Epochs * order.Length, "windows"));
        }

        return sum / done;
    }

    /// <summary>Steps of an epoch: what computes the logits inside the step's own dispose scope, and the rows they are of.</summary>
    private IEnumerable<(Func<Tensor> Logits, int[] Rows)> FromFeatures(Tensor features, int[] order)
    {
        foreach (int[] rows in order.Chunk(options.Batch))
        {
            yield return (() => network.Head.forward(features.index_select(0, tensor(rows.Select(row => (long)row).ToArray()))), rows);
        }
    }

    private IEnumerable<(Func<Tensor> Logits, int[] Rows)> FromWindows(int[] order)
    {
        WindowCentre[] centres = [.. order.Select(row => task.Training[row].Centre)];
        int first = 0;
        foreach (var batch in task.Windows.Batches(centres, options.Batch, task.Cancellation))
        {
            yield return (() => network.forward(BatchTensors.Of(batch)), order[first..(first + batch.Count)]);
            first += batch.Count;
        }
    }

    private float[] Logits(Tensor features)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return network.Head.forward(features).data<float>().ToArray();
    }

    private float[] Logits(IReadOnlyList<Sample> samples)
    {
        var logits = new List<float>();
        foreach (var batch in task.Windows.Batches([.. samples.Select(sample => sample.Centre)], SampleEncoding.Batch, task.Cancellation))
        {
            using var scope = NewDisposeScope();
            logits.AddRange(Logits(network.Features(batch)));
        }

        return [.. logits];
    }

    /// <summary>The smoothed cross entropy with both classes weighing the same: validation holds twenty negatives per site, training as many of each.</summary>
    private double BalancedLoss(float[] logits, bool[] labels)
    {
        double[] sums = [0, 0], counts = [0, 0];
        for (int i = 0; i < logits.Length; i++)
        {
            double target = labels[i] ? 1 - (options.LabelSmoothing / 2) : options.LabelSmoothing / 2;
            double softplus = Math.Max(0, logits[i]) + Math.Log(1 + Math.Exp(-Math.Abs(logits[i])));
            sums[labels[i] ? 1 : 0] += softplus - (target * logits[i]);
            counts[labels[i] ? 1 : 0]++;
        }

        return ((sums[0] / counts[0]) + (sums[1] / counts[1])) / 2;
    }
}
