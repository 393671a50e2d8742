using System.Text.Json;
using Gossan.Baselines.Features;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using MathNet.Numerics.Distributions;

namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Weights of evidence on the values of a window's centre cell: the classical method of prospectivity mapping.</summary>
/// <remarks>
/// Bonham-Carter 1994, "Geographic Information Systems for Geoscientists", chapter 9, with the likely negatives in the place of
/// the land without sites: both are samples, so the prior is that of the training set and calibration moves it. Every distinct
/// sample counts once, however often it stands in the training set. A continuous layer is cut into classes of equal numbers
/// of samples; of the patterns that they make, lower or upper part, the one with the largest studentised contrast is kept.
/// A layer of two values is two classes. Counts get <see cref="ZeroCountRule.HalfAdded"/>.
/// The score is the prior's log-odds plus the weights; its variance is 1/sites + 1/negatives, the prior's, plus those of the weights.
/// </remarks>
/// <param name="options">Classes, confidence, generalisation.</param>
/// <exception cref="WeightsOfEvidenceException">An option is outside its range.</exception>
public sealed class WeightsOfEvidenceModel(WofeOptions options) : IProspectivityModel, IExplainsWindows
{
    /// <summary>The registered name: "wofe".</summary>
    public const string ModelName = "wofe";

    /// <summary>Name of the file of its parameters.</summary>
    public const string ParametersFile = "counts.json";

    private readonly WofeOptions options = (options ?? throw new ArgumentNullException(nameof(options))).Validated();
    private WofeFit? fit;
    private WofeCounts? counts;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public string Uncertainty => UncertaintyKind.Weights;

    /// <summary>Folder of its tables, in the model's folder.</summary>
    public const string TablesFolder = "tables";

    /// <summary>Log-odds of a site before any evidence: ln(sites / negatives) in training.</summary>
    /// <exception cref="InvalidOperationException">The model is not fitted.</exception>
    public double PriorLogit => Fitted.PriorLogit;

    /// <summary>(C) the layers with their tables and weights, in band order.</summary>
    /// <exception cref="InvalidOperationException">The model is not fitted.</exception>
    public IReadOnlyList<WofeLayer> Layers => Fitted.Layers;

    /// <summary>Whether the layers say different things of the training samples, or the same thing several times.</summary>
    /// <exception cref="InvalidOperationException">The model is not fitted.</exception>
    public ConditionalIndependence Independence => new(Learnt.Sites, Learnt.Expected, Learnt.ExpectedDeviation);

    private WofeFit Fitted => fit ?? throw NotFitted();

    private WofeCounts Learnt => counts ?? throw NotFitted();

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card, from <see cref="ModelCard.Read"/>.</param>
    /// <returns>The model, which gives the same numbers as the one that was saved, bit for bit.</returns>
    /// <exception cref="ModelException">The file is missing or damaged, or does not fit the card's bands.</exception>
    /// <exception cref="WeightsOfEvidenceException">The card's options are outside their range.</exception>
    public static WeightsOfEvidenceModel Load(string folder, ModelCard card)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(card);
        var options = Read(ModelCard.PathIn(folder), () => card.Settings.Deserialize<WofeOptions>(RecordJson.Options)).Validated();

        // The name comes from a file: it must not lead out of the folder.
        string path = Path.Combine(folder, Path.GetFileName(card.Parameters));
        if (!File.Exists(path))
        {
            throw ModelException.Tampered(path, card.ParametersSha256, "missing");
        }

        // A bound and two counts per class, each on a line of at most 32 characters.
        long length = new FileInfo(path).Length, most = (card.Bands.Count * ((96L * options.Classes) + 256)) + 4096;
        if (length > most)
        {
            throw ModelException.Damaged(path, $"it has {length:N0} bytes, more than {card.Bands.Count} bands can need ({most:N0})");
        }

