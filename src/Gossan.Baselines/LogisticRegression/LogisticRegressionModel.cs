using System.Text.Json;
using Gossan.Baselines.Features;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Baselines.LogisticRegression;

/// <summary>Logistic regression on the values of a window's centre cell or on a window's statistics: the plain model that every other one has to beat.</summary>
/// <remarks>
/// Fitted by the limited-memory BFGS of ML.NET on the distinct training rows, each with the number of rows that it stands
/// in as its weight, and polished by Newton's steps; of ML.NET's model only the coefficients are kept. Uncertainty is Laplace's approximation (MacKay
/// 1992, "The Evidence Framework Applied to Classification Networks"): coefficients and bias are taken as normal with
/// the covariance (X'WX + L2 I)^-1, W = p (1 - p), no L2 on the bias. There every distinct row counts once: a site that is repeated to
/// balance the classes is still one observation and does not make the model surer.
/// </remarks>
/// <param name="options">Features and penalty.</param>
/// <exception cref="LogisticRegressionException">An option is outside its range.</exception>
public sealed class LogisticRegressionModel(LogisticRegressionOptions options) : IProspectivityModel, IExplainsWindows
{
    /// <summary>The registered name: "logistic".</summary>
    public const string ModelName = "logistic";

    /// <summary>Name of the file of its parameters.</summary>
    public const string ParametersFile = "coefficients.json";

    private readonly LogisticRegressionOptions options = (options ?? throw new ArgumentNullException(nameof(options))).Validated();
    private WindowFeatures? features;
    private LogisticRegressionParameters? fitted;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public string Uncertainty => UncertaintyKind.Coefficients;

    /// <summary>(F) log-odds per unit of the feature, in the order of <see cref="WindowFeatures.Names"/>: per standard deviation of a continuous layer, per presence in a binary one.</summary>
    /// <exception cref="InvalidOperationException">The model is not fitted.</exception>
    public IReadOnlyList<double> Coefficients => Fitted.Coefficients;

    /// <summary>Log-odds where every feature is 0.</summary>
    /// <exception cref="InvalidOperationException">The model is not fitted.</exception>
    public double Bias => Fitted.Bias;

    private LogisticRegressionParameters Fitted => fitted ?? throw new InvalidOperationException("The logistic regression is not fitted yet: call Fit, or Load one.");

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card, from <see cref="ModelCard.Read"/>.</param>
    /// <returns>The model, which gives the same numbers as the one that was saved, bit for bit.</returns>
    /// <exception cref="ModelException">The file is missing or damaged, or does not fit the card's bands.</exception>
    /// <exception cref="LogisticRegressionException">The card's options are outside their range.</exception>
    public static LogisticRegressionModel Load(string folder, ModelCard card)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(card);
        var options = ParameterFile.OptionsOf<LogisticRegressionOptions>(folder, card);
        var model = new LogisticRegressionModel(options);
        model.features = new(options.Features, [.. card.Bands.Select(band => band.Name)]);

        // A number takes at most 25 characters, its indentation and line break 8 more.
        int features = model.features.Names.Count, size = features + 1;
        string count = $"{features} {(options.Features == FeatureSet.Centre ? "bands" : "features")}";
        var (path, parameters) = ParameterFile.Read<LogisticRegressionParameters>(folder, card, (64L * size * (size + 1)) + 4096, count);
        if (parameters.Problem(features, count) is { } problem)
        {
            throw ModelException.Damaged(path, problem);
        }

        model.fitted = parameters;
        return model;
    }

    /// <inheritdoc/>
    /// <exception cref="LogisticRegressionException">The training set lacks sites or negatives.</exception>
    /// <exception cref="FeatureException">A window holds NaN.</exception>
    /// <exception cref="ModelException">The coefficients turned out not to be finite.</exception>
    public TrainingHistory Fit(FitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Training.All(sample => sample.Positive) || !task.Training.Any(sample => sample.Positive))
        {
            throw LogisticRegressionException.OneClass(task.Training);
        }

        task.Cancellation.ThrowIfCancellationRequested();
        var taken = new WindowFeatures(options.Features, task.Windows.Bands);
        var parameters = LogisticRegressionFitting.Run(TrainingRows.Read(task, taken), taken, options, task.Cancellation);
        (features, fitted) = (taken, parameters);
        task.Progress?.Report(new("Fitting logistic regression", 1, 1, "fits"));
        return TrainingHistory.None;
    }

    /// <inheritdoc/>
    public void Score(WindowBatch windows, Span<float> logits)
    {
        float[] rows = FeaturesOf(windows);
        int length = Fitted.Coefficients.Length;
        for (int n = 0; n < windows.Count; n++)
        {
            logits[n] = (float)LogitOf(rows.AsSpan(n * length, length));
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The passes are the quantiles (k + 0.5) / passes of the logit's normal distribution, smallest first: no generator,
    /// hence the same numbers in every batch, and a mean that is the score.
    /// </remarks>
    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples)
    {
        float[] rows = FeaturesOf(windows);
        int length = Fitted.Coefficients.Length;
        var quantiles = new NormalPasses(passes);
        for (int n = 0; n < windows.Count; n++)
        {
            var row = rows.AsSpan(n * length, length);
            double logit = LogitOf(row);
            logits[n] = (float)logit;
            quantiles.Write(n, logit, SpreadOf(row), samples);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Coefficient times value, summed over a band's features: with the bias these add up to the score.</remarks>
    public void Explain(WindowBatch windows, ExplanationOptions options, Span<float> attributions, Span<float> gaps)
    {
        float[] rows = FeaturesOf(windows);
        double[] coefficients = Fitted.Coefficients, parts = new double[coefficients.Length];
        for (int n = 0; n < windows.Count; n++)
        {
            for (int f = 0; f < parts.Length; f++)
            {
                parts[f] = coefficients[f] * rows[(n * parts.Length) + f];
            }

            var own = attributions.Slice(n * windows.Bands, windows.Bands);
            features!.SumByBand(parts, own);
            if (!gaps.IsEmpty)
            {
                gaps[n] = Completeness.Gap(own, LogitOf(rows.AsSpan(n * parts.Length, parts.Length)) - Fitted.Bias);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public SavedParameters Save(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        AtomicFile.WriteText(Path.Combine(folder, ParametersFile), RecordJson.TextOf(Fitted));
        return new(ParametersFile, JsonSerializer.SerializeToNode(options, RecordJson.Options)!);
    }

    /// <summary>Nothing to release: the parameters are plain numbers.</summary>
    public void Dispose()
    {
    }

    private double LogitOf(ReadOnlySpan<float> values)
    {
        double logit = Fitted.Bias;
        for (int f = 0; f < values.Length; f++)
        {
            logit += Fitted.Coefficients[f] * values[f];
        }

        return logit;
    }

    /// <summary>Standard deviation of the logit: sqrt(x'Sx), with x the values and 1 for the bias.</summary>
    private double SpreadOf(ReadOnlySpan<float> values)
    {
        double[][] covariance = Fitted.Covariance;
        double variance = 0;
        for (int i = 0; i < covariance.Length; i++)
        {
            double[] row = covariance[i];
            double product = row[^1];
            for (int j = 0; j < values.Length; j++)
            {
                product += row[j] * values[j];
            }

            variance += product * (i < values.Length ? values[i] : 1);
        }

        return Math.Sqrt(Math.Max(variance, 0));
    }

    /// <summary>Not fitted counts before wrong bands.</summary>
    private float[] FeaturesOf(WindowBatch windows) => (Fitted is null ? null : features)!.Of(windows);
}
