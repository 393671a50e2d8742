using Gossan.Evidence.Windows;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Pretraining;

/// <summary>Pretrains a masked autoencoder on the unlabelled windows of all regions, and saves it.</summary>
public sealed class BackbonePretraining
{
    /// <summary>Windows whose gradients are worked out together: more of them fall out of the caches. A batch of more is added up from several.</summary>
    internal const int MostTogether = 256;

    private const string Task = "Pretraining";

    private readonly BackboneOptions options;
    private readonly WindowSource windows;
    private readonly long seed;
    private readonly long[] training;
    private readonly WindowCentre[] validation;
    private readonly IProgress<WorkProgress>? progress;
    private readonly CancellationToken cancellation;

    private BackbonePretraining(BackboneOptions options, WindowSource windows, long seed, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        (this.options, this.windows, this.seed, this.progress, this.cancellation) = (options, windows, seed, progress, cancellation);
        (training, validation) = WindowSplit.Of(windows, options, seed);
    }

    private int PerEpoch => (int)options.WindowsOf(windows.Count).PerEpoch;

    /// <summary>Pretrains and writes <c>model.safetensors</c>, <c>model.json</c>, <c>history.csv</c> and a TensorBoard file.</summary>
    /// <param name="windows">The valid windows of all regions.</param>
    /// <param name="options">Sizes and training.</param>
    /// <param name="seed">The project's seed.</param>
    /// <param name="folder">The backbone's folder.</param>
    /// <param name="version">Version of the program, for the card.</param>
    /// <param name="statePath">File of the state after each epoch; <see langword="null"/> for none.</param>
    /// <param name="stateKey">What the state depends on.</param>
    /// <param name="progress">Told windows and epochs; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work; the state stays.</param>
    /// <returns>Counts and history.</returns>
    public static PretrainingResult Run(
        WindowSource windows, BackboneOptions options, long seed, string folder, string version = "",
        string? statePath = null, string stateKey = "", IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(options);
        var architecture = options.Validated().Architecture(windows.Options, windows.Bands.Count);
        TorchRuntime.Ensure();
        random.manual_seed(SeededRandom.Derive(seed, "backbone weights"));
        using var network = new MaskedAutoencoder(architecture);
        var pretraining = new BackbonePretraining(options, windows, seed, progress, cancellation);
        long steps = (long)options.Epochs * ((pretraining.PerEpoch + options.Batch - 1) / options.Batch);
        var precision = PretrainingPrecision.Choose(options, architecture, windows, pretraining.Drawn, steps, cancellation);
        network.RoundProducts(precision.Used == Precision.Bfloat16);
        var history = pretraining.Train(network, new(Task, pretraining.PerEpoch, NoteEvery: 1, options.Epochs, options.Patience, seed, statePath, stateKey));

        string weights = Path.Combine(folder, BackboneCard.WeightsFile);
        SafeTensorsFile.Write(weights, ModuleWeights.Of(network));
        history.Write(Path.Combine(folder, TrainingHistory.FileName));
        HistoryEvents.Write(folder, history);
        var card = new BackboneCard
        {
            Bands = windows.Stacks[0].Layers,
            Windows = windows.Options,
            Architecture = architecture,
            Options = options,
            Precision = precision,
            Seed = seed,
            Version = version,
            ParametersSha256 = FileHash.Of(weights),
        };
        AtomicFile.WriteText(Path.Combine(folder, BackboneCard.FileName), RecordJson.TextOf(card));
        return new(pretraining.training.Length, pretraining.validation.Length, network.parameters().Sum(p => p.numel()), precision, history);
    }

    private TrainingHistory Train(MaskedAutoencoder network, EpochOptions epochs)
    {
        var optimiser = new AdamW(
            network.named_parameters().Select(p => (p.name, p.parameter)),
            new() { LearningRate = options.LearningRate, WeightDecay = options.WeightDecay });
        return new EpochTraining(network, optimiser, epochs).Run(
            ["train_loss", "validation_loss", "ssim", "psnr"],
            epoch =>
            {
                double loss = TrainEpoch(network, optimiser, epoch);
                var (validationLoss, ssim, psnr) = Validate(network);
                string note = FormattableString.Invariant($"loss {loss:G4}, validation {validationLoss:G4}, SSIM {ssim:F3}, PSNR {psnr:F1} dB");
                return new([loss, validationLoss, ssim, psnr], validationLoss, ssim, note);
            },
            progress,
            cancellation);
    }

