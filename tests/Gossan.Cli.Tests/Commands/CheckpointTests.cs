using System.Text.Json.Nodes;
using CsCheck;
using Gossan.Cli.Steps;

namespace Gossan.Cli.Tests.Commands;

/// <summary>Backbones and models that were cut off, changed, or made for something else.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly Lazy<SmallProject> Finished = new(() =>
    {
        var project = SmallProject.With();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => project.Dispose();
        project.Do("run").Succeeded();
        return project;
    });

    private readonly SmallProject project = SmallProject.With();

    public CheckpointTests()
    {
        foreach (string file in Directory.GetFiles(Finished.Value.Folder, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, project[Path.GetRelativePath(Finished.Value.Folder, file)], overwrite: true);
        }
    }

    [Theory]
    [InlineData("backbone.width=32", "backbone.width is 32, but it was pretrained with 16")]
    [InlineData("backbone.blocks=3", "backbone.blocks is 3, but it was pretrained with 1")]
    [InlineData("backbone.heads=4", "backbone.heads is 4, but it was pretrained with 2")]
    [InlineData("windows.patch=5", "windows.patch is 5, but it was pretrained with 1")]
    [InlineData("windows.size=7", "was trained on windows of 5 cells, but windows.size is 7")]
    public void A_backbone_of_another_architecture_is_refused_with_the_difference(string set, string message)
    {
        project.Do("train", "--again", "--model", "mae", "--set", set).Refused(project["out/backbone"], message);
    }

    [Fact]
    public void A_backbone_of_other_bands_is_refused_by_name()
    {
        project.Edit("      gravity_mgal: { path: layers/gravity_mgal.tif }\n", "");
        project.Do("prepare").Succeeded();

        project.Do("train", "--model", "mae").Refused("does not have the bands of the backbone", "missing 'gravity_mgal'");
        project.Do("map", "--model", "logistic").Refused("missing 'gravity_mgal'");
    }

    [Theory]
    [InlineData("out/backbone", "train")]
    [InlineData("out/copper/mae", "map")]
    public void Weights_that_were_cut_off_or_changed_are_refused_and_made_again_by_a_run(string folder, string command)
    {
        string weights = project[folder + "/model.safetensors"];
        byte[] whole = File.ReadAllBytes(weights);
        var before = project.Results();

        File.WriteAllBytes(weights, whole[..(whole.Length / 2)]);
        project.Do(command, "--model", "mae").Refused(weights, "is not the file that model.json was written with");

        byte[] changed = [.. whole];
        changed[^5] ^= 0x40;
        File.WriteAllBytes(weights, changed);
        project.Do(command, "--model", "mae").Refused(weights, "SHA-256", "train again");

        File.Delete(weights);
        project.Do(command, "--model", "mae").Refused(weights, "is missing");

        project.Do("run").Succeeded();
        Assert.Equal(before, project.Results());
    }

    [Theory]
    [InlineData("out/backbone", "train")]
    [InlineData("out/copper/mae", "map")]
    [InlineData("out/copper/logistic", "map")]
    public void A_description_that_was_cut_off_or_is_another_is_refused(string folder, string command)
    {
        string card = project[folder + "/model.json"], model = folder.EndsWith("logistic", StringComparison.Ordinal) ? "logistic" : "mae";
        string whole = File.ReadAllText(card);

        File.WriteAllText(card, whole[..(whole.Length / 2)]);
        project.Do(command, "--model", model).Refused(card, "is damaged");

        File.WriteAllText(card, "");
        project.Do(command, "--model", model).Refused(card, "is damaged");

        File.WriteAllText(card, whole.Replace("\"schema\"", "\"scheme\"", StringComparison.Ordinal));
        project.Do(command, "--model", model).Refused(card, "scheme");

        File.Delete(card);
        project.Do(command, "--model", model).Refused(project[folder], "model.json is missing");
    }

    [Theory]
    [InlineData("width", 1_000_000)]
    [InlineData("width", 32)]
    [InlineData("width", 0)]
    [InlineData("blocks", 2_000_000_000)]
    [InlineData("window_size", 1001)]
    [InlineData("bands", 4)]
    public void Sizes_that_do_not_go_with_the_weights_are_refused_before_memory_is_taken(string size, int value)
    {
        foreach (var (folder, command) in new[] { ("out/backbone", "train"), ("out/copper/mae", "map") })
        {
            string card = project[folder + "/model.json"];
            var json = JsonNode.Parse(File.ReadAllText(card))!;
            var architecture = json["architecture"] ?? json["settings"]!["architecture"]!;
            Assert.NotNull(architecture[size]);
            architecture[size] = value;
            File.WriteAllText(card, json.ToJsonString());

            project.Do(command, "--model", "mae").Refused(project[folder]);
        }
    }

    [Theory]
    [InlineData("out/copper/mae")]
    [InlineData("out/copper/logistic")]
    public void No_change_to_a_description_is_a_bug(string folder)
    {
        string original = File.ReadAllText(Path.Combine(Finished.Value.Folder, folder, "model.json"));
        int places = Places(JsonNode.Parse(original)!).Count;
        JsonNode?[] values = [null, JsonValue.Create(-1), JsonValue.Create(0), JsonValue.Create(1e300), JsonValue.Create("x"), JsonValue.Create("../x"), JsonValue.Create(true), new JsonArray(), new JsonArray((JsonNode?)null), new JsonObject()];
        Gen.Select(Gen.Int[0, places - 1], Gen.Int[0, values.Length - 1]).Sample(
            (place, value) =>
            {
                var json = JsonNode.Parse(original)!;
                Places(json)[place](values[value]?.DeepClone());
                File.WriteAllText(project[folder + "/model.json"], json.ToJsonString());
                try
                {
                    ModelCatalogue.Load(project[folder]).Dispose();
                }
                catch (GossanException)
                {
                    // Refused with a message, as it should be.
                }
            },
            iter: 300, threads: 1);
    }

    [Fact]
    public void A_model_of_an_unknown_kind_is_refused_with_the_known_ones()
    {
        string card = project["out/copper/logistic/model.json"];
        File.WriteAllText(card, File.ReadAllText(card).Replace("\"logistic\"", "\"logistik\"", StringComparison.Ordinal));

        project.Do("map", "--model", "logistic").Refused(card, "logistik", "did you mean 'logistic'?");
    }

    [Fact]
    public void A_damaged_state_of_unfinished_work_is_said_and_done_without()
    {
        using var fresh = SmallProject.With("mae");
        fresh.Do("prepare").Succeeded();
        File.WriteAllText(fresh[".gossan/state/pretrain"], "not a state");
        File.WriteAllText(fresh[".gossan/state/map/copper/mae/district"], "not a journal");

        fresh.Do("run").Succeeded().Shows("the state of the interrupted training is damaged");

        Assert.Equal(Finished.Value.Results()["out/backbone/model.safetensors"], fresh.Results()["out/backbone/model.safetensors"]);
        Assert.Equal(Finished.Value.Results()["out/copper/mae/district/likelihood.tif"], fresh.Results()["out/copper/mae/district/likelihood.tif"]);
    }

    [Fact]
    public void A_damaged_record_of_a_step_has_the_step_done_again()
    {
        var before = project.Results();
        File.WriteAllText(project[".gossan/steps/prepare.json"], "{");

        project.Do("run").Succeeded().Shows("prepare: not done yet", "pretrain: up to date");

        Assert.Equal(before, project.Results());
    }

    [Fact]
    public void A_damaged_audit_is_refused_with_the_way_out()
    {
        File.WriteAllText(project["out/stack/district.audit.json"], "{}");

        project.Do("train", "--model", "logistic").Refused("district.audit.json is damaged", "gossan prepare");
    }

    public void Dispose() => project.Dispose();

    /// <summary>A setter for every value in a tree.</summary>
    private static List<Action<JsonNode?>> Places(JsonNode node) => node switch
    {
        JsonObject map => [.. map.ToList().SelectMany(entry => new List<Action<JsonNode?>> { value => map[entry.Key] = value }.Concat(entry.Value is null ? [] : Places(entry.Value)))],
        JsonArray list => [.. Enumerable.Range(0, list.Count).SelectMany(i => new List<Action<JsonNode?>> { value => list[i] = value }.Concat(list[i] is { } item ? Places(item) : []))],
        _ => [],
    };
}
