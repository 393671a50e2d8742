using System.Globalization;
using System.Text.Json;
using Gossan.Cli.Projects;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Studies;
using Gossan.Report.Comparison;

namespace Gossan.Cli.Steps;

/// <summary>The steps of a study: the scores of every condition, model and seed, then the table and the picture.</summary>
internal sealed class StudySteps
{
    private readonly Project project;
    private readonly HeldOutScores heldOut;
    private readonly StudyKind study;
    private readonly IReadOnlyList<StudyCondition> conditions;
    private readonly List<Trial> trials;

    public StudySteps(Project project, HeldOutScores heldOut, StudyKind study, MissingKind missing, IReadOnlyList<double>? shares)
    {
        (this.project, this.heldOut, this.study) = (project, heldOut, study);
        conditions = StudyCondition.Of(study, missing, project.Options.Seed, shares);

        // Conditions that share a trial share its fits.
        trials = [.. conditions.Select(condition => condition.Trial).Distinct()];
        string kind = study.ToString().ToLowerInvariant();
        Name = study == StudyKind.Missing ? $"{kind}-{missing.ToString().ToLowerInvariant()}" : kind;
    }

    /// <summary>Its name in files: "labels", "missing-layers".</summary>
    public string Name { get; }

    private EvaluationOptions Evaluation => project.Options.Evaluation;

    /// <summary>All the scores that the study needs of a model with a seed.</summary>
    public IEnumerable<Step> Scores(string target, string model, long seed) => trials.Select(trial =>
        heldOut.Of(["study", Name, target, model, TrialName(trial), string.Create(CultureInfo.InvariantCulture, $"seed-{seed}")], PathOf(target, trial, model, seed), target, model, seed, trial));

    /// <summary>The scores to a table and a picture.</summary>
    public Step Table(string target, IReadOnlyList<string> models)
    {
        string json = project.StudyPath(target, Name + ".json"), csv = project.StudyPath(target, Name + ".csv"), picture = project.StudyPath(target, Name);
        return new()
        {
            Words = ["study", Name, target, "table"],
            Inputs = [.. trials.SelectMany(trial => models.SelectMany(model => Evaluation.Seeds.Select(seed => PathOf(target, trial, model, seed))))],
            Options = JsonSerializer.SerializeToNode(new { models, conditions = conditions.Select(condition => condition.Name), Evaluation.Seeds, Evaluation.Resamples }, RecordJson.Options)!,
            Outputs = [json, csv, picture + ".png", picture + ".svg"],
            Work = context =>
            {
                context.Progress.Report(new("Intervals and plots", 0, 1, "tables"));
                var scores = conditions.Select(condition => (condition, ScoresUnder(condition, target, models))).ToList();
                var result = StudyResult.Of(study, target, heldOut.Folds(target, Evaluation.Seeds[0], context.Cancellation), scores, Evaluation);
                StudyPlot.Draw(picture, result);
                result.WriteTable(csv);
                AtomicFile.WriteText(json, RecordJson.TextOf(result));
            },
        };
    }

    private IReadOnlyList<ModelScores> ScoresUnder(StudyCondition condition, string target, IReadOnlyList<string> models) =>
    [
        .. models.Select(model => ModelScores.Of(
            [.. Evaluation.Seeds.Select(seed => SeedScores.Read(PathOf(target, condition.Trial, model, seed)))], condition.Scoring)),
    ];

    private string PathOf(string target, Trial trial, string model, long seed) => project.StudyScoresPath(target, Name, TrialName(trial), model, seed);

    /// <summary>A trial is named by its condition, so that other shares of another day leave its scores where they are.</summary>
    private string TrialName(Trial trial)
    {
        var of = conditions.Where(condition => condition.Trial == trial).ToList();
        string name = of.Count == 1 ? of[0].Name : "all shares";
        return string.Join('-', name.Split([' ', '%'], StringSplitOptions.RemoveEmptyEntries));
    }
}
