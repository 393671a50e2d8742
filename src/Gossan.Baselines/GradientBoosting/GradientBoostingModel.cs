using System.Text.Json;
using Gossan.Baselines.Features;
using Gossan.Baselines.LightGbm;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Baselines.GradientBoosting;

/// <summary>A bag of gradient-boosted trees: several boosted models, each on a draw of the sites and negatives of its own, and their mean logit.</summary>
/// <remarks>
/// Friedman 2001, "Greedy Function Approximation: A Gradient Boosting Machine", as LightGBM grows it (Ke et al. 2017),
/// on the log-loss. All members keep as many trees as give the bag the smallest validation loss (both classes weighing
/// the same; looked at every 5 trees), or all where validation lacks sites or negatives. Uncertainty is the standard deviation of the members'
/// logits, a bootstrap: what another draw of the same sites and negatives would have changed in one boosted model.
/// Where no member can split anything all members agree, and the uncertainty is 0.
/// </remarks>
/// <param name="options">Features, trees, bag.</param>
/// <exception cref="BoostingException">An option is outside its range.</exception>
public sealed class GradientBoostingModel(BoostingOptions options) : IProspectivityModel, IExplainsWindows
{
    /// <summary>The registered name: "boosting".</summary>
    public const string ModelName = "boosting";

    /// <summary>Name of the file of its parameters.</summary>
    public const string ParametersFile = "boosted-trees.json";

    private readonly BoostingOptions options = (options ?? throw new ArgumentNullException(nameof(options))).Validated();
    private WindowFeatures? features;
    private TreeBag? fitted;

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public string Uncertainty => UncertaintyKind.Bagging;

    private TreeBag Fitted => fitted ?? throw new InvalidOperationException("The gradient boosting is not fitted yet: call Fit, or Load one.");

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card, from <see cref="ModelCard.Read"/>.</param>
    /// <returns>The model, which gives the same numbers as the one that was saved, bit for bit.</returns>
    /// <exception cref="ModelException">The file is missing, cut short or damaged, or does not fit the card's bands and options.</exception>
    /// <exception cref="BoostingException">The card's options are outside their range.</exception>
    /// <exception cref="LightGbmMissingException">LightGBM does not load on this machine.</exception>
    public static GradientBoostingModel Load(string folder, ModelCard card)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(card);
        var options = ParameterFile.OptionsOf<BoostingOptions>(folder, card);
        var model = new GradientBoostingModel(options);
        model.features = new(options.Features, [.. card.Bands.Select(band => band.Name)]);
        model.fitted = TreeBagFile.Read(folder, card, model.features.Names.Count, options.Plan());
        return model;
    }

    /// <inheritdoc/>
    /// <exception cref="BoostingException">The training set lacks sites or negatives.</exception>
    /// <exception cref="FeatureException">A window holds NaN.</exception>
    /// <exception cref="LightGbmMissingException">LightGBM does not load on this machine.</exception>
    public TrainingHistory Fit(FitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        int sites = task.Training.Count(sample => sample.Positive);
        if (sites == 0 || sites == task.Training.Count)
        {
            throw BoostingException.OneClass(sites, task.Training.Count - sites);
        }

        task.Cancellation.ThrowIfCancellationRequested();
        var taken = new WindowFeatures(options.Features, task.Windows.Bands);
        var bag = TreeBag.Grow(TrainingRows.Read(task, taken), TrainingRows.Read(task, task.Validation, taken), options.Plan(), task);
        Dispose();
        (features, fitted) = (taken, bag);
        return TrainingHistory.None;
    }

    /// <inheritdoc/>
    public void Score(WindowBatch windows, Span<float> logits)
    {
        double[][] members = MembersOn(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            logits[n] = (float)MeanAndSpread(members, n).Mean;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The passes are the quantiles (k + 0.5) / passes of a normal distribution with the members' mean and standard deviation, smallest first.</remarks>
    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples)
    {
        var quantiles = new NormalPasses(passes);
        double[][] members = MembersOn(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            var (mean, spread) = MeanAndSpread(members, n);
            logits[n] = (float)mean;
            quantiles.Write(n, mean, spread, samples);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Exact Shapley values of the trees (Lundberg et al. 2020, "From local explanations to global understanding with
    /// explainable AI for trees"), the mean over the members, summed over a band's features: with the mean logit of the training rows they
    /// add up to the score.
    /// </remarks>
    public void Explain(WindowBatch windows, ExplanationOptions options, Span<float> attributions, Span<float> gaps)
    {
        var bag = Fitted;
        double[][] members = bag.Predict(features!.Of(windows), TreeModel.Output.Contributions);
        double[][]? scores = gaps.IsEmpty ? null : MembersOn(windows);
        double[] means = new double[bag.Features];
        for (int n = 0; n < windows.Count; n++)
        {
            for (int f = 0; f < means.Length; f++)
            {
                int at = (n * (means.Length + 1)) + f;
                means[f] = members.Average(member => member[at]);
            }

            var own = attributions.Slice(n * windows.Bands, windows.Bands);
            features.SumByBand(means, own);
            if (scores is not null)
            {
                int last = (n * (means.Length + 1)) + means.Length;
                gaps[n] = Completeness.Gap(own, MeanAndSpread(scores, n).Mean - members.Average(member => member[last]));
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

    private static (double Mean, double Spread) MeanAndSpread(double[][] members, int n)
    {
        double sum = 0, squares = 0;
        foreach (double[] member in members)
        {
            sum += member[n];
        }

        double mean = sum / members.Length;
        foreach (double[] member in members)
        {
            squares += (member[n] - mean) * (member[n] - mean);
        }

        return (mean, Math.Sqrt(squares / (members.Length - 1)));
    }

    private double[][] MembersOn(WindowBatch windows) => Fitted.Predict(features!.Of(windows), TreeModel.Output.Raw);
}
