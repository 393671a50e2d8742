using System.Globalization;
using System.Text.Json;
using Gossan.Cli.Projects;
using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Explanation;
using Gossan.Report.Explanation;

namespace Gossan.Cli.Steps;

/// <summary>The steps of the study of importance: each layer shuffled in the folds that a model was fitted without, then a table and a picture.</summary>
internal sealed class ImportanceSteps(Project project, HeldOutScores heldOut)
{
    private const string Study = "importance";

    private IReadOnlyList<long> Seeds => project.Options.Evaluation.Seeds;

    /// <summary>The falls of all folds for one model with one seed.</summary>
    public Step Falls(string target, string model, long seed) => heldOut.Of(
        ["study", Study, target, model, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}")],
        PathOf(target, model, seed), target, model, seed, new() { Importance = project.Options.Importance });

    /// <summary>Where the table of a model is.</summary>
    public string TablePath(string target, string model) => project.StudyPath(target, $"{Study}-{model}.json");

    /// <summary>The falls of all seeds to a table and a picture.</summary>
    public Step Table(string target, string model)
    {
        string json = TablePath(target, model), csv = Path.ChangeExtension(json, ".csv"), picture = Path.ChangeExtension(json, null);
        return new()
        {
            Words = ["study", Study, target, model, "table"],
            Inputs = [.. Seeds.Select(seed => PathOf(target, model, seed))],
            Options = JsonSerializer.SerializeToNode(new { Seeds, project.Options.Evaluation.Resamples }, RecordJson.Options)!,
            Outputs = [json, csv, picture + ".png", picture + ".svg"],
            Work = context =>
            {
                context.Progress.Report(new("Intervals and plots", 0, 1, "tables"));
                PermutationFalls[] falls = [.. Seeds.SelectMany(seed => SeedScores.Read(PathOf(target, model, seed)).Conditions[0].Select(fold => fold.Importance).OfType<PermutationFalls>())];
                var table = ImportanceTable.Of(falls, Seeds[0], project.Options.Evaluation.Resamples);
                ImportancePlot.Draw(picture, target, model, table);
                table.WriteCsv(csv);
                table.WriteJson(json);
            },
        };
    }

    private string PathOf(string target, string model, long seed) => project.StudyScoresPath(target, Study, "shuffled", model, seed);
}
