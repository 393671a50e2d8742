using System.Security.Cryptography;
using Gossan.Evidence.Synthetic;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Cli.Tests;

/// <summary>A project on a made-up district that is small enough to run in seconds.</summary>
internal sealed class SmallProject : IDisposable
{
    private static readonly Lazy<(TemporaryFolder Folder, SyntheticDistrict District)> Template = new(Made);

    private readonly TemporaryFolder folder = new();

    private SmallProject()
    {
        foreach (string file in Directory.GetFiles(Template.Value.Folder.FullPath, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, folder[Path.GetRelativePath(Template.Value.Folder.FullPath, file)]);
        }
    }

    public static SyntheticDistrict District => Template.Value.District;

    public string Folder => folder.FullPath;

    public string this[string relative] => folder[relative];

    /// <summary>With both models.</summary>
    public static SmallProject With(string models = "mae, logistic", params (string Old, string New)[] edits)
    {
        var project = new SmallProject();
        string layers = string.Concat(District.Layers.Take(6).Select(layer => $"      {layer.Key}: {{ path: layers/{layer.Key}.tif }}\n"));
        File.WriteAllText(project["gossan.yaml"], $$"""
            name: Small
            regions:
              district:
                layers:
            {{layers}}targets:
              copper: { sites: { district: known_sites.csv } }
            windows: { size: 5, patch: 1, edge: reflect }
            samples: { multiplier: 4 }
            backbone: { preset: nano, width: 16, heads: 2, blocks: 1, decoder_width: 16, decoder_blocks: 1, decoder_heads: 2, epochs: 2, batch: 128, windows_per_epoch: 512 }
            classifier: { epochs: 5 }
            models: [{{models}}]
            map: { uncertainty: 10 }
            threads: 1
            seed: 7

            """.ReplaceLineEndings("\n"));
        foreach (var (old, replacement) in edits)
        {
            project.Edit(old, replacement);
        }

        return project;
    }

    /// <summary>Without a network: what does not concern torch is tested in a moment.</summary>
    public static SmallProject Quick(params (string Old, string New)[] edits) => With("logistic", edits);

    public void Edit(string old, string replacement)
    {
        string yaml = File.ReadAllText(this["gossan.yaml"]);
        Assert.Contains(old, yaml, StringComparison.Ordinal);
        File.WriteAllText(this["gossan.yaml"], yaml.Replace(old, replacement, StringComparison.Ordinal));
    }

    public Ran Do(string command, params string[] more) => Shell.Run([command, Folder, .. more]);

    /// <summary>SHA-256 of every result by its path; hidden leftovers too; of the report without the times that it alone holds.</summary>
    public IReadOnlyDictionary<string, string> Results() => Hashes("out");

    public IReadOnlyDictionary<string, string> Hashes(string under) => Directory.GetFiles(this[under], "*", SearchOption.AllDirectories)
        .OrderBy(path => path, StringComparer.Ordinal)
        .ToDictionary(path => Path.GetRelativePath(Folder, path), path => Convert.ToHexStringLower(SHA256.HashData(path.EndsWith("report.html", StringComparison.Ordinal) ? ReportTimes.Without(path) : File.ReadAllBytes(path))), StringComparer.Ordinal);

    /// <summary>Writes a raster of one band on the district's grid, or on another.</summary>
    public string Raster(string relative, Func<int, int, float> cell, Grid? grid = null, int bands = 1)
    {
        grid ??= District.Grid;
        using var writer = RasterWriter.Create(this[relative], grid, [.. Enumerable.Range(0, bands).Select(b => $"band{b}")]);
        float[] cells = [.. Enumerable.Range(0, (int)grid.Cells).Select(i => cell(i / grid.Columns, i % grid.Columns))];
        for (int band = 0; band < bands; band++)
        {
            writer.Write(band, 0, grid.Rows, cells);
        }

        writer.Complete();
        return this[relative];
    }

    public void Dispose() => folder.Dispose();

    private static (TemporaryFolder, SyntheticDistrict) Made()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var district = SyntheticDistrict.With(new() { Rows = 60, Columns = 80, Known = 20, Withheld = 0 });
        district.Write(folder.FullPath);
        return (folder, district);
    }
}
