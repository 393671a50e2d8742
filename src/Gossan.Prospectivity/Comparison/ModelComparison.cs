using System.Text.Json;
using Gossan.Evidence.Folds;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Comparison;

/// <summary>What stands in <c>comparison.json</c>: every model on the same folds, samples and seeds, best first.</summary>
public sealed record ModelComparison
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 2;

    /// <summary>The deposit type.</summary>
    public required string Target { get; init; }

    /// <summary>How the region was cut into folds.</summary>
    public required FoldKind Split { get; init; }

    /// <summary>Whether the folds flatter every model, because neighbours of held-out sites were learnt from.</summary>
    public required bool Optimistic { get; init; }

    /// <summary>What there is to know about the folds, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The seeds.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>Sites, each held out once per seed.</summary>
    public required int Sites { get; init; }

    /// <summary>Training and validation sites that the guard distance costs, mean over folds and seeds.</summary>
    public required double GuardedSites { get; init; }

    /// <summary>Unlabelled windows that it costs, mean over folds and seeds.</summary>
    public required double GuardedWindows { get; init; }

    /// <summary>The models, the highest AUROC over the map first.</summary>
    public required IReadOnlyList<ComparedModel> Models { get; init; }

    /// <summary>Pairs that answer a question of their own.</summary>
    public required IReadOnlyList<ModelDifference> Differences { get; init; }

    /// <summary>Compares models.</summary>
    /// <param name="target">The deposit type.</param>
    /// <param name="plan">The folds of the first seed.</param>
    /// <param name="scores">The models' scores, all of the same seeds and folds.</param>
    /// <param name="pairs">Model, other model and question, of models that may or may not be among them.</param>
    /// <param name="options">Seeds and resamples.</param>
    /// <returns>The comparison; the same for the same scores.</returns>
    public static ModelComparison Of(
        string target, FoldPlan plan, IReadOnlyList<ModelScores> scores, IReadOnlyList<(string Model, string Against, string Question)> pairs, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(options);
        long seed = options.Seeds[0];
        var placements = scores.ToDictionary(model => model.Model, model => model.Placements(), StringComparer.Ordinal);
        var metrics = scores
            .Select(model => (model.Model, Map: WholeMapMetrics.Of(placements[model.Model], options.Resamples, seed), Samples: SampledMetrics.Of(model.Folds, options.Resamples, seed)))
            .OrderByDescending(model => model.Map.Auroc.Estimate)
            .ThenBy(model => model.Model, StringComparer.Ordinal)
            .ToList();
        PairedDifference Between(string model, string against) => PairedDifference.Of(placements[model], placements[against], options.Resamples, seed);
        string best = metrics[0].Model;
        var folds = scores[0].Folds.SelectMany(of => of).ToList();
        return new()
        {
            Target = target,
            Split = plan.Kind,
            Optimistic = plan.Optimistic,
            Notes = plan.Notes,
            Seeds = options.Seeds,
            Sites = plan.SiteFolds.Count,
            GuardedSites = folds.Average(fold => fold.GuardedSites),
            GuardedWindows = folds.Average(fold => (double)fold.GuardedWindows),
            Models = [.. metrics.Select((model, i) => new ComparedModel(model.Model, model.Map, model.Samples, i == 0 ? null : Between(model.Model, best)) { Capture = CaptureBand.Of(placements[model.Model], options.Resamples, seed) })],
            Differences =
            [
                .. pairs.Where(pair => placements.ContainsKey(pair.Model) && placements.ContainsKey(pair.Against))
                    .Select(pair => new ModelDifference(pair.Model, pair.Against, pair.Question, Between(pair.Model, pair.Against))),
            ],
        };
    }

    /// <summary>Reads a comparison.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ComparisonException">The file is damaged.</exception>
    public static ModelComparison Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelComparison>(File.ReadAllBytes(path), RecordJson.Options) ?? throw ComparisonException.Damaged(path, "it is empty");
        }
        catch (JsonException e)
        {
            throw ComparisonException.Damaged(path, e.Message);
        }
    }
}
