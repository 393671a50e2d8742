using Gossan.Evidence.Windows;
using Gossan.Learning.Training;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>An encoder of windows with a head on its features.</summary>
internal sealed class ClassifierNetwork : nn.Module<Tensor, Tensor>
{
    public ClassifierNetwork(WindowEncoder encoder, nn.Module<Tensor, Tensor> head)
        : base(nameof(ClassifierNetwork))
    {
        (Encoder, Inference, Head) = (encoder, encoder, head);
        register_module("encoder", encoder.Weights);
        register_module("head", head);
    }

    public WindowEncoder Encoder { get; }

    /// <summary>The encoder that <see cref="Features(Tensor, int)"/> asks: the network's own, or a copy of it in another precision.</summary>
    public WindowEncoder Inference { get; private set; }

    /// <summary>(N, Width of the features) to (N) logits.</summary>
    public nn.Module<Tensor, Tensor> Head { get; }

    /// <summary>Encodes without gradients through a copy of the encoder in bfloat16, or through the encoder itself again.</summary>
    /// <returns>Whether it is as asked for: <see langword="false"/> for an encoder that has no such copy.</returns>
    public bool UseBfloat16(bool bfloat16)
    {
        if (Inference != Encoder)
        {
            Inference.Dispose();
        }

        Inference = bfloat16 ? Encoder.InBfloat16() ?? Encoder : Encoder;
        return Inference != Encoder == bfloat16;
    }

    /// <summary>(N, C, H, W) to (N) logits, with gradients.</summary>
    public override Tensor forward(Tensor windows)
    {
        using var scope = NewDisposeScope();
        return Head.forward(Encoder.Features(windows)).MoveToOuterDisposeScope();
    }

    /// <summary>(N, C, H, W) to (N) logits through the encoder's copy in bfloat16, with gradients of the windows alone; as <see cref="forward"/> where there is no copy.</summary>
    public Tensor Rounded(Tensor windows)
    {
        using var scope = NewDisposeScope();
        return Head.forward(Inference.Features(windows)).MoveToOuterDisposeScope();
    }

    /// <summary>(N, C, H, W) to (N, D), without gradients, a few windows at a time; so many as suit the encoder where <paramref name="windowsAtOnce"/> is 0.</summary>
    public Tensor Features(Tensor windows, int windowsAtOnce = 0) =>
        Features((int)windows.shape[0], windowsAtOnce > 0 ? windowsAtOnce : Encoder.WindowsAtOnce, (first, count) => windows.narrow(0, first, count));

    /// <summary>A batch to (N, D), without gradients. A few windows at a time become a tensor: one of them all would be fresh memory at each call, dear to touch.</summary>
    public Tensor Features(WindowBatch windows) =>
        Features(windows.Count, Encoder.WindowsAtOnce, (first, count) => BatchTensors.Of(windows, first, count));

    /// <summary>Every part is registered by a name of its own in the constructor.</summary>
    protected override void RegisterComponents()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            UseBfloat16(false);
            Encoder.Dispose();
            Head.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Features(int n, int atOnce, Func<int, int, Tensor> windows)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var features = new List<Tensor>();
        for (int first = 0; first < n; first += atOnce)
        {
            using var some = windows(first, Math.Min(atOnce, n - first));                // (n, C, H, W)
            features.Add(Inference.Features(some));                                      // (n, D)
        }

        return (features.Count == 0 ? empty(0, Encoder.Width) : cat(features)).MoveToOuterDisposeScope();
    }
}
