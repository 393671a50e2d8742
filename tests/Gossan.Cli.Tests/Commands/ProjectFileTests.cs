namespace Gossan.Cli.Tests.Commands;

/// <summary>Mistakes in gossan.yaml and in --set: all at once, each with its line, its key and a suggestion.</summary>
public class ProjectFileTests
{
    [Fact]
    public void All_mistakes_are_said_at_once_with_line_key_and_suggestion()
    {
        using var project = SmallProject.Quick();
        File.WriteAllText(project["gossan.yaml"], """
            name: Wrong
            regions:
              district:
                layers:
                  gravity: { path: layers/gravity_mgal.tif, transfrom: [log] }
                  magnetics: { transform: [cilp] }
            targets:
              copper: { sites: { distrikt: known_sites.csv } }
            windows: { sise: 5 }
            backbone: { preset: paper5, epochs: many }
            map: { uncertainty: [1, 2] }
            modles: [mae]

            """);

        project.Do("run").Refused(
            "gossan.yaml has 9 problems",
            "line 5: regions.district.layers.gravity.transfrom is not a setting; did you mean 'transform'?",
            "line 6: regions.district.layers.magnetics.transform is 'cilp', but should be one of",
            "did you mean 'clip'?",
            "line 6: regions.district.layers.magnetics lacks 'path'",
            "targets.copper.sites.distrikt is not a region; did you mean 'district'?",
            "line 9: windows.sise is not a setting; did you mean 'size'?",
            "line 10: backbone.preset is 'paper5', which is not a preset; did you mean 'paper-5'?",
            "line 10: backbone.epochs is 'many', but should be a whole number",
            "line 11: map.uncertainty should be a whole number, not a list",
            "line 12: modles is not a setting; did you mean 'models'?");
    }

    [Theory]
    [InlineData("windows.size=6", "windows.size is 6, but a window needs a centre cell: use an odd number, such as 5 or 7")]
    [InlineData("windows.patch=3", "windows.size is 5, which is not a multiple of windows.patch (3)")]
    [InlineData("windows.size=-5", "windows.size is -5")]
    [InlineData("windows.size=5.5", "windows.size is '5.5', but should be a whole number")]
    [InlineData("windows.edge=wrap", "windows.edge is 'wrap', but should be one of skip, reflect")]
    [InlineData("windows=5", "windows should hold settings (size, patch, edge), not '5'")]
    [InlineData("windows.sise=5", "windows.sise is not a setting; did you mean 'size'?")]
    [InlineData("window.size=5", "window is not a setting; did you mean 'windows'?")]
    [InlineData("backbone.preset=paper-6", "backbone.preset is 'paper-6', which is not a preset; did you mean 'paper-5'?")]
    [InlineData("backbone.learning_rate=0", "backbone.learning_rate is 0, but must be above 0")]
    [InlineData("backbone.mask_ratio=1", "backbone.mask_ratio is 1, but must be between 0 and 1")]
    [InlineData("backbone.heads=3", "backbone.width is 16, but must be a multiple of backbone.heads (3)")]
    [InlineData("backbone.blocks=0", "backbone.blocks is 0, but must be at least 1")]
    [InlineData("backbone.width=-16", "backbone.width is -16, but must be at least 1")]
    [InlineData("classifier.learning_rate=nan", "classifier.learning_rate is 'nan', but should be a number")]
    [InlineData("classifier.learning_rate=0", "classifier.learning_rate is 0, but must be above 0")]
    [InlineData("classifier.dropout=1", "classifier.dropout is 1, but must be at least 0 and below 1")]
    [InlineData("classifier.head=mpl", "classifier.head is 'mpl', but should be one of linear, mlp, logistic; did you mean 'mlp'?")]
    [InlineData("samples.likely_negatives=[0.9, 0.1]", "samples.likely_negatives is [0.9, 0.1], but must be two shares in 0..1, the smaller first")]
    [InlineData("samples.likely_negatives=0.5", "samples.likely_negatives is [0.5], but must be two shares")]
    [InlineData("samples.train_share=1", "samples.train_share is 1")]
    [InlineData("samples.shuffle_labels=perhaps", "samples.shuffle_labels is 'perhaps', but should be true or false")]
    [InlineData("logistic.l2=-1", "logistic.l2 is -1")]
    [InlineData("map.uncertainty=1", "map.uncertainty is 1, but must be 2 to 10,000 passes")]
    [InlineData("map.stride=0", "map.stride is 0, but must be 1 to 1,000 cells")]
    [InlineData("map.batch=0", "map.batch is 0, but must be 1 to 65,536 windows")]
    [InlineData("models=[mae, forrest]", "models holds 'forrest', which is not a model; did you mean 'forest'?")]
    [InlineData("models=[]", "models is empty")]
    [InlineData("seed=soon", "seed is 'soon', but should be a whole number")]
    [InlineData("threads=-1", "threads is -1, but must be at least 1 (or 0 for all cores)")]
    [InlineData("memory_mb=0", "memory_mb is 0, but must be at least 1 megabyte")]
    [InlineData("regions={}", "regions is empty")]
    [InlineData("regions.district.layers={}", "regions.district.layers is empty")]
    [InlineData("regions.district.layers.gravity_mgal.path=", "regions.district.layers.gravity_mgal.path is empty")]
    [InlineData("regions.district.grid.like=", "regions.district.grid.like is empty")]
    [InlineData("regions={a/b: {layers: {c: d.tif}}}", "regions.a/b cannot be a name")]
    [InlineData("targets.copper.sites={}", "targets.copper.sites is empty")]
    [InlineData("targets.copper.sites.district=", "targets.copper.sites.district.path is empty")]
    [InlineData("targets.copper.sites.elsewhere=sites.csv", "targets.copper.sites.elsewhere is not a region; known are district")]
    public void An_impossible_setting_is_refused(string set, string message)
    {
        using var project = SmallProject.With();

        var refused = project.Do("run", "--set", set).Refused("gossan.yaml", message);

        Assert.False(Directory.Exists(project["out"]), refused.Output);
    }

