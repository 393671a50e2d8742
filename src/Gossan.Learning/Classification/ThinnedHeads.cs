using Gossan.Learning.Torch;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>Monte-Carlo dropout of a head alone: one head, thinned by a fixed set of dropout masks, as many samples of the logit.</summary>
/// <remarks>
/// Gal and Ghahramani 2016, "Dropout as a Bayesian Approximation". Dropout stands only in the head, so the encoder runs once per window.
/// All windows meet the same masks: samples are comparable between windows, and a window's samples do not hang on its batch
/// (but for rounding, near 1e-6). Dropping an input is the same as zeroing a column of the layer's weights, so the passes run as batched
/// matrix products. Batch norm is in evaluation mode; the head is read at each call and never changed.
/// </remarks>
public sealed class ThinnedHeads
{
    private const long FloatsAtOnce = 1 << 23;      // 32 MiB of weights and as much of activations
    private readonly ClassifierHead head;
    private readonly float[][] masks;
    private readonly long widest;

    static ThinnedHeads() => TorchRuntime.Ensure();

    /// <summary>Draws the masks.</summary>
    /// <param name="head">The head; it stays the caller's.</param>
    /// <param name="passes">Number S of samples, 1 or more.</param>
    /// <param name="seed">The project's seed; 0 is a seed like any other.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="passes"/> is below 1.</exception>
    public ThinnedHeads(ClassifierHead head, int passes, long seed)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 1);
        this.head = head;
        Passes = passes;
        int[] widths = [head.Width, .. head.Hidden.Select(layer => (int)layer.Linear.weight!.shape[0])];
        widest = widths.Max();
        masks = [.. widths.Select((width, layer) => Draw(SeededRandom.For(seed, "thinned heads", layer), passes * width, layer == 0 ? head.InputDropout : head.Dropout))];
    }

    /// <summary>Number S of samples per window.</summary>
    public int Passes { get; }

    /// <summary>Samples the logits of windows.</summary>
    /// <param name="features">(N, D) of the encoder.</param>
    /// <returns>(N, S) logits, float32.</returns>
    public Tensor Sample(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        long n = features.shape[0], d = features.shape[1];
        int passesAtOnce = (int)Math.Clamp(FloatsAtOnce / (widest * widest), 1, Passes);
        int rowsAtOnce = (int)Math.Clamp(FloatsAtOnce / (2 * widest * passesAtOnce), 1, Math.Max(n, 1));
        var samples = empty(n, Passes, device: features.device);                         // (N, S)
        for (int pass = 0; pass < Passes; pass += passesAtOnce)
        {
            using var chunk = NewDisposeScope();
            int s = Math.Min(passesAtOnce, Passes - pass);
            var layers = ThinnedLayers(pass, s);
            for (long row = 0; row < n; row += rowsAtOnce)
            {
                using var rows = NewDisposeScope();
                long r = Math.Min(rowsAtOnce, n - row);
                samples.narrow(0, row, r).narrow(1, pass, s).copy_(Logits(layers, features.narrow(0, row, r).expand(s, r, d)));
            }
        }

        return samples.MoveToOuterDisposeScope();
    }

    private static float[] Draw(Random random, int count, double dropout)
    {
        float kept = (float)(1 / (1 - dropout));
        var mask = new float[count];
        for (int i = 0; i < count; i++)
        {
            mask[i] = random.NextDouble() < dropout ? 0 : kept;
        }

        return mask;
    }

    // Each layer as x W + b with the mask and the batch norm worked into W and b: (S, in, out), (out), slope ().
    private List<(Tensor Weights, Tensor? Bias, Tensor? Slope)> ThinnedLayers(int pass, int s)
    {
        var layers = new List<(Tensor, Tensor?, Tensor?)>();
        foreach (var (layer, i) in head.Hidden.Select((l, i) => (l, i)))
        {
            var scale = layer.Norm.weight / layer.Norm.running_var!.Plus(BatchNormalisation.Epsilon).sqrt();  // (out)
            var bias = (layer.Linear.bias!.Minus(layer.Norm.running_mean!) * scale).Plus(layer.Norm.bias!);       // (out)
            layers.Add((Thinned(layer.Linear.weight! * scale.unsqueeze(1), i, pass, s), bias, layer.Activation.weight!));
        }

        layers.Add((Thinned(head.Output.weight!, head.Hidden.Count, pass, s), null, null));
        return layers;
    }

    private Tensor Thinned(Tensor weight, int layer, int pass, int s)
    {
        int width = (int)weight.shape[1];
        var mask = tensor(masks[layer].AsSpan(pass * width, s * width).ToArray(), [s, width, 1], device: weight.device);  // (S, in, 1)
        return weight.t().unsqueeze(0) * mask;                                                                    // (S, in, out)
    }

    private static Tensor Logits(List<(Tensor Weights, Tensor? Bias, Tensor? Slope)> layers, Tensor features)
    {
        var x = features;                                                                // (S, N, D)
        foreach (var (weights, bias, slope) in layers)
        {
            x = x.bmm(weights);                                                          // (S, N, out)
            if (bias is not null && slope is not null)
            {
                x = x.Plus(bias);
                x = x.relu().Minus(slope * x.neg().relu());
            }
        }

        return x.squeeze(-1).t();                                                        // (N, S)
    }
}
