using System.Text.Json;
using Gossan.Baselines.Features;
using Gossan.Baselines.LightGbm;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Baselines.RandomForest;

/// <summary>A random forest: the mean share of sites in the leaves of many trees, each on other rows and other features.</summary>
/// <remarks>
/// Breiman 2001, "Random Forests". The trees stand in 20 groups; each group has a draw of the sites and negatives of its own (a
/// bootstrap), and its trees differ by further rows left out and by the features offered at each split. With T trees and mean share s, the
/// score is the logit of p = (s T + 1/2) / (T + 1), the mean of a beta distribution after s T votes of T on Jeffreys'
/// prior: finite where all trees agree. Uncertainty is that of p on the logit's scale, by the delta method:
/// sqrt(v + p (1 - p) / (T + 2)) / (p (1 - p)), with v the variance of the groups' mean shares (Sexton and Laake 2009,
/// "Standard errors for bagged and random forest estimators": the bootstrap of a forest by small forests, whose own noise is not taken off
/// and makes it somewhat too large) and the second term the variance of that beta distribution.
/// </remarks>
/// <param name="options">Features and trees.</param>
/// <exception cref="ForestException">An option is outside its range.</exception>
public sealed class RandomForestModel(ForestOptions options) : IProspectivityModel, IExplainsWindows
{
    /// <summary>The registered name: "forest".</summary>
    public const string ModelName = "forest";

    /// <summary>Name of the file of its parameters.</summary>
    public const string ParametersFile = "forest.json";

    private readonly ForestOptions options = (options ?? throw new ArgumentNullException(nameof(options))).Validated();
    private WindowFeatures? features;
    private TreeBag? fitted;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public string Uncertainty => UncertaintyKind.Bagging;

    private TreeBag Fitted => fitted ?? throw new InvalidOperationException("The random forest is not fitted yet: call Fit, or Load one.");

    private double TreeCount { get; } = options.TreeCount;

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card, from <see cref="ModelCard.Read"/>.</param>
    /// <returns>The model, which gives the same numbers as the one that was saved, bit for bit.</returns>
    /// <exception cref="ModelException">The file is missing, cut short or damaged, or does not fit the card's bands and options.</exception>
    /// <exception cref="ForestException">The card's options are outside their range.</exception>
    /// <exception cref="LightGbmMissingException">LightGBM does not load on this machine.</exception>
    public static RandomForestModel Load(string folder, ModelCard card)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(card);
        var options = ParameterFile.OptionsOf<ForestOptions>(folder, card);
        var model = new RandomForestModel(options);
        model.features = new(options.Features, [.. card.Bands.Select(band => band.Name)]);
        model.fitted = TreeBagFile.Read(folder, card, model.features.Names.Count, options.Plan());
        return model;
    }

    /// <inheritdoc/>
    /// <exception cref="ForestException">The training set lacks sites or negatives.</exception>
    /// <exception cref="FeatureException">A window holds NaN.</exception>
    /// <exception cref="LightGbmMissingException">LightGBM does not load on this machine.</exception>
    public TrainingHistory Fit(FitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        int sites = task.Training.Count(sample => sample.Positive);
        if (sites == 0 || sites == task.Training.Count)
        {
            throw ForestException.OneClass(sites, task.Training.Count - sites);
        }

        task.Cancellation.ThrowIfCancellationRequested();
        var taken = new WindowFeatures(options.Features, task.Windows.Bands);
        var bag = TreeBag.Grow(TrainingRows.Read(task, taken), validation: null, options.Plan(), task);
        Dispose();
        (features, fitted) = (taken, bag);
        return TrainingHistory.None;
    }

    /// <inheritdoc/>
    public void Score(WindowBatch windows, Span<float> logits)
    {
        double[][] groups = GroupsOn(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            logits[n] = (float)LogitAndSpread(groups, n).Logit;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The passes are the quantiles (k + 0.5) / passes of a normal distribution around the score, smallest first.</remarks>
    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples)
    {
        var quantiles = new NormalPasses(passes);
        double[][] groups = GroupsOn(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            var (logit, spread) = LogitAndSpread(groups, n);
            logits[n] = (float)logit;
            quantiles.Write(n, logit, spread, samples);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Exact Shapley values of the mean share of sites (Lundberg et al. 2020, "From local explanations to global
    /// understanding with explainable AI for trees"), summed over a band's features and brought to log-odds by one factor per
    /// window, so that they add up to the score minus the logit of the forest's expected share.
    /// </remarks>
    public void Explain(WindowBatch windows, ExplanationOptions options, Span<float> attributions, Span<float> gaps)
    {
        var bag = Fitted;
        double[][] groups = bag.Predict(features!.Of(windows), TreeModel.Output.Contributions);
        double[][]? scores = gaps.IsEmpty ? null : GroupsOn(windows);
        double[] means = new double[bag.Features + 1];
        for (int n = 0; n < windows.Count; n++)
        {
            for (int f = 0; f < means.Length; f++)
            {
                int at = (n * means.Length) + f;

                // LightGBM averages the trees of a group in its predictions, but sums them here.
                means[f] = groups.Sum(group => group[at]) / TreeCount;
            }

            double expected = means[^1], share = means.Sum();
            double factor = Slope(expected, share);
            for (int f = 0; f < means.Length; f++)
            {
                means[f] *= factor;
            }

            var own = attributions.Slice(n * windows.Bands, windows.Bands);
            features.SumByBand(means.AsSpan(0, bag.Features), own);
            if (scores is not null)
            {
                gaps[n] = Completeness.Gap(own, LogitAndSpread(scores, n).Logit - LogitOf(expected));
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public SavedParameters Save(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        TreeBagFile.Write(Path.Combine(folder, ParametersFile), Fitted);
        return new(ParametersFile, JsonSerializer.SerializeToNode(options, RecordJson.Options)!);
    }

    /// <summary>Releases the trees.</summary>
    public void Dispose()
    {
        fitted?.Dispose();
        fitted = null;
    }

    private double Smoothed(double share) => ((Math.Clamp(share, 0, 1) * TreeCount) + 0.5) / (TreeCount + 1);

    private double LogitOf(double share)
    {
        double p = Smoothed(share);
        return Math.Log(p / (1 - p));
    }

    /// <summary>Log-odds per share between two shares; the derivative where they are one.</summary>
    private double Slope(double from, double to)
    {
        double p = Smoothed(from);
        return Math.Abs(to - from) < 1e-9 ? TreeCount / (TreeCount + 1) / (p * (1 - p)) : (LogitOf(to) - LogitOf(from)) / (to - from);
    }

    private (double Logit, double Spread) LogitAndSpread(double[][] groups, int n)
    {
        double sum = 0, squares = 0;
        foreach (double[] group in groups)
        {
            sum += group[n];
        }

        double mean = sum / groups.Length;
        foreach (double[] group in groups)
        {
            squares += (group[n] - mean) * (group[n] - mean);
        }

        double p = Smoothed(mean), binomial = p * (1 - p);
        return (Math.Log(p / (1 - p)), Math.Sqrt((squares / (groups.Length - 1)) + (binomial / (TreeCount + 2))) / binomial);
    }

    private double[][] GroupsOn(WindowBatch windows) => Fitted.Predict(features!.Of(windows), TreeModel.Output.Converted);
}
