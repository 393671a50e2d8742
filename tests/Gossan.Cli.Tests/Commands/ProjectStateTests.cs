namespace Gossan.Cli.Tests.Commands;

/// <summary>What a project remembers between commands, and what one command may not do to another's results.</summary>
public sealed class ProjectStateTests
{
    [Fact]
    public void A_new_site_is_no_reason_to_pretrain_again()
    {
        using var project = SmallProject.With();
        project.Do("run").Succeeded();
        string[] sites = File.ReadAllLines(project["known_sites.csv"]);
        File.WriteAllLines(project["known_sites.csv"], sites[..^1]);

        project.Do("run").Succeeded().Shows("known_sites.csv changed", "pretrain: up to date", "train copper mae: out/stack/district.audit.json changed");
    }

    [Fact]
    public void A_file_beside_a_layer_counts_as_its_content()
    {
        using var project = SmallProject.Quick();
        project.Do("prepare").Succeeded();
        string layer = SmallProject.District.Layers[0].Key;
        File.WriteAllText(project[$"layers/{layer}.tif.aux.xml"], "<PAMDataset><Metadata><MDI key=\"NOTE\">new</MDI></Metadata></PAMDataset>");

        project.Do("prepare").Succeeded().Shows($"layers/{layer}.tif.aux.xml changed");
    }

    [Fact]
    public void A_map_refuses_a_stack_that_was_standardised_otherwise_and_names_the_band()
    {
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();
        project.Do("prepare", "--set", "transform=[standardize]").Succeeded();

        project.Do("map", "--set", "transform=[standardize]").Refused("is standardised differently", "mean", "gossan run");
    }

    [Fact]
    public void A_single_step_says_when_the_one_before_is_not_up_to_date()
    {
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();

        project.Do("map", "--set", "samples.multiplier=3").Succeeded().Shows("note: train copper logistic is not up to date (samples.multiplier was 4 and is 3)");
    }

    [Fact]
    public void A_preview_leaves_the_full_map_as_it_is()
    {
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();
        byte[] full = File.ReadAllBytes(project["out/copper/logistic/district/likelihood.tif"]);

        project.Do("map", "--stride", "4").Succeeded();

        Assert.Equal(full, File.ReadAllBytes(project["out/copper/logistic/district/likelihood.tif"]));
        Assert.True(File.Exists(project["out/copper/logistic/district/stride-4/likelihood.tif"]));
        project.Do("map").Succeeded().Shows("map copper logistic district: up to date");
    }

    [Fact]
    public void A_map_without_uncertainty_does_not_keep_the_one_of_another_map()
    {
        using var project = SmallProject.Quick();
        project.Do("run").Succeeded();

        project.Do("map", "--set", "map.uncertainty=0").Succeeded();

        Assert.False(File.Exists(project["out/copper/logistic/district/uncertainty.tif"]));
    }

    [Fact]
    public void Two_commands_at_once_are_refused()
    {
        using var project = SmallProject.Quick();
        using (new FileStream(project[".gossan/in-use"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            project.Do("prepare").Refused("another gossan command is at work");
        }

        project.Do("prepare").Succeeded();
    }

    [Fact]
    public void The_demonstration_does_not_replace_a_project()
    {
        using var project = SmallProject.Quick();
        byte[] yaml = File.ReadAllBytes(project["gossan.yaml"]);

        Shell.Run("demo", "--project", project.Folder).Refused("a project of your own");

        Assert.Equal(yaml, File.ReadAllBytes(project["gossan.yaml"]));
    }
}
