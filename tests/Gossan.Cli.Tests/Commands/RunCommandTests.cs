namespace Gossan.Cli.Tests.Commands;

public class RunCommandTests
{
    [Fact]
    public void A_run_leaves_every_file_that_was_promised()
    {
        using var project = SmallProject.With();

        project.Do("run").Succeeded().Shows("prepare: not done yet", "pretrain: not done yet", "train copper mae: not done yet", "map copper logistic district: not done yet", "AUROC");

        string[] files = [.. project.Results().Keys];
        string[] promised =
        [
            "out/run.json", "out/stack/district.tif", "out/stack/district.audit.json",
            "out/backbone/model.safetensors", "out/backbone/model.json", "out/backbone/history.csv",
            .. from model in new[] { "mae", "logistic" }
               from file in new[] { "model.json", "samples.csv", "predictions.csv", "metrics.json", "history.csv", "district/likelihood.tif", "district/uncertainty.tif" }
               select $"out/copper/{model}/{file}",
            "out/copper/mae/model.safetensors",
        ];
        Assert.Empty(promised.Except(files, StringComparer.Ordinal));
        Assert.DoesNotContain(files, file => Path.GetFileName(file).StartsWith('.'));
        Assert.Empty(Directory.GetFiles(project[".gossan/state"]));
    }

    [Fact]
    public void An_estimate_names_every_pending_step_and_does_no_more_than_prepare()
    {
        using var project = SmallProject.With();

        project.Do("run", "--estimate").Succeeded().Shows("prepare: not done yet", "pretrain", "train copper mae", "map copper mae district", "map copper logistic district", "together", "TFLOP");

        Assert.Equal(["out/run.json", "out/stack/district.audit.json", "out/stack/district.png", "out/stack/district.tif"], project.Results().Keys.Order(StringComparer.Ordinal));
        project.Do("run").Succeeded();
        project.Do("run", "--estimate").Succeeded().Shows("everything is up to date");
    }

