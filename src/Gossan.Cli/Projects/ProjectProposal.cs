using System.Globalization;
using System.Text;
using System.Text.Json;
using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Cli.Projects;

/// <summary>A project guessed from a folder of files: which rasters are layers, which mark sites, and what was left out.</summary>
internal sealed class ProjectProposal
{
    private static readonly string[] RasterEndings = [".tif", ".tiff", ".asc", ".img", ".vrt"];
    private static readonly string[] PointEndings = [".gpkg", ".geojson", ".shp", ".csv"];
    private static readonly string[] SiteWords = ["site", "label", "deposit", "occurrence"];

    /// <summary>Letters that fit into a file's name whatever their script.</summary>
    private const int ShortName = 60;

    private readonly OrderedDictionary<string, string> layers = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedDictionary<string, string> targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Path, string Reason)> leftOut = [];
    private readonly List<string> notes = [];
    private readonly string folder;

    private ProjectProposal(string folder, string region) => (this.folder, Region) = (folder, region);

    /// <summary>The one region's name, after the folder of the rasters.</summary>
    public string Region { get; }

    /// <summary>What was guessed, a sentence each.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Looks through files and folders.</summary>
    /// <param name="paths">Rasters, or folders of them (not their subfolders).</param>
    /// <param name="folder">The project's folder: paths are written from there.</param>
    /// <param name="sites">A file of sites, when the user names one.</param>
    /// <param name="target">The deposit type's name, when the user gives one.</param>
    /// <param name="progress">Told which file is looked at.</param>
    public static ProjectProposal From(IReadOnlyList<string> paths, string folder, string? sites, string? target, IProgress<WorkProgress> progress)
    {
        string first = Path.TrimEndingDirectorySeparator(Path.GetFullPath(paths[0]));
        string region = Clean(Path.GetFileName(Directory.Exists(first) ? first : Path.GetDirectoryName(first)!));
        var proposal = new ProjectProposal(Path.GetFullPath(folder), region.Length > 0 ? region : "region");
        var files = Files(paths);
        var rasters = files.Where(file => Has(file, RasterEndings)).Where(file => !Same(file, sites)).ToList();
        if (rasters.Count == 0)
        {
            throw ProjectException.NoRasters(paths);
        }

        proposal.AddRasters(rasters, sites, progress);
        proposal.AddSites(files, sites, target);
        return proposal;
    }

    /// <summary>The text of the project file.</summary>
    public string ToYaml()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# A Gossan project. Every setting with its meaning: gossan run --help\nname: {Quoted(Region)}\n\n# For continuous layers; a layer may name its own: {{ path: ..., transform: [tukey, standardize] }}\ntransform: [clip, standardize]\n\nregions:\n  {Quoted(Region)}:\n    layers:\n");
        foreach (var (name, path) in layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"      {Quoted(name)}: {{ path: {Quoted(path)} }}\n");
        }

        foreach (var (name, path, reason) in leftOut)
        {
            text.Append(CultureInfo.InvariantCulture, $"      # left out, {reason.ReplaceLineEndings(" ")}\n      # {Quoted(name)}: {{ path: {Quoted(path)} }}\n");
        }

        text.Append("\n# Deposit types and their known sites: a 0/1 raster, or points (GeoPackage, Shapefile, GeoJSON, CSV).\n");
        text.Append(targets.Count == 0 ? "targets: {}\n" : "targets:\n");
        foreach (var (name, path) in targets)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Quoted(name)}: {{ sites: {{ {Quoted(Region)}: {Quoted(path)} }} }}\n");
        }

        text.Append("\nwindows: { size: 5, patch: 1 }     # cells; size is odd and a multiple of patch\nbackbone: { preset: paper-5 }      # nano (quick), paper-5, paper-33\nclassifier: { head: mlp, backbone: frozen }\nmodels: [mae, logistic]\nseed: 1234\n");
        return text.ToString();
    }

    private void AddRasters(List<string> rasters, string? sites, IProgress<WorkProgress> progress)
    {
        var found = new List<(string Name, string File, LayerInspection Inspection)>();
        foreach (string file in rasters)
        {
            progress.Report(new("Looking at rasters", found.Count, rasters.Count, "files"));
            found.Add((Clean(Path.GetFileNameWithoutExtension(file)), file, LayerInspection.Of(file)));
        }

        // The grid that most rasters share is the region's.
        var grid = found.Select(raster => raster.Inspection.Grid).MaxBy(candidate => found.Count(raster => raster.Inspection.Grid.Matches(candidate)))!;
        foreach (var (name, file, inspection) in found)
        {
            if (inspection.LooksLikeSites && SiteWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                AddLabels(name, file, inspection, sites, grid);
            }
            else if (inspection.Problem is { } problem)
            {
                LeaveOut(name, file, problem);
            }
            else if (!inspection.Grid.Matches(grid))
            {
                LeaveOut(name, file, $"it is on another grid: {inspection.Grid.Describe()}, but the region is {grid.Describe()}");
            }
            else if (!layers.TryAdd(name, Relative(file)))
            {
                throw ProjectException.TwoLayers(name, layers[name], Relative(file));
            }
        }

        notes.Insert(0, $"{layers.Count} layer{(layers.Count == 1 ? "" : "s")} on {grid.Describe()}");
    }

    private void AddLabels(string name, string file, LayerInspection inspection, string? sites, Grid grid)
    {
        if (sites is not null)
        {
            LeaveOut(name, file, "it looks like labels, which must not be evidence, and --sites names others");
        }
        else if (!inspection.Grid.Matches(grid))
        {
            LeaveOut(name, file, $"it looks like labels, but is on another grid: {inspection.Grid.Describe()}");
        }
        else
        {
            if (!targets.TryAdd(name, Relative(file)))
            {
                throw ProjectException.TwoTargets(name, targets[name], Relative(file));
            }

            notes.Add($"'{name}' is taken for known sites, not for a layer: it is 0/1 with {inspection.Ones:N0} ones, and its name says so");
        }
    }

    private void AddSites(IReadOnlyList<string> files, string? sites, string? target)
    {
        if (sites is not null)
        {
            targets.Clear();
            targets[target ?? Clean(Path.GetFileNameWithoutExtension(sites))] = Relative(sites);
        }
        else if (targets.Count == 0 && files.FirstOrDefault(file => Has(file, PointEndings) && SiteWords.Any(word => Path.GetFileName(file).Contains(word, StringComparison.OrdinalIgnoreCase))) is { } points)
        {
            targets[target ?? Clean(Path.GetFileNameWithoutExtension(points))] = Relative(points);
            notes.Add($"{Relative(points)} is taken for the known sites, because of its name");
        }
        else if (target is not null && targets.Count == 1)
        {
            string path = targets.GetAt(0).Value;
            targets.Clear();
            targets[target] = path;
        }

        if (target is not null && !targets.ContainsKey(target))
        {
            notes.Add($"--target {target} is not used: {targets.Count} files look like known sites; name the one you mean with --sites");
        }

        if (targets.Count == 0)
        {
            notes.Add("no known sites were found: give them with --sites FILE, or write them under targets: before `gossan train`");
        }
    }

    private void LeaveOut(string name, string file, string reason)
    {
        leftOut.Add((name, Relative(file), reason));
        notes.Add($"'{name}' is left out: {reason}");
    }

    private static List<string> Files(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                // Hidden files are not the user's: results that were not completed, the "._" files of a Mac.
                files.AddRange(Directory.GetFiles(path).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw ProjectException.NoSuchPath(path);
            }
        }

        return files;
    }

    private string Relative(string file) => Path.GetRelativePath(folder, Path.GetFullPath(file)).Replace(Path.DirectorySeparatorChar, '/');

    private static bool Has(string file, string[] endings) => endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static bool Same(string file, string? other) => other is not null && string.Equals(Path.GetFullPath(file), Path.GetFullPath(other), StringComparison.Ordinal);

    /// <summary>A name that can be a file's: letters, digits, space, dot inside, - and _.</summary>
    private static string Clean(string name)
    {
        string clean = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ' or '.' ? c : '_')).TrimStart('.', ' ').Trim();
        return clean.Length == 0 || YamlBinder.CanBeName(clean) ? clean : clean[..Math.Min(clean.Length, ShortName)].Trim();
    }

    private static string Quoted(string text) =>
        text.Any(char.IsControl) ? JsonSerializer.Serialize(text)
        : text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/') && !char.IsDigit(text[0]) && text[0] is not ('-' or '.')
            && text is not ("null" or "true" or "false" or "yes" or "no")
            ? text
        : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
