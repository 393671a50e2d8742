using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>A fitted model with its calibration: windows in, likelihood and kinds of uncertainty out.</summary>
/// <param name="model">The fitted model; disposed with this.</param>
/// <param name="card">What it was trained on and how its scores are calibrated.</param>
public sealed class TrainedModel(IProspectivityModel model, ModelCard card) : IDisposable
{
    private float[] logits = [];
    private float[] samples = [];

    /// <summary>The model behind.</summary>
    public IProspectivityModel Model => model;

    /// <summary>Bands, windows, calibration.</summary>
    public ModelCard Card => card;

    /// <summary>Refuses windows that the model was not trained for.</summary>
    /// <param name="folder">The model's folder, for the message.</param>
    /// <param name="windows">The windows to be scored.</param>
    /// <exception cref="BandMismatchException">The bands, or their standardisation, differ.</exception>
    /// <exception cref="ModelException">The window's size differs.</exception>
    public void RequireSameInput(string folder, WindowSource windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        foreach (var stack in windows.Stacks)
        {
            RequireSameBands(folder, stack.Region, stack.Layers);
        }

        if (windows.Options.Size != card.Windows.Size)
        {
            throw ModelException.OtherWindow(folder, card.Windows.Size, windows.Options.Size);
        }
    }

    /// <summary>Refuses a stack whose layers are not those that the model was trained for.</summary>
    /// <param name="folder">The model's folder, for the message.</param>
    /// <param name="region">The stack's region, for the message.</param>
    /// <param name="layers">The stack's layers in band order.</param>
    /// <exception cref="BandMismatchException">The bands, or their standardisation, differ.</exception>
    public void RequireSameBands(string folder, string region, IReadOnlyList<FittedLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        BandMismatchException.ThrowIfDifferent($"the model in {folder}", [.. card.Bands.Select(band => band.Name)], $"region '{region}'", [.. layers.Select(layer => layer.Name)]);
        BandMismatchException.ThrowIfStandardisedDifferently($"the model in {folder}", card.Bands, $"region '{region}'", layers);
    }

    /// <summary>
    /// The kinds of uncertainty that <see cref="Predict"/> tells apart: of an ensemble its own and its members', of any other model the one it has.
    /// </summary>
    public IReadOnlyList<string> UncertaintyKinds { get; } =
        model is IHasMembers ensemble ? [model.Uncertainty, ensemble.Members[0].Uncertainty] : [model.Uncertainty];

    /// <summary>Features of a window in the space in which the model compares windows: what its head gets, of an ensemble what the first member's head gets; else one per band.</summary>
    public int FeatureWidth => MemberPrediction.FeatureWidth(First, card.Bands.Count);

    private IProspectivityModel First => model is IHasMembers ensemble ? ensemble.Members[0] : model;

    /// <summary>Predicts the calibrated likelihood of windows and, if asked, its uncertainty and their features; an encoder runs once per model and window.</summary>
    /// <param name="windows">N windows.</param>
    /// <param name="likelihood">(N) probability in 0..1: the sigmoid of logit / temperature.</param>
    /// <param name="uncertainty">
    /// (K, N), kind by kind in the order of <see cref="UncertaintyKinds"/>, or empty: the sample standard deviation of the calibrated probability
    /// over the passes. Of an ensemble first that of the members' calibrated probabilities, then the root of the mean of the members' own variances.
    /// </param>
    /// <param name="passes">Passes for the uncertainty, at least 2.</param>
    /// <param name="features">(N, <see cref="FeatureWidth"/>), or empty.</param>
    /// <exception cref="ArgumentException"><paramref name="uncertainty"/> has another length.</exception>
    public void Predict(WindowBatch windows, Span<float> likelihood, Span<float> uncertainty = default, int passes = 100, Span<float> features = default)
    {
        ArgumentNullException.ThrowIfNull(windows);
        int n = windows.Count;
        if (!uncertainty.IsEmpty && uncertainty.Length != n * UncertaintyKinds.Count)
        {
            throw new ArgumentException($"{n} windows have {UncertaintyKinds.Count} kinds of uncertainty each, which is not {uncertainty.Length} numbers.", nameof(uncertainty));
        }

        passes = uncertainty.IsEmpty ? 0 : passes;
        samples = AtLeast(samples, n * passes);
        logits = AtLeast(logits, n);
        if (model is IHasMembers ensemble && !(uncertainty.IsEmpty && features.IsEmpty))
        {
            PredictMembers(ensemble.Members, windows, uncertainty, passes, features);
        }
        else
        {
            var within = samples.AsSpan(0, n * passes);
            MemberPrediction.Run(model, windows, passes, logits.AsSpan(0, n), within, features);
            for (int i = 0; i < uncertainty.Length; i++)
            {
                uncertainty[i] = (float)Math.Sqrt(LikelihoodSpread.Variance(within.Slice(i * passes, passes), card.Temperature));
            }
        }

        for (int i = 0; i < n; i++)
        {
            likelihood[i] = (float)LikelihoodSpread.Calibrated(logits[i], card.Temperature);
        }
    }

    /// <summary>The features of windows alone, the same as of <see cref="Predict"/>.</summary>
    /// <param name="windows">N windows.</param>
    /// <param name="features">(N, <see cref="FeatureWidth"/>).</param>
    public void Embed(WindowBatch windows, Span<float> features)
    {
        ArgumentNullException.ThrowIfNull(windows);
        MemberPrediction.Run(First, windows, 0, [], [], features);
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    /// <summary>Member by member, so that memory does not grow with their number but for a logit each.</summary>
    private void PredictMembers(IReadOnlyList<IProspectivityModel> members, WindowBatch windows, Span<float> uncertainty, int passes, Span<float> features)
    {
        int n = windows.Count;
        float[] one = new float[n], scores = new float[n * members.Count];          // scores: (N, M)
        double[] sums = new double[n], variances = new double[n];
        for (int m = 0; m < members.Count; m++)
        {
            var within = samples.AsSpan(0, n * passes);
            MemberPrediction.Run(members[m], windows, passes, one, within, m == 0 ? features : []);
            for (int i = 0; i < n; i++)
            {
                scores[(i * members.Count) + m] = one[i];
                sums[i] += one[i];
                variances[i] += passes == 0 ? 0 : LikelihoodSpread.Variance(within.Slice(i * passes, passes), card.Temperature);
            }
        }

        for (int i = 0; i < n; i++)
        {
            logits[i] = (float)(sums[i] / members.Count);
            if (passes > 0)
            {
                uncertainty[i] = (float)Math.Sqrt(LikelihoodSpread.Variance(scores.AsSpan(i * members.Count, members.Count), card.Temperature));
                uncertainty[n + i] = (float)Math.Sqrt(variances[i] / members.Count);
            }
        }
    }

    private static float[] AtLeast(float[] buffer, int length) => buffer.Length >= length ? buffer : new float[length];
}
