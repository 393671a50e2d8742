using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Gossan.Learning.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Gossan.Learning.Optimisation;

/// <summary>Adam with decoupled weight decay and gradient clipping, in one pass over the tensors' own memory. CPU, float32.</summary>
/// <remarks>
/// Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2; clipping as torch's clip_grad_norm_. TorchSharp's own
/// step leaves a gradient's worth of native memory per parameter to the finalizer and takes five times as long. Equal gradients
/// give equal bytes: the norm is summed in double, in a fixed order.
/// </remarks>
public sealed class AdamW
{
    private readonly List<(string Name, Parameter Parameter)> parameters = [];
    private readonly Dictionary<string, AdamWMoments> moments = new(StringComparer.Ordinal);
    private readonly AdamWOptions options;

    static AdamW() => TorchRuntime.Ensure();

    /// <summary>Prepares to train parameters.</summary>
    /// <param name="parameters">Names and parameters, as <c>module.named_parameters()</c> gives them: contiguous float32 on the CPU. They stay the caller's.</param>
    /// <param name="options">Learning rate, decay and the rest.</param>
    /// <exception cref="OptimiserOptionsException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">A parameter is of another kind, or two have one name.</exception>
    public AdamW(IEnumerable<(string Name, Parameter Parameter)> parameters, AdamWOptions options)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Validated();
        LearningRate = options.LearningRate;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, parameter) in parameters)
        {
            if (!names.Add(name) || parameter.dtype != ScalarType.Float32 || !parameter.is_contiguous() || parameter.device_type != TorchSharp.DeviceType.CPU)
            {
                throw new ArgumentException($"{name} is there twice, or is not a contiguous float32 tensor on the CPU.", nameof(parameters));
            }

            this.parameters.Add((name, parameter));
        }
    }

    /// <summary>Length of the next step; a schedule may change it between steps.</summary>
    public double LearningRate { get; set; }

    /// <summary>Steps taken so far, per parameter that has taken one.</summary>
    public IReadOnlyDictionary<string, long> Steps => moments.ToDictionary(m => m.Key, m => m.Value.Steps, StringComparer.Ordinal);

    /// <summary>Steps and running means per parameter that has taken a step: all that a continued training needs beside the weights and <see cref="LearningRate"/>.</summary>
    /// <returns>A copy; later steps leave it as it is.</returns>
    public IReadOnlyDictionary<string, AdamWMoments> State() =>
        moments.ToDictionary(m => m.Key, m => Copy(m.Value), StringComparer.Ordinal);

    /// <summary>Takes up a state that <see cref="State"/> gave.</summary>
    /// <param name="state">Per parameter name; parameters that are not in it start afresh. It is copied.</param>
    /// <exception cref="ArgumentException">A name that is no parameter here, or arrays of another length; then nothing is changed.</exception>
    public void Restore(IReadOnlyDictionary<string, AdamWMoments> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var sizes = parameters.ToDictionary(p => p.Name, p => p.Parameter.numel(), StringComparer.Ordinal);
        foreach (var (name, m) in state)
        {
            if (!sizes.TryGetValue(name, out long size) || m.Mean.LongLength != size || m.Square.LongLength != size)
            {
                throw new ArgumentException($"{name} has {m.Mean.LongLength} and {m.Square.LongLength} values in the state, {size} in the parameters.", nameof(state));
            }
        }

        moments.Clear();
        foreach (var (name, m) in state)
        {
            moments.Add(name, Copy(m));
        }
    }

    /// <summary>Forgets the gradients, so that the next backward pass starts from nothing.</summary>
    public void ForgetGradients()
    {
        foreach (var (_, parameter) in parameters)
        {
            using var gradient = parameter.grad;
            if (gradient is not null)
            {
                parameter.grad = null;
            }
        }
    }

    /// <summary>Moves every parameter that has a gradient; the others stay as they are.</summary>
    /// <param name="maximalNorm">Gradients are scaled down to this norm over all parameters together; above 0, infinity for no clipping.</param>
    /// <returns>The norm before clipping. Where it is not finite nothing was changed: the caller stops the training.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximalNorm"/> is 0 or below, or NaN.</exception>
    public double Step(double maximalNorm = double.PositiveInfinity)
    {
        if (!(maximalNorm > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(maximalNorm), maximalNorm, "Above 0.");
        }

        using var scope = NewDisposeScope();
        var gradients = parameters.Select(p => p.Parameter.grad).Select(g => g is null || g.is_contiguous() ? g : g.contiguous()).ToList();
        double squares = 0;
        foreach (var gradient in gradients)
        {
            squares += gradient is null ? 0 : SumOfSquares(Values(gradient));
        }

        double norm = Math.Sqrt(squares);
        if (double.IsFinite(norm))
        {
            float clip = (float)Math.Min(1, maximalNorm / (norm + 1e-6));
            for (int i = 0; i < parameters.Count; i++)
            {
                if (gradients[i] is { } gradient)
                {
                    Move(parameters[i].Name, Values(parameters[i].Parameter), Values(gradient), clip);
                }
            }
        }

        return norm;
    }

    private static AdamWMoments Copy(AdamWMoments m) => new(m.Steps, [.. m.Mean], [.. m.Square]);

    private static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(values);
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        foreach (var vector in vectors)
        {
            var (l, h) = Vector256.Widen(vector);
            low += l * l;
            high += h * h;
        }

        double sum = Vector256.Sum(low) + Vector256.Sum(high);
        foreach (float value in values[(vectors.Length * Vector256<float>.Count)..])
        {
            sum += (double)value * value;
        }

        return sum;
    }

    private void Move(string name, Span<float> weights, ReadOnlySpan<float> gradient, float clip)
    {
        var old = moments.GetValueOrDefault(name) ?? new(0, new float[weights.Length], new float[weights.Length]);
        var now = old with { Steps = old.Steps + 1 };
        moments[name] = now;

        float b1 = (float)options.Beta1, b2 = (float)options.Beta2, c1 = (float)(1 - options.Beta1), c2 = (float)(1 - options.Beta2), epsilon = (float)options.Epsilon;
        float keep = (float)(1 - LearningRate * options.WeightDecay);
        float step = (float)(LearningRate / (1 - Math.Pow(options.Beta1, now.Steps)));
        float unbias = (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, now.Steps)));

        var w = MemoryMarshal.Cast<float, Vector256<float>>(weights);
        var g = MemoryMarshal.Cast<float, Vector256<float>>(gradient);
        var m = MemoryMarshal.Cast<float, Vector256<float>>(now.Mean.AsSpan());
        var v = MemoryMarshal.Cast<float, Vector256<float>>(now.Square.AsSpan());
        var epsilons = Vector256.Create(epsilon);
        for (int k = 0; k < w.Length; k++)
        {
            var gk = g[k] * clip;
            m[k] = m[k] * b1 + gk * c1;
            v[k] = v[k] * b2 + gk * gk * c2;
            w[k] = w[k] * keep - m[k] * step / (Vector256.Sqrt(v[k]) * unbias + epsilons);
        }

        for (int k = w.Length * Vector256<float>.Count; k < weights.Length; k++)
        {
            float gk = gradient[k] * clip;
            now.Mean[k] = now.Mean[k] * b1 + gk * c1;
            now.Square[k] = now.Square[k] * b2 + gk * gk * c2;
            weights[k] = weights[k] * keep - now.Mean[k] * step / (MathF.Sqrt(now.Square[k]) * unbias + epsilon);
        }
    }
}
