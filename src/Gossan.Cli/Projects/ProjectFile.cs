using Gossan.Cli.Steps;
using Gossan.Evidence.Filling;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Transforms;
using Gossan.Learning.Pretraining;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gossan.Cli.Projects;

/// <summary>Reads a project's <c>gossan.yaml</c> with the changes given on the command line.</summary>
internal static class ProjectFile
{
    /// <summary>The file's name in a project's folder.</summary>
    public const string Name = "gossan.yaml";

    /// <summary>Reads and checks a project.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="sets">Changes as "windows.size=5".</param>
    /// <exception cref="ProjectException">Anything is wrong; all of it is said at once.</exception>
    public static Project Load(string folder, IReadOnlyList<string> sets)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            throw ProjectException.NotFound(folder);
        }

        var root = Parse(path);
        foreach (string set in sets)
        {
            Apply(root, set);
        }

        var (transform, fill) = ForAllLayers(root);
        var binder = new YamlBinder(new Dictionary<Type, Func<object>> { [typeof(LayerOptions)] = () => new LayerOptions { Path = null!, Transform = transform, Fill = fill with { } } });
        var options = (ProjectOptions)binder.Bind(root, typeof(ProjectOptions), "", new ProjectOptions { Backbone = Preset(root, binder) });
        string[] problems = [.. binder.Problems, .. Impossible(options)];
        return problems.Length == 0 ? new(Path.GetFullPath(folder), options) : throw ProjectException.Problems(path, problems);
    }

    private static YamlMappingNode Parse(string path)
    {
        try
        {
            return YamlTree.Read(File.ReadAllText(path)) switch
            {
                YamlMappingNode mapping => mapping,
                null => [],
                var other => throw ProjectException.NotYaml(path, other.Start.Line, "a project holds settings, such as `name: Stillwater nickel`, and here is something else"),
            };
        }
        catch (YamlException e)
        {
            throw ProjectException.NotYaml(path, e.Start.Line, e.Message);
        }
    }

    /// <summary>Puts one value into the tree as if it stood in the file; its value is read as YAML, so lists work.</summary>
    private static void Apply(YamlMappingNode root, string set)
    {
        int equals = set.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw ProjectException.BadSet(set);
        }

        string[] keys = set[..equals].Split('.');
        var node = root;
        foreach (string key in keys[..^1])
        {
            if (!node.Children.TryGetValue(key, out var child) || child is not YamlMappingNode mapping)
            {
                node.Children[key] = mapping = [];
            }

            node = mapping;
        }

        try
        {
            node.Children[keys[^1]] = YamlTree.Read(set[(equals + 1)..]) is { } value ? Unplaced(value) : new YamlScalarNode("");
        }
        catch (YamlException)
        {
            throw ProjectException.BadSet(set);
        }
    }

    /// <summary>A copy without line numbers, which would point into the file.</summary>
    private static YamlNode Unplaced(YamlNode node) => node switch
    {
        YamlSequenceNode list => new YamlSequenceNode(list.Children.Select(Unplaced)),
        YamlMappingNode map => new YamlMappingNode(map.Children.Select(entry => KeyValuePair.Create(Unplaced(entry.Key), Unplaced(entry.Value)))),
        _ => new YamlScalarNode(((YamlScalarNode)node).Value),
    };

    /// <summary>Transform and filling of layers that name none of their own; what is wrong with them is said where the whole file is bound.</summary>
    private static (IReadOnlyList<TransformOptions> Transform, FillOptions Fill) ForAllLayers(YamlMappingNode root)
    {
        var shared = new YamlMappingNode(root.Children.Where(entry => entry.Key is YamlScalarNode { Value: "transform" or "fill" }));
        var options = (ProjectOptions)new YamlBinder().Bind(shared, typeof(ProjectOptions), "");
        return (options.Transform, options.Fill);
    }

    /// <summary>The backbone's settings start from its preset, whatever the order in the file.</summary>
    private static BackboneOptions Preset(YamlMappingNode root, YamlBinder binder)
    {
        var start = new BackboneOptions();
        if (!root.Children.TryGetValue("backbone", out var node) || node is not YamlMappingNode backbone
            || !backbone.Children.TryGetValue("preset", out var name) || name is not YamlScalarNode { Value: { } preset })
        {
            return start;
        }

        if (BackbonePresets.Named(preset) is { } found)
        {
            return found with { };
        }

        binder.Report(name, "backbone.preset", $"is '{preset}', which is not a preset{Spelling.Suggestion(preset, BackbonePresets.Names)}");
        return start;
    }

    private static IEnumerable<string> Impossible(ProjectOptions options)
    {
        if (options.Regions.Count == 0)
        {
            yield return "regions is empty: name at least one region with its layers";
        }

        foreach (var (name, region) in options.Regions)
        {
            if (region.Layers.Count == 0)
            {
                yield return $"regions.{name}.layers is empty: name at least one layer";
            }

            foreach (string problem in region.Grid?.Problems() ?? [])
            {
                yield return $"regions.{name}.grid.{problem}";
            }

            foreach (var (layer, settings) in region.Layers)
            {
                foreach (string problem in LayerProblems(settings))
                {
                    yield return $"regions.{name}.layers.{layer}{problem}";
                }
            }
        }

        foreach (var (name, target) in options.Targets)
        {
            if (target.Sites.Count == 0)
            {
                yield return $"targets.{name}.sites is empty: give the sites of at least one region";
            }

            foreach (string problem in target.Sites.SelectMany(sites => sites.Value.Problems().Select(problem => $"{sites.Key}.{problem}")))
            {
                yield return $"targets.{name}.sites.{problem}";
            }

            foreach (string region in target.Sites.Keys.Where(region => !options.Regions.ContainsKey(region)))
            {
                yield return $"targets.{name}.sites.{region} is not a region{Spelling.Suggestion(region, options.Regions.Keys)}";
            }
        }

        if (options.Models.Count == 0)
        {
            yield return $"models is empty: name at least one of {string.Join(", ", ModelCatalogue.Names)}";
        }

        foreach (string model in options.Models.Where(model => !ModelCatalogue.Has(model)))
        {
            yield return $"models holds '{model}', which is not a model{Spelling.Suggestion(model, ModelCatalogue.Names)}";
        }

        foreach (string model in options.Evaluation.Models.Where(model => !ModelCatalogue.Has(model)))
        {
            yield return $"evaluation.models holds '{model}', which is not a model{Spelling.Suggestion(model, ModelCatalogue.Names)}";
        }

        if (options.Threads < 0)
        {
            yield return $"threads is {options.Threads}, but must be at least 1 (or 0 for all cores)";
        }

        if (options.MemoryMb < 1)
        {
            yield return $"memory_mb is {options.MemoryMb}, but must be at least 1 megabyte";
        }

        Action[] checks =
        [
            () => options.Windows.Validated(), () => options.Samples.Validated(), () => options.Backbone.Validated(),
            () => options.Classifier.Validated(), () => options.Logistic.Validated(), () => options.Wofe.Validated(), () => options.Forest.Validated(), () => options.Boosting.Validated(), () => options.Mlp.Validated(), () => options.Resnet.Validated(), () => options.Ensemble.Validated(), () => options.Map.Validated(), () => options.Evaluation.Validated(),
        ];
        bool windowsFit = true;
        foreach (var check in checks)
        {
            string? problem = Message(check);
            windowsFit &= problem is null;
            if (problem is not null)
            {
                yield return problem;
            }
        }

        // Sizes that depend on each other are told apart from single values out of range.
        if (windowsFit && Message(() => options.Backbone.Architecture(options.Windows, bands: 1)) is { } architecture)
        {
            yield return architecture;
        }
    }

    /// <summary>What is wrong with a layer; a path that is missing altogether has been said where the file was bound.</summary>
    private static IEnumerable<string> LayerProblems(LayerOptions options) =>
        options.Path is "" ? [".path is empty: give the path of a raster or vector file"] : options.Problems().Select(problem => "." + problem);

    private static string? Message(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (GossanException e)
        {
            return e.Message;
        }
    }
}
