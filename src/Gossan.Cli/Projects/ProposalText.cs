using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Gossan.Cli.Projects;

/// <summary>Writes a proposed project as YAML for people.</summary>
internal static class ProposalText
{
    /// <summary>The text of a project file.</summary>
    /// <param name="region">Name of the one region.</param>
    /// <param name="grid">The grid's settings, or <see langword="null"/> for that of the first layer.</param>
    /// <param name="layers">Layers, and what was left out.</param>
    /// <param name="targets">Paths of sites by deposit type.</param>
    public static string Of(string region, string? grid, IReadOnlyList<ProposedLayer> layers, IEnumerable<KeyValuePair<string, string>> targets)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# A Gossan project. Every setting with its meaning: gossan run --help\nname: {Quoted(region)}\n\n# For continuous layers; a layer may name its own: {{ path: ..., transform: [log, standardize] }}\ntransform: [clip, standardize]\n\nregions:\n  {Quoted(region)}:\n");
        if (grid is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"    grid: {grid}\n");
        }

        text.Append("    layers:\n");
        foreach (var layer in layers.OrderBy(layer => layer.LeftOut is not null))
        {
            string line = $"{Quoted(layer.Name)}: {{ {string.Join(", ", layer.Settings.Prepend($"path: {Quoted(layer.Path)}"))} }}\n";
            text.Append(layer.LeftOut is { } reason ? $"      # left out, {reason.ReplaceLineEndings(" ")}\n      # {line}" : $"      {line}");
        }

        text.Append("\n# Deposit types and their known sites: a 0/1 raster, or points (GeoPackage, Shapefile, GeoJSON, CSV).\n");
        text.Append(targets.Any() ? "targets:\n" : "targets: {}\n");
        foreach (var (name, path) in targets)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Quoted(name)}: {{ sites: {{ {Quoted(region)}: {Quoted(path)} }} }}\n");
        }

        text.Append("\nwindows: { size: 5, patch: 1 }     # cells; size is odd and a multiple of patch\nbackbone: { preset: paper-5 }      # nano (quick), paper-5, paper-33\nclassifier: { head: mlp, backbone: frozen }\nmodels: [mae, logistic]\nseed: 1234\n");
        return text.ToString();
    }

    /// <summary>A text as YAML reads it, in quotes where it needs them.</summary>
    public static string Quoted(string text) =>
        text.Any(char.IsControl) ? JsonSerializer.Serialize(text)
        : text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/') && !char.IsDigit(text[0]) && text[0] is not ('-' or '.')
            && text is not ("null" or "true" or "false" or "yes" or "no")
            ? text
        : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