    [Fact]
    public void The_second_run_is_up_to_date_and_touches_nothing()
    {
        using var project = SmallProject.With();
        project.Do("run").Succeeded();
        var before = project.Results();
        var times = before.Keys.ToDictionary(file => file, file => File.GetLastWriteTimeUtc(project[file]), StringComparer.Ordinal);

        var again = project.Do("run").Succeeded();

        Assert.Equal(17, again.UpToDate);
        Assert.Equal(before, project.Results());
        Assert.All(times, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(project[file.Key])));
    }

    [Fact]
    public void Two_runs_with_one_seed_are_the_same_byte_for_byte_and_another_seed_is_not()
    {
        using var first = SmallProject.With();
        using var second = SmallProject.With();
        using var other = SmallProject.With();
        first.Do("run").Succeeded();
        second.Do("run").Succeeded();
        other.Do("run", "--set", "seed=8").Succeeded();

        Assert.Equal(first.Results(), second.Results());
        var (these, those) = (first.Results(), other.Results());
        Assert.Equal(these.Keys, those.Keys, StringComparer.Ordinal);
        string[] depending = ["out/backbone/model.safetensors", "out/copper/mae/model.safetensors", "out/copper/mae/samples.csv", "out/copper/mae/district/likelihood.tif", "out/copper/logistic/district/likelihood.tif", "out/run.json"];
        Assert.All(depending, file => Assert.NotEqual(these[file], those[file], StringComparer.Ordinal));
        Assert.Equal(these["out/stack/district.tif"], those["out/stack/district.tif"]);
    }

    [Fact]
    public void A_changed_option_redoes_the_steps_that_depend_on_it_and_says_what_changed()
    {
        using var project = SmallProject.With();
        project.Do("run").Succeeded();

        var map = project.Do("run", "--set", "map.uncertainty=8").Succeeded();
        map.Shows("prepare: up to date", "pretrain: up to date", "train copper mae: up to date", "train copper logistic: up to date", "map copper mae district: map.uncertainty was 10 and is 8, so the earlier result is replaced", "map copper logistic district: map.uncertainty was 10 and is 8");

        var classifier = project.Do("run", "--set", "map.uncertainty=8", "--set", "classifier.dropout=0.2").Succeeded();
        classifier.Shows("prepare: up to date", "pretrain: up to date", "train copper mae: settings.dropout was 0.5 and is 0.2", "train copper logistic: up to date", "map copper mae district: out/copper/mae/model.json changed", "map copper logistic district: up to date");

        var windows = project.Do("run", "--set", "map.uncertainty=8", "--set", "windows.size=7").Succeeded();
        windows.Shows("prepare: up to date", "pretrain: windows.size was 5 and is 7, so the earlier result is replaced", "train copper logistic: windows.size was 5 and is 7");
        Assert.Equal(1, windows.UpToDate);
    }

    [Fact]
    public void Nothing_is_reused_after_the_settings_changed()
    {
        using var project = SmallProject.With();
        project.Do("run").Succeeded();
        project.Do("run", "--set", "windows.size=7", "--set", "samples.multiplier=6", "--set", "backbone.width=8").Succeeded();
        using var fresh = SmallProject.With();
        fresh.Do("run", "--set", "windows.size=7", "--set", "samples.multiplier=6", "--set", "backbone.width=8").Succeeded();

        Assert.Equal(fresh.Results(), project.Results());
    }

    [Fact]
    public void A_layer_counts_by_its_content_and_not_by_its_time()
    {
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();
        string layer = project["layers/gravity_mgal.tif"];

        File.SetLastWriteTimeUtc(layer, new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal(8, project.Do("run").Succeeded().UpToDate);

        var time = File.GetLastWriteTimeUtc(layer);
        project.Raster("layers/gravity_mgal.tif", (row, column) => row + (0.1f * column));
        File.SetLastWriteTimeUtc(layer, time);
        project.Do("run").Succeeded().Shows("prepare: layers/gravity_mgal.tif changed, so the earlier result is replaced", "train copper logistic: out/stack/district.tif changed", "map copper logistic district: out/stack/district.tif changed");
    }

    [Theory]
    [InlineData("out/stack/district.tif", "prepare")]
    [InlineData("out/stack/district.audit.json", "prepare")]
    [InlineData("out/copper/logistic/model.json", "train copper logistic")]
    [InlineData("out/copper/logistic/predictions.csv", "train copper logistic")]
    [InlineData("out/copper/logistic/district/uncertainty.tif", "map copper logistic district")]
    public void A_result_that_was_deleted_or_changed_is_made_again(string file, string step)
    {
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();
        var before = project.Results();

        File.Delete(project[file]);
        project.Do("run").Succeeded().Shows($"{step}: {file} is missing or was changed, so it is made again");
        Assert.Equal(before, project.Results());

        byte[] bytes = File.ReadAllBytes(project[file]);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(project[file], bytes);
        project.Do("run").Succeeded().Shows($"{step}: {file} is missing or was changed, so it is made again");
        Assert.Equal(before, project.Results());
    }

    [Fact]
    public void A_missing_results_folder_is_made_again_as_it_was()
    {
        using var project = SmallProject.With();
        project.Do("run").Succeeded();
        var before = project.Results();

        Directory.Delete(project["out"], recursive: true);
        project.Do("run").Succeeded();

        Assert.Equal(before, project.Results());
    }

    [Fact]
    public void A_step_is_done_again_when_asked()
    {
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();
        var before = project.Results();

        project.Do("train", "--again", "--target", "copper", "--model", "logistic").Succeeded().Shows("train copper logistic: asked to do it again");

        Assert.Equal(before, project.Results());
    }

    [Fact]
    public void Steps_by_themselves_make_what_a_run_makes()
    {
        using var whole = SmallProject.With();
        using var steps = SmallProject.With();
        whole.Do("run").Succeeded();
        foreach (string command in new[] { "inspect", "prepare", "pretrain", "train", "map", "report" })
        {
            steps.Do(command).Succeeded();
        }

        Assert.Equal(whole.Results(), steps.Results());
    }

    [Fact]
    public void A_project_can_be_moved_and_stays_up_to_date()
    {
        using var project = SmallProject.Quick();
        using var elsewhere = new Testing.TemporaryFolder();
        project.Do("run").Succeeded();
        Directory.Move(project.Folder, elsewhere["moved"]);

        var again = Shell.Run("run", elsewhere["moved"]).Succeeded();

        Directory.Move(elsewhere["moved"], project.Folder);
        Assert.Equal(8, again.UpToDate);
    }

    [Fact]
    public void A_project_without_targets_says_that_there_is_nothing_to_train()
    {
        using var project = SmallProject.Quick(("  copper: { sites: { district: known_sites.csv } }\n", ""), ("targets:\n", "targets: {}\n"));

        project.Do("run").Succeeded().Shows("the project has no targets");
    }

    [Fact]
    public void Names_that_differ_in_a_dash_alone_are_two_targets()
    {
        using var project = SmallProject.Quick(("  copper: {", "  'a b': { sites: { district: known_sites.csv } }\n  a-b: {"));
        project.Do("run").Succeeded();

        Assert.Equal(14, project.Do("run").Succeeded().UpToDate);
    }
}
