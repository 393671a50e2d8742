using Gossan.Evidence.Windows;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Optimisation;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Pretraining;

/// <summary>The precision that a backbone is pretrained in, and what was found out before it was chosen.</summary>
/// <param name="Asked">What the options asked for.</param>
/// <param name="Used">float32 or bfloat16: of matrix products; parameters and what is added to them are float32.</param>
/// <param name="Reason">Why, in a sentence without a full stop.</param>
/// <param name="LargestDifference">Largest difference of the losses of the same steps both ways, as a share; <see langword="null"/> where nothing was compared.</param>
public sealed record PretrainingPrecision(Precision Asked, Precision Used, string Reason, double? LargestDifference = null)
{
    /// <summary>Steps that are done both ways before one is chosen.</summary>
    public const int Steps = 12;

    /// <summary>Largest difference of a step's losses that is accepted.</summary>
    public const double LargestAccepted = 0.01;

    /// <summary>Fewer steps than these would not pay for the comparison.</summary>
    private const long WorthComparing = 320;

    /// <summary>Chooses. No clock is asked, and torch's generator ends as it began.</summary>
    internal static PretrainingPrecision Choose(BackboneOptions options, MaskedAutoencoderOptions sizes, WindowSource windows, Func<int, IReadOnlyList<WindowCentre>> epoch, long steps, CancellationToken cancellation)
    {
        switch (options.Precision)
        {
            case Precision.Float32:
                return new(options.Precision, Precision.Float32, "asked for");
            case Precision.Auto when !BfloatProcessor.IsThis:
                return new(options.Precision, Precision.Float32, "the processor has no bfloat16 products");
            case Precision.Auto when steps < WorthComparing:
                return new(options.Precision, Precision.Float32, FormattableString.Invariant($"fewer than {WorthComparing} steps: not worth a comparison"));
            default:
                double difference = Compared(options, sizes, windows, epoch(0), cancellation);
                bool same = difference <= LargestAccepted;
                string finding = FormattableString.Invariant($"the losses of {Steps} steps differ by at most {difference:P2} in bfloat16");
                return options.Precision == Precision.Bfloat16
                    ? new(options.Precision, Precision.Bfloat16, $"asked for; {finding}", difference)
                    : new(options.Precision, same ? Precision.Bfloat16 : Precision.Float32, finding, difference);
        }
    }

    private static double Compared(BackboneOptions options, MaskedAutoencoderOptions sizes, WindowSource windows, IReadOnlyList<WindowCentre> centres, CancellationToken cancellation)
    {
        using var drawn = get_rng_state();
        double[] exact = Losses(false), rounded = Losses(true);
        set_rng_state(drawn);
        return exact.Zip(rounded, (a, b) => double.IsFinite(b) ? Math.Abs(b - a) / a : double.PositiveInfinity).Max();

        double[] Losses(bool bfloat16)
        {
            random.manual_seed(1);
            using var network = new MaskedAutoencoder(sizes);
            network.RoundProducts(bfloat16);
            network.train();
            var optimiser = new AdamW(network.named_parameters().Select(p => (p.name, p.parameter)), new() { LearningRate = options.LearningRate, WeightDecay = options.WeightDecay });
            var losses = new List<double>();
            foreach (var batch in windows.Batches([.. Enumerable.Range(0, Math.Min(centres.Count, Steps * options.Batch)).Select(i => centres[i])], options.Batch, cancellation))
            {
                optimiser.ForgetGradients();
                losses.Add(BackbonePretraining.AddGradients(network, batch, options, BackbonePretraining.MostTogether));
                optimiser.Step(options.ClipNorm);
            }

            return [.. losses];
        }
    }
}
