using System.Text.Json.Nodes;
using Gossan.Evidence.Folds;

namespace Gossan.Cli.Tests.Commands;

public class CompareCommandTests
{
    private static readonly string[] Small = ["--set", "evaluation.folds=3", "--set", "evaluation.seeds=[1, 2]", "--set", "evaluation.resamples=100", "--set", "evaluation.block_size=5000"];

    [Fact]
    public void Models_are_compared_on_the_same_folds_and_seeds()
    {
        using var project = SmallProject.With();

        project.Do("compare", ["--models", "logistic,mae,wofe", .. Small]).Succeeded().Shows("copper: 19 sites, each held out once per seed (2 seeds); folds: blocks", "AUROC", "to the best", "in AUROC would have been seen", "does the pretrained network beat logistic regression?");

        var comparison = JsonNode.Parse(File.ReadAllText(project["out/copper/comparison.json"]))!;
        Assert.Equal(3, comparison["models"]!.AsArray().Count);
        Assert.Null(comparison["models"]![0]!["to_best"]);
        Assert.NotNull(comparison["models"]![1]!["to_best"]!["difference"]);
        Assert.Equal(4, File.ReadAllLines(project["out/copper/comparison.csv"]).Length);
        foreach (string plot in new[] { "roc", "precision-recall", "capture", "prediction-area", "calibration", "models" })
        {
            Assert.True(File.Exists(project[$"out/copper/plots/{plot}.png"]), plot);
            Assert.True(File.Exists(project[$"out/copper/plots/{plot}.svg"]), plot);
        }

        var best = comparison["models"]![0]!;
        Assert.Equal(101, best["capture"]!.AsArray().Count);
        Assert.Equal(best["map"]!["captured_at10_percent"]!["low"]!.GetValue<double>(), best["capture"]![10]!["captured"]!["low"]!.GetValue<double>(), 1e-12);
        var folds = FoldRecord.Read(project["out/copper/folds.json"]);
        Assert.Equal((3, 19, FoldKind.Blocks), (folds.Folds.Count, folds.Sites.Count, folds.Kind));
        Assert.True(File.Exists(project["out/copper/folds-district.tif"]) && File.Exists(project["out/copper/folds-district.png"]));
    }

    [Fact]
    public void What_was_finished_is_not_computed_again()
    {
        using var project = SmallProject.Quick();
        project.Do("compare", ["--models", "logistic", .. Small]).Succeeded();
        var before = project.Hashes("out/copper/comparison");

        var again = project.Do("compare", ["--models", "logistic", .. Small]).Succeeded();
        var more = project.Do("compare", ["--models", "logistic,wofe", .. Small]).Succeeded();

        Assert.Equal(before, project.Hashes("out/copper/comparison").Where(file => !file.Key.Contains("wofe", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal));
        Assert.Equal(4, again.UpToDate);
        more.Shows("compare copper logistic seed-1: up to date", "compare copper wofe seed-1: not done yet");
    }

    [Fact]
    public void Random_folds_are_called_optimistic_wherever_they_are_shown()
    {
        using var project = SmallProject.Quick();

        project.Do("compare", ["--models", "logistic", .. Small, "--set", "evaluation.split=random"]).Succeeded().Shows("OPTIMISTIC");

        Assert.Equal("true", JsonNode.Parse(File.ReadAllText(project["out/copper/comparison.json"]))!["optimistic"]!.ToJsonString());
        Assert.False(File.Exists(project["out/copper/folds-district.tif"]));
        Assert.False(File.Exists(project["out/copper/folds-district.png"]));
        Assert.Equal(19, FoldRecord.Read(project["out/copper/folds.json"]).Sites.Count);
    }

    [Fact]
    public void The_comparison_can_be_had_as_json()
    {
        using var project = SmallProject.Quick();

        var document = project.Do("compare", ["--models", "logistic", "--json", .. Small]).Document();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(project["out/copper/comparison.json"])), document[0]));
        Assert.Single(document.AsArray());
    }

    [Fact]
    public void A_model_that_is_misspelt_is_refused_with_a_suggestion()
    {
        using var project = SmallProject.Quick();

        project.Do("compare", "--models", "logistc").Refused("there is no model 'logistc'", "logistic");
        project.Do("compare", "--models", ",").Refused("names no model");
        project.Do("compare", "--set", "evaluation.models=[forrest]").Refused("evaluation.models holds 'forrest'", "forest");
    }

    [Fact]
    public void More_folds_than_sites_are_refused_with_a_proposal()
    {
        using var project = SmallProject.Quick();

        project.Do("compare", ["--models", "logistic", .. Small, "--set", "evaluation.folds=50"]).Refused("50 folds need 50 sites", "there are 19");
    }

    [Fact]
    public void Impossible_settings_are_refused_all_at_once()
    {
        using var project = SmallProject.Quick();

        project.Do("compare", "--set", "evaluation.seeds=[]", "--set", "evaluation.resamples=5", "--set", "evaluation.background=-1")
            .Refused("evaluation.seeds is []", "evaluation.resamples is 5", "evaluation.background is -1");
    }

    [Fact]
    public void A_study_of_labels_has_every_share_and_model()
    {
        using var project = SmallProject.Quick();

        var ran = Shell.Run(["study", "labels", project.Folder, "--models", "logistic,wofe", .. Small]).Succeeded();

        ran.Shows("5 % of training sites", "100 % of training sites", "is logistic better than wofe?");
        Assert.Equal(11, File.ReadAllLines(project["out/copper/studies/labels.csv"]).Length);
        Assert.True(File.Exists(project["out/copper/studies/labels.png"]));
    }

    [Fact]
    public void Other_shares_can_be_asked_for_and_leave_earlier_scores_where_they_are()
    {
        using var project = SmallProject.Quick();
        Shell.Run(["study", "labels", project.Folder, "--models", "logistic", "--shares", "50,100", .. Small]).Succeeded().Shows("50 % of training sites");

        var more = Shell.Run(["study", "labels", project.Folder, "--models", "logistic", "--shares", "25,100", .. Small]).Succeeded();

        Assert.Equal(3, File.ReadAllLines(project["out/copper/studies/labels.csv"]).Length);
        more.Shows("study labels copper logistic 100-of-training-sites seed-1: up to date", "25-of-training-sites seed-1: not done yet");
        Shell.Run(["study", "labels", project.Folder, "--shares", "0,50", .. Small]).Refused("--shares 0,50", "above 0 and at most 100");
        Shell.Run(["study", "missing", project.Folder, "--shares", "ten", .. Small]).Refused("--shares ten");
    }

    [Fact]
    public void A_study_of_missing_layers_fits_once_and_scores_under_all_shares()
    {
        using var project = SmallProject.Quick();

        Shell.Run(["study", "missing", project.Folder, "--models", "logistic", .. Small]).Succeeded().Shows("0 % of layers missing", "80 % of layers missing");
        Shell.Run(["study", "missing", project.Folder, "--models", "logistic", "--of", "cells", .. Small]).Succeeded().Shows("80 % of cells missing");

        var points = JsonNode.Parse(File.ReadAllText(project["out/copper/studies/missing-layers.json"]))!["points"]!.AsArray();
        Assert.Equal(5, points.Count);
        Assert.True(File.Exists(project["out/copper/studies/missing-cells.svg"]));
    }

    [Fact]
    public void A_study_of_negatives_names_its_ranges()
    {
        using var project = SmallProject.Quick();

        Shell.Run(["study", "negatives", project.Folder, "--models", "logistic", .. Small]).Succeeded().Shows("likely negatives 0 to 25 %", "likely negatives 25 to 75 %");
    }
}
