using System.Globalization;
using Gossan.Evidence.Inspection;
using Gossan.Grids;

namespace Gossan.Cli.Projects;

/// <summary>A project guessed from files: which are layers, which mark sites, and what was left out.</summary>
internal sealed class ProjectProposal
{
    private static readonly string[] SiteWords = ["site", "label", "deposit", "occurrence"];

    private readonly List<ProposedLayer> layers = [];
    private readonly OrderedDictionary<string, string> targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> notes = [];
    private readonly string folder;
    private string? gridLike;

    private ProjectProposal(string folder, string region) => (this.folder, Region) = (folder, region);

    /// <summary>The one region's name, after the folder of the files.</summary>
    public string Region { get; }

    /// <summary>What was guessed, a sentence each.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Looks through files and folders.</summary>
    /// <param name="paths">Files, or folders of them (not their subfolders).</param>
    /// <param name="folder">The project's folder: paths are written from there.</param>
    /// <param name="sites">A file of sites, when the user names one.</param>
    /// <param name="target">The deposit type's name, when the user gives one.</param>
    /// <param name="progress">Told which file is looked at.</param>
    public static ProjectProposal From(IReadOnlyList<string> paths, string folder, string? sites, string? target, IProgress<WorkProgress> progress)
    {
        string first = Path.TrimEndingDirectorySeparator(Path.GetFullPath(paths[0]));
        string region = ProposalFiles.Clean(Path.GetFileName(Directory.Exists(first) ? first : Path.GetDirectoryName(first)!));
        var proposal = new ProjectProposal(Path.GetFullPath(folder), region.Length > 0 ? region : "region");
        var files = ProposalFiles.Of(paths);
        var rasters = files.Where(ProposalFiles.IsRaster).Where(file => !ProposalFiles.Same(file, sites)).ToList();
        if (rasters.Count == 0)
        {
            throw ProjectException.NoRasters(paths);
        }

        var grid = proposal.AddRasters(rasters, sites, progress);
        proposal.AddSites(files, sites, target);
        proposal.AddVectors(files.Where(ProposalFiles.IsVector).Where(file => !ProposalFiles.Same(file, sites)), grid);
        int count = proposal.layers.Count(layer => layer.LeftOut is null);
        proposal.notes.Insert(0, $"{count} layer{(count == 1 ? "" : "s")} on {grid.Describe()}");
        return proposal;
    }

    /// <summary>The text of the project file.</summary>
    public string ToYaml() => ProposalText.Of(Region, gridLike is null ? null : $"{{ like: {ProposalText.Quoted(gridLike)} }}", layers, targets);

    private Grid AddRasters(List<string> rasters, string? sites, IProgress<WorkProgress> progress)
    {
        var found = new List<(string Name, string File, RasterLook Look)>();
        foreach (string file in rasters)
        {
            progress.Report(new("Looking at rasters", found.Count, rasters.Count, "files"));
            found.Add((ProposalFiles.NameOf(file), file, RasterLook.Of(file)));
        }

        // The grid that most rasters share is the region's.
        var grid = found.Select(raster => raster.Look.Grid).MaxBy(candidate => found.Count(raster => raster.Look.Grid.Matches(candidate)))!;
        var warped = new List<string>();
        foreach (var (name, file, look) in found)
        {
            if (look.Bands is [{ LooksLikeSites: true } band] && NamesSites(name))
            {
                AddLabels(name, file, band, sites);
                continue;
            }

            bool same = look.Grid.Matches(grid);
            string? problem = look.BandCount > RasterLook.MostBands ? $"it has {look.BandCount} bands, too many to be layers: name those you want with band:"
                : look.Grid.Crs.Length == 0 && grid.Crs.Length > 0 ? "it names no coordinate reference system: say which with crs:"
                : null;
            if (problem is not null)
            {
                Add(new(name, Relative(file), look.Grid.Crs.Length == 0 && grid.Crs.Length > 0 ? ["crs: 'EPSG:?'"] : [], problem));
                continue;
            }

            AddBands(name, file, look);
            if (!same && layers.Any(layer => layer.LeftOut is null && string.Equals(layer.Path, Relative(file), StringComparison.Ordinal)))
            {
                warped.Add(name);
            }
        }

        FixGrid(grid, found, warped);
        return grid;
    }

