using System.Globalization;
using System.Text;
using System.Text.Json;
using Gossan.Evidence.Folds;
using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Studies;

/// <summary>What a study found, condition by condition and model by model.</summary>
public sealed record StudyResult
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>What was varied.</summary>
    public required StudyKind Study { get; init; }

    /// <summary>The deposit type.</summary>
    public required string Target { get; init; }

    /// <summary>How the region was cut into folds.</summary>
    public required FoldKind Split { get; init; }

    /// <summary>What there is to know about the folds, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The seeds.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>Every condition of every model, in the order of the conditions.</summary>
    public required IReadOnlyList<StudyPoint> Points { get; init; }

    /// <summary>The first model against each of the others under every condition: condition, then difference.</summary>
    public required IReadOnlyList<KeyValuePair<string, ModelDifference>> Differences { get; init; }

    /// <summary>Puts the scores of a study together.</summary>
    /// <param name="study">What was varied.</param>
    /// <param name="target">The deposit type.</param>
    /// <param name="plan">The folds of the first seed.</param>
    /// <param name="scores">Per condition the scores of each model, the models in the same order.</param>
    /// <param name="options">Seeds and resamples.</param>
    /// <returns>The result.</returns>
    public static StudyResult Of(StudyKind study, string target, FoldPlan plan, IReadOnlyList<(StudyCondition Condition, IReadOnlyList<ModelScores> Models)> scores, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(options);
        long seed = options.Seeds[0];
        var points = new List<StudyPoint>();
        var differences = new List<KeyValuePair<string, ModelDifference>>();
        foreach (var (condition, models) in scores)
        {
            double[][][] placements = [.. models.Select(model => model.Placements())];
            points.AddRange(models.Select((model, i) => new StudyPoint(
                condition.Name, condition.Value, model.Model,
                model.Folds.SelectMany(folds => folds).Average(fold => fold.TrainingSites),
                WholeMapMetrics.Of(placements[i], options.Resamples, seed),
                SampledMetrics.Of(model.Folds, options.Resamples, seed))));
            differences.AddRange(models.Skip(1).Select((other, i) => KeyValuePair.Create(condition.Name, new ModelDifference(
                models[0].Model, other.Model, $"{condition.Name}: is {models[0].Model} better than {other.Model}?",
                PairedDifference.Of(placements[0], placements[i + 1], options.Resamples, seed)))));
        }

        return new() { Study = study, Target = target, Split = plan.Kind, Notes = plan.Notes, Seeds = options.Seeds, Points = points, Differences = differences };
    }

    /// <summary>Reads a study.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ComparisonException">The file is damaged.</exception>
    public static StudyResult Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StudyResult>(File.ReadAllBytes(path), RecordJson.Options) ?? throw ComparisonException.Damaged(path, "it is empty");
        }
        catch (JsonException e)
        {
            throw ComparisonException.Damaged(path, e.Message);
        }
    }

    /// <summary>Writes the points as a table.</summary>
    /// <param name="path">The CSV file.</param>
    public void WriteTable(string path)
    {
        var text = new StringBuilder("condition,value_percent,model,training_sites").AppendJoin("", ComparisonTable.MetricColumns.Select(column => "," + column)).Append('\n');
        foreach (var point in Points)
        {
            text.Append(CultureInfo.InvariantCulture, $"{point.Condition},{point.Value},{point.Model},{point.TrainingSites:0.#}")
                .AppendJoin("", ComparisonTable.MetricsOf(point.Map, point.Samples).Select(value => "," + value)).Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }
}
