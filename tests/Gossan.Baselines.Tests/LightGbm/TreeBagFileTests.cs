using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gossan.Baselines.GradientBoosting;
using Gossan.Evidence.Layers;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.LightGbm;

/// <summary>Files that were made to harm, with lengths and hashes that fit: LightGBM must never see them.</summary>
public sealed class TreeBagFileTests
{
    [Theory]
    [InlineData("left_child=-?[0-9]+", "left_child=99", "left_child is not 2 numbers")]
    [InlineData("left_child=-?[0-9]+", "left_child=0", "hangs elsewhere")]
    [InlineData("right_child=-?[0-9]+", "right_child=-4", "right_child is not 2 numbers")]
    [InlineData("split_feature=[0-9]+", "split_feature=7", "split_feature is not 2 numbers in 0..1")]
    [InlineData("split_feature=[0-9]+", "split_feature=-1", "split_feature is not 2 numbers in 0..1")]
    [InlineData("decision_type=[0-9]+", "decision_type=1", "not by number")]
    [InlineData("num_leaves=[0-9]+", "num_leaves=2000000000", "num_leaves is '2000000000', but must lie in 1..3")]
    [InlineData("num_cat=0", "num_cat=5", "categories")]
    [InlineData("is_linear=0", "is_linear=1", "linear leaves")]
    [InlineData("leaf_value=[^ ]+", "leaf_value=nan", "leaf_value is not 3 finite numbers")]
    [InlineData("leaf_value=[^ ]+ ", "leaf_value=", "leaf_value is not 3 finite numbers")]
    [InlineData("internal_count=[0-9]+", "internal_count=0", "counts are not whole numbers above 0")]
    [InlineData("max_feature_idx=1", "max_feature_idx=9", "max_feature_idx is '9', but must be '1'")]
    [InlineData("feature_infos=[^ ]+ ", "feature_infos=", "feature_infos has 1 entries")]
    [InlineData("objective=binary sigmoid:1", "objective=multiclass num_class:3", "objective is")]
    [InlineData("label_index=0", "label_index=0\ntree_sizes=1 2 3", "line 'tree_sizes' is not expected")]
    [InlineData("shrinkage=[^\n]+\n", "", "'shrinkage' is missing")]
    [InlineData("Tree=1", "Tree=2", "'end of trees' is not what follows its tree 0")]
    [InlineData("end of trees", "end of trees\n\nparameters:", "'end of trees' is not what follows")]
    [InlineData("\nTree=0(.|\n)*end of trees", "\nend of trees", "it holds 0 trees")]
    [InlineData("^tree\n", "forest\n", "do not begin with the line 'tree'")]
    public void A_text_that_lightgbm_would_trust_is_refused(string pattern, string replacement, string reason)
    {
        var error = Assert.Throws<ModelException>(() => LoadWith(trees => new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(5)).Replace(trees, replacement, 1)));

        Assert.Contains("boosted-trees.json is damaged: member 0: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unchanged_text_is_read() => LoadWith(trees => trees);

    [Fact]
    public void A_text_of_other_length_or_hash_is_refused()
    {
        Assert.Contains("characters, expected", Assert.Throws<ModelException>(() => LoadWith(trees => trees + " ", sealAgain: false)).Message, StringComparison.Ordinal);
        Assert.Contains("SHA-256", Assert.Throws<ModelException>(() => LoadWith(trees => trees.Replace("tree", "trie", StringComparison.Ordinal), sealAgain: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_too_long_for_its_settings_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["boosted-trees.json"], new string(' ', 200_000));

        var error = Assert.Throws<ModelException>(() => GradientBoostingModel.Load(folder.FullPath, CardOf(JsonNode.Parse("""{"trees":2,"members":2}""")!)));

        Assert.Contains("200,000 bytes, more than 2 x 2 trees of 3 leaves can need", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "empty")]
    [InlineData("""{"schema":2,"members":[]}""", "schema is 2")]
    [InlineData("""{"schema":1,"members":[]}""", "0 members, but its settings say 2")]
    [InlineData("""{"schema":1,"members":[null,null]}""", "member 0: it is empty")]
    [InlineData("""{"schema":1,"members":[{"length":1},{"length":1}]}""", "sha256")]
    public void An_envelope_that_cannot_be_is_refused(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["boosted-trees.json"], text);

        var error = Assert.Throws<ModelException>(() => GradientBoostingModel.Load(folder.FullPath, CardOf(JsonNode.Parse("""{"trees":2,"members":2}""")!)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static void LoadWith(Func<string, string> change, bool sealAgain = true)
    {
        using var made = new Made(20, size: 1, at => at.Row is >= 5 and < 12, (row, _) => row / 19f, (_, column) => column / 19f);
        using var folder = new TemporaryFolder();
        using var model = new GradientBoostingModel(new() { Members = 2, Trees = 2, FeatureShare = 1 });
        model.Fit(made.Task(TestContext.Current.CancellationToken));
        var saved = model.Save(folder.FullPath);
        var file = JsonNode.Parse(File.ReadAllText(folder[saved.File]))!;
        var member = file["members"]![0]!;
        string trees = change((string)member["trees"]!);
        member["trees"] = trees;
        if (sealAgain)
        {
            member["length"] = trees.Length;
            member["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trees)));
        }

        File.WriteAllText(folder[saved.File], file.ToJsonString());
        GradientBoostingModel.Load(folder.FullPath, CardOf(saved.Settings)).Dispose();
    }

    private static ModelCard CardOf(JsonNode settings) => new()
    {
        Model = "boosting",
        Target = "copper",
        Bands = [new("a", LayerKind.Binary, []), new("b", LayerKind.Binary, [])],
        Windows = new(),
        Seed = 1,
        Version = "0",
        Parameters = "boosted-trees.json",
        ParametersSha256 = "",
        Settings = settings,
    };
}
