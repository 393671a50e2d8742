using System.Text.Json.Nodes;

namespace Gossan.Cli.Tests.Commands;

public class JsonTests
{
    private static readonly string[] Small = ["--set", "evaluation.folds=3", "--set", "evaluation.seeds=[1]", "--set", "evaluation.resamples=100", "--set", "evaluation.block_size=5000"];

    [Fact]
    public void Each_step_to_a_map_can_be_had_as_one_document_that_equals_its_files()
    {
        using var project = SmallProject.Quick();

        var estimate = project.Do("run", "--estimate", "--json").Document();
        var audits = project.Do("prepare", "--json").Document();
        var trained = project.Do("train", "--json").Document();
        var maps = project.Do("map", "--json").Document();
        var run = project.Do("run", "--json").Document();
        var report = project.Do("report", "--json").Document();

        Assert.Contains(estimate.AsArray(), step => string.Equals(step!["step"]!.GetValue<string>(), "train copper logistic", StringComparison.Ordinal));
        Same(project["out/stack/district.audit.json"], audits[0]);
        Same(project["out/copper/logistic/metrics.json"], trained[0]!["metrics"]);
        Assert.Equal(("copper", "logistic"), (trained[0]!["target"]!.GetValue<string>(), trained[0]!["model"]!.GetValue<string>()));
        Same(project["out/copper/logistic/district/attribution.json"], maps[0]!["attribution"]);
        Assert.All(maps[0]!["files"]!.AsArray(), file => Assert.True(File.Exists(project[file!.GetValue<string>()]), file!.GetValue<string>()));
        Same(project["out/run.json"], run);
        Assert.True(File.Exists(project[report["report"]!.GetValue<string>()]));
    }

    [Fact]
    public void A_new_project_and_its_backbone_can_be_had_as_json()
    {
        using var project = SmallProject.With("mae");
        string yaml = File.ReadAllText(project["gossan.yaml"]);
        File.Delete(project["gossan.yaml"]);

        var made = Shell.Run("init", project["layers"], "--project", project.Folder, "--sites", project["known_sites.csv"], "--json").Document();
        Assert.Equal(project["gossan.yaml"], made["file"]!.GetValue<string>());
        Assert.Contains(made["notes"]!.AsArray(), note => note!.GetValue<string>().Contains("80 x 60 cells", StringComparison.Ordinal));

        File.WriteAllText(project["gossan.yaml"], yaml);
        project.Do("prepare").Succeeded();
        var pretrained = project.Do("pretrain", "--json").Document();
        string[] history = File.ReadAllLines(project["out/backbone/history.csv"]);
        Assert.Equal(history.Length - 1, pretrained["epochs"]!.GetValue<int>());
        Assert.Equal(history[^1].Split(',')[Array.IndexOf(history[0].Split(','), "validation_loss")], pretrained["validation_loss"]!.ToJsonString());
    }

    [Fact]
    public void Studies_can_be_had_as_json_and_people_are_told_on_the_error_output()
    {
        using var project = SmallProject.Quick();

        var labels = Shell.Run(["study", "labels", project.Folder, "--models", "logistic", "--shares", "50,100", "--json", .. Small]);
        var importance = Shell.Run(["study", "importance", project.Folder, "--models", "logistic", "--json", "--set", "importance.repeats=1", .. Small]).Document();

        Same(project["out/copper/studies/labels.json"], labels.Document()[0]);
        Assert.Contains("study labels copper table: not done yet", labels.Errors, StringComparison.Ordinal);
        Same(project["out/copper/studies/importance-logistic.json"], importance[0]!["table"]);
    }

    private static void Same(string file, JsonNode? node) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(file)), node), $"{file} is not\n{node?.ToJsonString()}");
}
