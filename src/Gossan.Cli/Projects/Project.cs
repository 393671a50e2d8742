using System.Globalization;
using Gossan.Evidence.Stacks;
using Gossan.Learning.Pretraining;

namespace Gossan.Cli.Projects;

/// <summary>A project: its folder, its options, and where everything lies.</summary>
/// <param name="Folder">The project's folder, absolute.</param>
/// <param name="Options">The options.</param>
internal sealed record Project(string Folder, ProjectOptions Options)
{
    /// <summary>Threads that a model uses.</summary>
    public int Threads => Options.Threads > 0 ? Options.Threads : Environment.ProcessorCount;

    /// <summary>Memory that preparing, and later a region's cells, may take.</summary>
    public long MemoryBytes => (long)Options.MemoryMb << 20;

    /// <summary>Results.</summary>
    public string Output => Path.Combine(Folder, "out");

    /// <summary>Step records and the states of unfinished work.</summary>
    public string Working => Path.Combine(Folder, ".gossan");

    public string StackFolder => Path.Combine(Output, "stack");

    public string BackboneFolder => Path.Combine(Output, "backbone");

    public string StackPath(string region) => Path.Combine(StackFolder, region + ".tif");

    /// <summary>Where the filled cells of a stack are told.</summary>
    public string MaskPath(string region) => StackAudit.MaskPathBeside(StackPath(region));

    /// <summary>The picture of all bands of a stack.</summary>
    public string StackPicture(string region) => Path.Combine(StackFolder, region + ".png");

    public string ModelFolder(string target, string model) => Path.Combine(Output, target, model);

    /// <summary>A preview has a folder of its own: it never takes the place of the full map.</summary>
    public string MapFolder(string target, string model, string region) =>
        Options.Map.Stride == 1 ? Path.Combine(ModelFolder(target, model), region) : Path.Combine(ModelFolder(target, model), region, StrideName);

    /// <summary>Name of a preview: "stride-4".</summary>
    public string StrideName => string.Create(CultureInfo.InvariantCulture, $"stride-{Options.Map.Stride}");

    /// <summary>The scores of a model with a seed, of a comparison.</summary>
    public string ScoresPath(string target, string model, long seed) => Path.Combine(Output, target, "comparison", model, SeedFile(seed));

    /// <summary>The result of a comparison: <c>comparison.csv</c>, <c>comparison.json</c>.</summary>
    public string ComparisonPath(string target, string extension) => Path.Combine(Output, target, "comparison" + extension);

    /// <summary>The plots of a comparison.</summary>
    public string PlotFolder(string target) => Path.Combine(Output, target, "plots");

    /// <summary>The folds of a region, as a raster (<c>.tif</c>) or a picture (<c>.png</c>).</summary>
    public string FoldsPath(string target, string region, string extension) => Path.Combine(Output, target, $"folds-{region}{extension}");

    /// <summary>What lies in each fold.</summary>
    public string FoldRecordPath(string target) => Path.Combine(Output, target, "folds.json");

    /// <summary>The result of a study: <c>studies/labels.csv</c>.</summary>
    public string StudyPath(string target, string file) => Path.Combine(Output, target, "studies", file);

    /// <summary>The scores of a model with a seed, of one trial of a study.</summary>
    public string StudyScoresPath(string target, string study, string trial, string model, long seed) => Path.Combine(Output, target, "studies", study, model, trial, SeedFile(seed));

    public IEnumerable<string> StackFiles() => Options.Regions.Keys.SelectMany(region => new[] { StackPath(region), StackAudit.PathBeside(StackPath(region)) });

    public string[] BackboneFiles() => [Path.Combine(BackboneFolder, BackboneCard.WeightsFile), Path.Combine(BackboneFolder, BackboneCard.FileName)];

    /// <summary>Makes a path from the project's file absolute.</summary>
    public string Absolute(string path) => SourcePath.Absolute(path, Folder);

    /// <summary>The regions as the stack preparation wants them.</summary>
    public IReadOnlyList<RegionSource> Regions() =>
    [
        .. Options.Regions.Select(region => new RegionSource(
            region.Key,
            region.Value.Grid,
            [.. region.Value.Layers],
            Options.Targets.Where(target => target.Value.Sites.ContainsKey(region.Key))
                .ToDictionary(target => target.Key, target => target.Value.Sites[region.Key], StringComparer.Ordinal),
            region.Value.Training)),
    ];

    /// <summary>The targets to work on: the one asked for, or all.</summary>
    public IReadOnlyList<string> TargetsOr(string? asked) => Chosen("target", asked, [.. Options.Targets.Keys]);

    /// <summary>The models to work on: the one asked for, or all of the project.</summary>
    public IReadOnlyList<string> ModelsOr(string? asked) => Chosen("model", asked, Options.Models);

    private static string SeedFile(long seed) => string.Create(CultureInfo.InvariantCulture, $"seed-{seed}.json");

    private static IReadOnlyList<string> Chosen(string kind, string? asked, IReadOnlyList<string> known) =>
        asked is null ? known : known.Contains(asked, StringComparer.Ordinal) ? [asked] : throw ProjectException.Unknown(kind, asked, known);
}
