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
        : base(nameof(ClassifierHead))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, kind == HeadKind.Mlp ? 4 : 1);
        ArgumentOutOfRangeException.ThrowIfNegative(dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dropout, 1);
        if (kind is not (HeadKind.Linear or HeadKind.Mlp))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Linear or Mlp.");
        }

        Width = width;
        Kind = kind;
        Dropout = dropout;
        hidden = kind == HeadKind.Mlp ? [new(width, width / 2), new(width / 2, width / 4)] : [];
        output = Linear(kind == HeadKind.Mlp ? width / 4 : width, 1, hasBias: false);
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

    /// <summary>Which head this is.</summary>
    public HeadKind Kind { get; }

    /// <summary>Share of inputs that training drops, in [0, 1).</summary>
    public double Dropout { get; }

    internal IReadOnlyList<Layer> Hidden => hidden;

    internal Linear Output => output;

    /// <summary>Gives one logit per window.</summary>
    /// <param name="features">(N, D).</param>
    /// <returns>(N) logits; the likelihood is their sigmoid, before calibration.</returns>
    public override Tensor forward(Tensor features)
    {
        using var scope = NewDisposeScope();
        var x = F.dropout(features, Dropout, training);                                  // (N, D)
        foreach (var layer in hidden)
        {
            var z = Normalised(layer.Norm, layer.Linear.forward(x));                     // (N, D / 2), (N, D / 4)
            x = F.dropout(layer.Activation.forward(z), Dropout, training);
        }

        return output.forward(x).squeeze(-1).MoveToOuterDisposeScope();                  // (N)
    }

    /// <summary>Does nothing: every part is registered by a name of its own in the constructor, and not again under its field's.</summary>
    protected override void RegisterComponents()
    {
    }

    private Tensor Normalised(BatchNorm1d norm, Tensor x) => training && x.shape[0] > 1
        ? norm.forward(x)
        : F.batch_norm(x, norm.running_mean, norm.running_var, norm.weight, norm.bias, training: false, eps: Layer.Epsilon);

    internal sealed class Layer(int inputs, int outputs)
    {
        public const double Epsilon = 1e-5;

        public Linear Linear { get; } = Linear(inputs, outputs);

        public BatchNorm1d Norm { get; } = BatchNorm1d(outputs, eps: Epsilon, momentum: 0.1);

        public PReLU Activation { get; } = PReLU(1);
    }
}
