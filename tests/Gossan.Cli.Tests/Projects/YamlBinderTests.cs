using CsCheck;
using Gossan.Cli.Projects;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Windows;
using YamlDotNet.Core;

namespace Gossan.Cli.Tests.Projects;

public class YamlBinderTests
{
    private const string Valid = "name: A\nregions:\n  r:\n    grid: { like: a.tif }\n    layers:\n      a: { path: a.tif, kind: binary, transform: [clip, standardize] }\n      b: b.tif\ntargets:\n  t: { sites: { r: s.csv } }\nwindows: { size: 5, patch: 1, edge: reflect }\nsamples: { likely_negatives: [0.2, 0.8] }\nbackbone: { preset: nano }\nseed: 3\n";

    private static readonly string[] Pieces =
    [
        "regions", "targets", "windows", "size", "layers", "path", "backbone", "preset", "nano", "name", "a", "5", "-1", "1e999", "true", "null", "~", ": ", ":", "\n", "\n  ", "\n    ",
        "- ", "[", "]", "{", "}", ", ", "\"", "'", "#", "&a ", "*a", "!!int ", "? ", "| ", ">", "\t", "%YAML 1.2\n", "---\n", "...\n", "<<", "\u0000", "\uFEFF", "é",
    ];

    [Fact]
    public void Scalars_lists_groups_and_names_are_bound()
    {
        var options = Bound(Valid, out var problems);

        Assert.Empty(problems);
        Assert.Equal("A", options.Name);
        Assert.Equal(3, options.Seed);
        Assert.Equal(WindowEdge.Reflect, options.Windows.Edge);
        Assert.Equal([0.2, 0.8], options.Samples.LikelyNegatives);
        Assert.Equal(["a", "b"], options.Regions["r"].Layers.Keys, StringComparer.Ordinal);
        Assert.Equal(LayerKind.Binary, options.Regions["r"].Layers["a"].Kind);
        Assert.Equal("b.tif", options.Regions["r"].Layers["b"].Path);
        Assert.Equal("s.csv", options.Targets["t"].Sites["r"].Path);
    }

    [Fact]
    public void Keys_that_are_not_there_keep_their_defaults()
    {
        var options = Bound("windows: { size: 9 }\n", out _);

        Assert.Equal(new WindowOptions { Size = 9 }, options.Windows);
        Assert.Equal(new ProjectOptions().Seed, options.Seed);
        Assert.Equal(["mae", "logistic"], options.Models, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a\\b")]
    [InlineData("a:b")]
    [InlineData(" a")]
    [InlineData("")]
    public void A_name_that_cannot_be_a_files_is_refused(string name)
    {
        Assert.False(YamlBinder.CanBeName(name));
        Bound($"regions: {{ '{name}': {{ layers: {{ a: a.tif }} }} }}\n", out var problems);
        Assert.Contains("cannot be a name", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Größe 2-b_c.d")]
    [InlineData("語")]
    public void A_name_of_any_letters_is_a_name(string name) => Assert.True(YamlBinder.CanBeName(name));

    [Fact]
    public void Random_yaml_is_bound_or_refused_and_never_a_bug()
    {
        using var folder = new Testing.TemporaryFolder();
        string path = folder["gossan.yaml"];
        var random = Gen.OneOf(
            OneOf(Pieces).Array[0, 25].Select(string.Concat),
            Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Int[0, 6], OneOf(Pieces)).Array[1, 4].Select(Edited));
        random.Sample(text => LoadsOrIsRefused(path, text, []), iter: 5_000, threads: 1);
    }

    [Fact]
    public void Random_sets_are_bound_or_refused_and_never_a_bug()
    {
        using var folder = new Testing.TemporaryFolder();
        OneOf([.. Pieces, "=", "=", ".", "."]).Array[0, 12].Select(string.Concat).Sample(set => LoadsOrIsRefused(folder["gossan.yaml"], Valid, [set]), iter: 3_000, threads: 1);
    }

    [Theory]
    [InlineData("a: &x b\n")]
    [InlineData("a: *x\n")]
    [InlineData("a: !b c\n")]
    [InlineData("a: b\n---\nc: d\n")]
    public void More_than_data_is_no_tree(string text) => Assert.ThrowsAny<YamlException>(() => YamlTree.Read(text));

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static ProjectOptions Bound(string yaml, out IReadOnlyList<string> problems)
    {
        var binder = new YamlBinder();
        var options = (ProjectOptions)binder.Bind(YamlTree.Read(yaml)!, typeof(ProjectOptions), "");
        problems = binder.Problems;
        return options;
    }

    private static string Edited((int Place, int Length, string Piece)[] edits) => edits.Aggregate(Valid, (text, edit) =>
    {
        int place = Math.Min(edit.Place, text.Length), length = Math.Min(edit.Length, text.Length - place);
        return text.Remove(place, length).Insert(place, edit.Piece);
    });

    private static void LoadsOrIsRefused(string path, string text, string[] sets)
    {
        File.WriteAllText(path, text);
        try
        {
            ProjectFile.Load(Path.GetDirectoryName(path)!, sets);
        }
        catch (GossanException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }
}
