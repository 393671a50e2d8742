using System.Text.Json;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using MathNet.Numerics.Distributions;

namespace Gossan.Baselines.LogisticRegression;

/// <summary>Logistic regression on the values of a window's centre cell: the plain model that every other one has to beat.</summary>
/// <remarks>
/// Fitted by the limited-memory BFGS of ML.NET on the distinct training rows, each with the number of rows that it stands
/// in as its weight, and polished by Newton's steps; of ML.NET's model only the coefficients are kept. Uncertainty is Laplace's approximation (MacKay
/// 1992, "The Evidence Framework Applied to Classification Networks"): coefficients and bias are taken as normal with
/// the covariance (X'WX + L2 I)^-1, W = p (1 - p), no L2 on the bias. There every distinct row counts once: a site that is repeated to
/// balance the classes is still one observation and does not make the model surer.
/// </remarks>
/// <param name="options">The penalty.</param>
/// <exception cref="LogisticRegressionException">An option is outside its range.</exception>
public sealed class LogisticRegressionModel(LogisticRegressionOptions options) : IProspectivityModel, IExplainsWindows
{
    /// <summary>The registered name: "logistic".</summary>
    public const string ModelName = "logistic";

    /// <summary>Name of the file of its parameters.</summary>
    public const string ParametersFile = "coefficients.json";

    private readonly LogisticRegressionOptions options = (options ?? throw new ArgumentNullException(nameof(options))).Validated();
    private LogisticRegressionParameters? fitted;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <summary>(C) log-odds per unit of the standardised layer, by band order; in a binary layer, of its presence.</summary>
    /// <exception cref="InvalidOperationException">The model is not fitted.</exception>
    public IReadOnlyList<double> Coefficients => Fitted.Coefficients;

    /// <summary>Log-odds where every standardised layer is 0.</summary>
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
        var options = Read(ModelCard.PathIn(folder), () => card.Settings.Deserialize<LogisticRegressionOptions>(RecordJson.Options));

        // The name comes from a file: it must not lead out of the folder.
        string path = Path.Combine(folder, Path.GetFileName(card.Parameters));
        if (!File.Exists(path))
        {
            throw ModelException.Tampered(path, card.ParametersSha256, "missing");
        }

        // A number takes at most 25 characters, its indentation and line break 8 more.
        int size = card.Bands.Count + 1;
        long length = new FileInfo(path).Length, most = (64L * size * (size + 1)) + 4096;
        if (length > most)
        {
            throw ModelException.Damaged(path, $"it has {length:N0} bytes, more than {size - 1} bands can need ({most:N0})");
        }

        var parameters = Read(path, () => JsonSerializer.Deserialize<LogisticRegressionParameters>(File.ReadAllBytes(path), RecordJson.Options));
        return parameters.Problem(card.Bands.Count) is { } problem
            ? throw ModelException.Damaged(path, problem)
            : new(options) { fitted = parameters };
    }

    /// <inheritdoc/>
    /// <exception cref="LogisticRegressionException">The training set lacks sites or negatives.</exception>
    /// <exception cref="ModelException">The coefficients turned out not to be finite.</exception>
    public TrainingHistory Fit(FitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Training.All(sample => sample.Positive) || !task.Training.Any(sample => sample.Positive))
        {
            throw LogisticRegressionException.OneClass(task.Training);
        }

        task.Cancellation.ThrowIfCancellationRequested();
        fitted = LogisticRegressionFitting.Run(TrainingRows.Read(task), options, task.Cancellation);
        task.Progress?.Report(new("Fitting logistic regression", 1, 1, "fits"));
        return TrainingHistory.None;
    }

    /// <inheritdoc/>
    public void Score(WindowBatch windows, Span<float> logits)
    {
        RequireBands(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            logits[n] = (float)LogitOf(windows.CentreCell(n));
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The passes are the quantiles (k + 0.5) / passes of the logit's normal distribution, smallest first: no generator,
    /// hence the same numbers in every batch, and a mean that is the score.
    /// </remarks>
    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples)
    {
        RequireBands(windows);
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 2);
        double[] quantiles = [.. Enumerable.Range(0, passes).Select(k => Normal.InvCDF(mean: 0, stddev: 1, (k + 0.5) / passes))];
        for (int n = 0; n < windows.Count; n++)
        {
            double logit = LogitOf(windows.CentreCell(n)), spread = SpreadOf(windows.CentreCell(n));
            logits[n] = (float)logit;
            for (int k = 0; k < passes; k++)
            {
                samples[(n * passes) + k] = (float)(logit + (spread * quantiles[k]));
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Coefficient times value: with the bias these add up to the score.</remarks>
    public void Explain(WindowBatch windows, Span<float> attributions)
    {
        RequireBands(windows);
        double[] coefficients = Fitted.Coefficients;
        for (int n = 0; n < windows.Count; n++)
        {
            var values = windows.CentreCell(n);
            for (int band = 0; band < coefficients.Length; band++)
            {
                attributions[(n * coefficients.Length) + band] = (float)(coefficients[band] * values[band]);
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

    private static T Read<T>(string path, Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw ModelException.Damaged(path, "it is empty");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ModelException.Damaged(path, e.Message);
        }
    }

    private double LogitOf(ReadOnlySpan<float> values)
    {
        double logit = Fitted.Bias;
        for (int band = 0; band < values.Length; band++)
        {
            logit += Fitted.Coefficients[band] * values[band];
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

    private void RequireBands(WindowBatch windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        int bands = Fitted.Coefficients.Length;
        if (windows.Bands != bands)
        {
            throw new ArgumentException($"The model was fitted on {bands} bands, but the windows have {windows.Bands}.", nameof(windows));
        }
    }
}