    private double TrainEpoch(MaskedAutoencoder network, AdamW optimiser, int epoch)
    {
        network.train();
        var chosen = Drawn(epoch);
        double sum = 0;
        int done = 0;
        foreach (var batch in windows.Batches(chosen, options.Batch, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            optimiser.ForgetGradients();
            double value = AddGradients(network, batch, options, MostTogether);
            double norm = optimiser.Step(options.ClipNorm);
            if (!double.IsFinite(value + norm))
            {
                throw ModelException.NotFinite($"the loss became {value} (gradient norm {norm}) in epoch {epoch + 1} after {done:N0} windows, at the window around row {chosen[done].Row}, column {chosen[done].Column}");
            }

            sum += value * batch.Count;
            done += batch.Count;
            progress?.Report(new(Task, ((long)epoch * PerEpoch) + done, (long)options.Epochs * PerEpoch, "windows"));
        }

        return sum / done;
    }

    /// <summary>Adds the gradient of a batch's loss to the network's, some windows at a time: the same gradient as at once, to rounding.</summary>
    /// <remarks>All windows hide equally many cells, so the loss of the batch is the mean of its parts', weighted by their windows. What is hidden is drawn for the whole batch: the parts change no random number.</remarks>
    /// <returns>The loss.</returns>
    internal static double AddGradients(MaskedAutoencoder network, WindowBatch batch, BackboneOptions options, int together)
    {
        using var scope = NewDisposeScope();
        var (noise, layers) = Hidden(network, batch.Count, options);                     // (N, L), (N, C)
        double value = 0;
        for (int first = 0; first < batch.Count; first += together)
        {
            using var part = NewDisposeScope();
            int count = Math.Min(together, batch.Count - first);
            var loss = network.Reconstruct(BatchTensors.Of(batch, first, count), noise.narrow(0, first, count), layers?.narrow(0, first, count)).Loss(options.Loss);
            var share = count == batch.Count ? loss : loss.Times((double)count / batch.Count);
            share.backward();
            value += share.ToDouble();
        }

        return value;
    }

    /// <summary>The epoch's windows in random order.</summary>
    private ChosenWindows Drawn(int epoch)
    {
        long[] order = [.. training];
        SeededRandom.For(seed, "pretraining order", epoch).Shuffle(order);
        return new(windows, order.AsMemory(0, PerEpoch));
    }

    private (double Loss, double Ssim, double Psnr) Validate(MaskedAutoencoder network)
    {
        network.eval();

        // The same patches are hidden at every check, so that checks can be compared.
        random.manual_seed(SeededRandom.Derive(seed, "validation masks"));
        double loss = 0, ssim = 0, psnr = 0;
        int patch = windows.Options.Patch;
        foreach (var batch in windows.Batches(validation, Math.Min(options.Batch, 256), cancellation))
        {
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            var result = Reconstruct(network, batch);
            var truth = MaskedAutoencoder.Unpatchify(result.Truth, patch);
            var painted = MaskedAutoencoder.Unpatchify(result.Painted, patch);
            loss += result.Loss(options.Loss).ToDouble() * batch.Count;
            ssim += ImageSimilarity.MeanSsim(truth, painted) * batch.Count;
            psnr += ImageSimilarity.Psnr(truth, painted) * batch.Count;
        }

        return (loss / validation.Length, ssim / validation.Length, psnr / validation.Length);
    }

    private Reconstruction Reconstruct(MaskedAutoencoder network, WindowBatch batch)
    {
        var (noise, layers) = Hidden(network, batch.Count, options);                     // (N, L), (N, C)
        return network.Reconstruct(BatchTensors.Of(batch), noise, layers);
    }

    /// <summary>Draws what is hidden of a batch from torch's generator.</summary>
    internal static (Tensor Noise, Tensor? Layers) Hidden(MaskedAutoencoder network, int windows, BackboneOptions options)
    {
        var noise = rand(windows, network.Options.Patches);                              // (N, L)
        int hidden = options.LayersHiddenOf(network.Options.Bands);

        // Nothing is drawn where no layer is hidden: such a pretraining keeps the bits it had before layers could be hidden.
        return (noise, hidden == 0 ? null : LayersDrawn(windows, network.Options.Bands, hidden));
    }

    /// <summary>(N, C): in each row as many ones as layers are hidden, at places drawn from torch's generator.</summary>
    private static Tensor LayersDrawn(int windows, int bands, int hidden)
    {
        using var scope = NewDisposeScope();
        var places = rand(windows, bands).argsort(1).narrow(1, 0, hidden);               // (N, hidden)
        return zeros(windows, bands).scatter_(1, places, ones(windows, hidden)).MoveToOuterDisposeScope();
    }
}
