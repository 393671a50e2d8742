using Gossan.Learning.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Gossan.Learning.Classification;

/// <summary>Turns the feature of a window into the logit of its likelihood.</summary>
/// <remarks>
/// Daruna et al. 2024, section 3.3. <see cref="HeadKind.Linear"/>: dropout, linear without bias. <see cref="HeadKind.Mlp"/>: dropout, linear
/// D to D / 2, batch norm, PReLU, dropout, linear to D / 4, batch norm, PReLU, dropout, linear to 1 without bias. Batch norm has eps 1e-5,
/// momentum 0.1. A batch of one window has no variance: in training mode it is normalised by the running statistics, which it leaves as they are.
/// </remarks>
public sealed class ClassifierHead : Module<Tensor, Tensor>
{
    private readonly Layer[] hidden;
    private readonly Linear output;

    static ClassifierHead() => TorchRuntime.Ensure();

    /// <summary>Makes a head with torch's default initialisation, drawn from torch's generator.</summary>
    /// <param name="width">Width D of the features: 1 or more, for <see cref="HeadKind.Mlp"/> 4 or more.</param>
    /// <param name="kind">Which head.</param>
    /// <param name="dropout">Share of inputs of each linear layer that training drops, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A width, rate or kind out of its range.</exception>
    public ClassifierHead(int width, HeadKind kind, double dropout = 0.5)
        : this(width, HiddenWidths(width, kind), dropout, dropout)
    {
    }

    /// <summary>Makes a head of any depth.</summary>
    /// <param name="width">Width of the features.</param>
    /// <param name="hiddenWidths">Width of each hidden layer.</param>
    /// <param name="inputDropout">Share of the features that training drops.</param>
    /// <param name="dropout">Share of each hidden layer that training drops.</param>
    internal ClassifierHead(int width, IReadOnlyList<int> hiddenWidths, double inputDropout, double dropout)
        : base(nameof(ClassifierHead))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dropout, 1);
        Width = width;
        InputDropout = inputDropout;
        Dropout = dropout;
        int[] widths = [width, .. hiddenWidths];
        hidden = [.. hiddenWidths.Select((outputs, layer) => new Layer(widths[layer], outputs))];
        output = Linear(widths[^1], 1, hasBias: false);
        for (int i = 0; i < hidden.Length; i++)
        {
            register_module($"hidden{i + 1}", hidden[i].Linear);
            register_module($"norm{i + 1}", hidden[i].Norm);
            register_module($"activation{i + 1}", hidden[i].Activation);
        }

        register_module("output", output);
    }

    /// <summary>Width D of the features.</summary>
    public int Width { get; }

    /// <summary>Share of the inputs of each linear layer behind the first that training drops, in [0, 1).</summary>
    public double Dropout { get; }

    /// <summary>Share of the features that training drops, in [0, 1).</summary>
    public double InputDropout { get; }

    internal IReadOnlyList<Layer> Hidden => hidden;

    internal Linear Output => output;

    /// <summary>Gives one logit per window.</summary>
    /// <param name="features">(N, D).</param>
    /// <returns>(N) logits; the likelihood is their sigmoid, before calibration.</returns>
    public override Tensor forward(Tensor features)
    {
        using var scope = NewDisposeScope();
        var x = F.dropout(features, InputDropout, training);                                  // (N, D)
        foreach (var layer in hidden)
        {
            var z = BatchNormalisation.Of(layer.Norm, layer.Linear.forward(x), training);  // (N, D / 2), (N, D / 4)
            x = F.dropout(layer.Activation.forward(z), Dropout, training);
        }

        return output.forward(x).squeeze(-1).MoveToOuterDisposeScope();                  // (N)
    }

    /// <summary>Does nothing: every part is registered by a name of its own in the constructor, and not again under its field's.</summary>
    protected override void RegisterComponents()
    {
    }

    private static int[] HiddenWidths(int width, HeadKind kind)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, kind == HeadKind.Mlp ? 4 : 1);
        return kind switch
        {
            HeadKind.Linear => [],
            HeadKind.Mlp => [width / 2, width / 4],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Linear or Mlp."),
        };
    }

    internal sealed class Layer(int inputs, int outputs)
    {
        public Linear Linear { get; } = Linear(inputs, outputs);

        public BatchNorm1d Norm { get; } = BatchNorm1d(outputs, eps: BatchNormalisation.Epsilon, momentum: BatchNormalisation.Momentum);

        public PReLU Activation { get; } = PReLU(1);
    }
}