    [Theory]
    [InlineData("windows.size")]
    [InlineData("=5")]
    [InlineData("windows.size={")]
    [InlineData("windows.size=&a [*a]")]
    [InlineData("windows.size=!!int 5")]
    public void A_malformed_set_shows_the_form(string set)
    {
        using var project = SmallProject.Quick();

        project.Do("run", "--set", set).Refused($"--set {set} is not of the form key=value", "--set windows.size=5");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    public void An_empty_project_file_says_what_to_write(string yaml)
    {
        using var project = SmallProject.Quick();
        File.WriteAllText(project["gossan.yaml"], yaml);

        project.Do("run").Refused("gossan.yaml", "regions is empty: name at least one region with its layers");
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", "line", "bracket")]
    [InlineData("name: \"open\n", "line")]
    [InlineData("name: one\nname: two\n", "line 2", "name")]
    [InlineData("regions:\n  a:\n    layers:\n      x: a.tif\n      y: b.tif\n      x: c.tif\n", "line 6", "x")]
    [InlineData("- a\n- b\n", "line 1", "settings")]
    [InlineData("just a text\n", "line 1", "settings")]
    [InlineData("name: !!python/object a\n", "line 1", "tag")]
    [InlineData("name: &x a\nseed: *x\n", "line", "anchors")]
    [InlineData("&x name: *x\n", "line")]
    [InlineData("? [a, b]\n: c\n", "line 1")]
    [InlineData("name: a\n---\nname: b\n", "line", "one document")]
    public void What_is_no_yaml_of_a_project_is_refused_with_its_line(string yaml, params string[] named)
    {
        using var project = SmallProject.Quick();
        File.WriteAllText(project["gossan.yaml"], yaml);

        project.Do("run").Refused(["gossan.yaml", .. named]);
    }

    [Fact]
    public void A_file_nested_without_end_is_refused()
    {
        using var project = SmallProject.Quick();
        File.WriteAllText(project["gossan.yaml"], "name: " + new string('[', 200_000));

        project.Do("run").Refused("gossan.yaml", "nested");
    }

    [Fact]
    public void A_folder_without_a_project_says_how_to_make_one()
    {
        using var folder = new Testing.TemporaryFolder();

        Shell.Run("run", folder.FullPath).Refused(folder.FullPath, "is not a project", "gossan init");
        Shell.Run("inspect", folder["nowhere"]).Refused("nowhere", "is not a project");
    }

    [Fact]
    public void Binary_rubbish_is_refused()
    {
        using var project = SmallProject.Quick();
        File.Copy(project["layers/gravity_mgal.tif"], project["gossan.yaml"], overwrite: true);

        project.Do("run").Refused("gossan.yaml");
    }

    [Fact]
    public void A_set_of_a_key_that_is_not_in_the_file_yet_works()
    {
        using var project = SmallProject.Quick();

        project.Do("run", "--set", "logistic.l2=0.5", "--set", "samples.likely_negatives=[0.2, 0.8]", "--set", "map.uncertainty=0").Succeeded();

        Assert.Contains("\"l2\": 0.5", File.ReadAllText(project["out/run.json"]), StringComparison.Ordinal);
        Assert.False(File.Exists(project["out/copper/logistic/district/uncertainty.tif"]));
    }
}