        var counts = Read(path, () => JsonSerializer.Deserialize<WofeCounts>(File.ReadAllBytes(path), RecordJson.Options));
        return counts.Problem(card.Bands.Count, options.Classes) is { } problem
            ? throw ModelException.Damaged(path, problem)
            : new(options) { counts = counts, fit = WofeFit.Of(counts.Sites, counts.Negatives, counts.Layers, [.. card.Bands.Select(band => band.Name)], options) };
    }

    /// <inheritdoc/>
    /// <exception cref="WeightsOfEvidenceException">The training set lacks sites or negatives.</exception>
    public TrainingHistory Fit(FitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Training.All(sample => sample.Positive) || !task.Training.Any(sample => sample.Positive))
        {
            throw WeightsOfEvidenceException.OneClass(task.Training);
        }

        task.Cancellation.ThrowIfCancellationRequested();
        var rows = TrainingRows.Read(task, new WindowFeatures(FeatureSet.Centre, task.Windows.Bands));
        int sites = rows.Positive.Count(positive => positive), negatives = rows.Positive.Length - sites;
        WofeLayerCounts[] layers = [.. task.Windows.Bands.Select((_, band) =>
        {
            task.Cancellation.ThrowIfCancellationRequested();
            return WofeLayerCounts.Of([.. rows.Values.Select(values => values[band])], rows.Positive, options.Classes);
        })];
        fit = WofeFit.Of(sites, negatives, layers, task.Windows.Bands, options);
        var independence = fit.IndependenceOn(rows.Values);
        counts = new() { Sites = sites, Negatives = negatives, Layers = layers, Expected = independence.Expected, ExpectedDeviation = independence.Deviation };
        task.Progress?.Report(new("Weighing evidence", 1, 1, "fits"));
        return TrainingHistory.None;
    }

    /// <inheritdoc/>
    public void Score(WindowBatch windows, Span<float> logits)
    {
        RequireBands(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            logits[n] = (float)Fitted.LogitOf(windows.CentreCell(n)).Logit;
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
            var (logit, deviation) = Fitted.LogitOf(windows.CentreCell(n));
            logits[n] = (float)logit;
            for (int k = 0; k < passes; k++)
            {
                samples[(n * passes) + k] = (float)(logit + (deviation * quantiles[k]));
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Each layer's weight: with <see cref="PriorLogit"/> these add up to the score.</remarks>
    public void Explain(WindowBatch windows, ExplanationOptions options, Span<float> attributions, Span<float> gaps)
    {
        RequireBands(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            var values = windows.CentreCell(n);
            for (int band = 0; band < values.Length; band++)
            {
                attributions[(n * values.Length) + band] = (float)Fitted.Layers[band].At(values[band]).Weight;
            }

            if (!gaps.IsEmpty)
            {
                gaps[n] = Completeness.Gap(attributions.Slice(n * values.Length, values.Length), Fitted.LogitOf(values).Logit - PriorLogit);
            }
        }
    }

    /// <summary>Writes what a geologist wants to see of the model: a table of weights per layer and <c>layers.csv</c>, the ranges of all classes with their weights.</summary>
    /// <param name="folder">Where to; made where it is missing, files of the same names are replaced.</param>
    /// <exception cref="InvalidOperationException">The model is not fitted.</exception>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public void WriteTables(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        WofeTables.Write(folder, Layers, Independence);
    }

    /// <inheritdoc/>
    /// <remarks>The tables go with it, into <see cref="TablesFolder"/>: they are for people, and are not read again.</remarks>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public SavedParameters Save(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        AtomicFile.WriteText(Path.Combine(folder, ParametersFile), RecordJson.TextOf(Learnt));
        WriteTables(Path.Combine(folder, TablesFolder));
        return new(ParametersFile, JsonSerializer.SerializeToNode(options, RecordJson.Options)!);
    }

    /// <summary>Nothing to release: the parameters are plain numbers.</summary>
    public void Dispose()
    {
    }

    private static InvalidOperationException NotFitted() => new("The weights of evidence are not fitted yet: call Fit, or Load them.");

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

    private void RequireBands(WindowBatch windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        int bands = Fitted.Layers.Length;
        if (windows.Bands != bands)
        {
            throw new ArgumentException($"The model was fitted on {bands} bands, but the windows have {windows.Bands}.", nameof(windows));
        }
    }
}