    private void AddBands(string name, string file, RasterLook look)
    {
        for (int i = 0; i < look.Bands.Count; i++)
        {
            var band = look.Bands[i];
            string own = look.Bands.Count == 1 ? name : band.Name.Length > 0 ? $"{name} {ProposalFiles.Clean(band.Name)}" : string.Create(CultureInfo.InvariantCulture, $"{name} band {i + 1}");
            Add(new(own, Relative(file), look.Bands.Count == 1 ? [] : [string.Create(CultureInfo.InvariantCulture, $"band: {i + 1}")], band.Problem));
            if (band.LooksLikeClasses)
            {
                notes.Add($"'{own}' holds {band.Numbers} different whole numbers and no others: write kind: categorical if they are codes of classes");
            }
        }
    }

    /// <summary>Where rasters lie on several grids the file says whose is taken.</summary>
    private void FixGrid(Grid grid, List<(string Name, string File, RasterLook Look)> found, List<string> warped)
    {
        if (warped.Count > 0)
        {
            gridLike = layers.FirstOrDefault(layer => layer.LeftOut is null && found.Exists(raster => raster.Look.Grid.Matches(grid) && string.Equals(Relative(raster.File), layer.Path, StringComparison.Ordinal)))?.Name;
            notes.Add($"on other grids, and so to be warped: {string.Join(", ", warped.Select(name => $"'{name}'"))}");
        }
    }

    private void AddLabels(string name, string file, BandLook band, string? sites)
    {
        if (sites is not null)
        {
            Add(new(name, Relative(file), [], "it looks like labels, which must not be evidence, and --sites names others"));
        }
        else if (!targets.TryAdd(name, Relative(file)))
        {
            throw ProjectException.TwoTargets(name, targets[name], Relative(file));
        }
        else
        {
            notes.Add($"'{name}' is taken for known sites, not for a layer: it is 0/1 with {band.Ones:N0} ones, and its name says so");
        }
    }

    private void AddSites(IReadOnlyList<string> files, string? sites, string? target)
    {
        if (sites is not null)
        {
            targets.Clear();
            targets[target ?? ProposalFiles.NameOf(sites)] = Relative(sites);
        }
        else if (targets.Count == 0 && files.FirstOrDefault(file => ProposalFiles.IsVector(file) && NamesSites(Path.GetFileName(file))) is { } points)
        {
            targets[target ?? ProposalFiles.NameOf(points)] = Relative(points);
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

    private void AddVectors(IEnumerable<string> files, Grid grid)
    {
        foreach (string file in files.Where(file => !targets.Values.Contains(Relative(file), StringComparer.Ordinal)))
        {
            foreach (var layer in VectorProposals.Of(file, Relative(file), grid.Crs))
            {
                Add(layer);
                if (layer.LeftOut is null)
                {
                    notes.Add($"'{layer.Name}' ({layer.Path}) holds lines and becomes the distance to them");
                }
            }
        }
    }

    private void Add(ProposedLayer layer)
    {
        if (layer.LeftOut is { } reason)
        {
            notes.Add($"'{layer.Name}' is left out: {reason}");
        }
        else if (layers.Find(other => other.LeftOut is null && string.Equals(other.Name, layer.Name, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            throw ProjectException.TwoLayers(layer.Name, other.Path, layer.Path);
        }

        layers.Add(layer);
    }

    private string Relative(string file) => Path.GetRelativePath(folder, Path.GetFullPath(file)).Replace(Path.DirectorySeparatorChar, '/');

    private static bool NamesSites(string name) => SiteWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
