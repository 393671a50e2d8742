using Gossan.Grids;

namespace Gossan.Cli.Projects;

/// <summary>What a vector file could be in a project: lines become distances; which field of points and polygons is meant is a person's choice.</summary>
internal static class VectorProposals
{
    private const int FieldsShown = 12;

    /// <summary>Proposes layers from a vector file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The file as the project writes it.</param>
    /// <param name="crs">WKT of the region's reference system; "" where there is none yet.</param>
    public static IEnumerable<ProposedLayer> Of(string file, string path, string crs)
    {
        var contents = VectorContent.Of(file);
        foreach (var content in contents)
        {
            string name = contents.Count == 1 ? ProposalFiles.NameOf(file) : ProposalFiles.Clean(content.Name);
            string[] part = contents.Count == 1 ? [] : [$"layer: {ProposalText.Quoted(content.Name)}"];
            yield return Propose(file, name, path, part, content, crs);
        }
    }

    private static ProposedLayer Propose(string file, string name, string path, string[] part, VectorContent content, string crs)
    {
        try
        {
            using var opened = VectorFile.Open(file, new() { Layer = content.Name });
            string fields = string.Join(", ", content.Columns.Take(FieldsShown)) + (content.Columns.Count > FieldsShown ? ", ..." : "");
            bool degrees = crs.Length > 0 && CoordinateSystem.IsGeographic(crs);
            return opened.Kind switch
            {
                VectorKind.Lines when opened.Crs.Length == 0 && crs.Length > 0 => new(name, path, [.. part, "crs: 'EPSG:?'", "encode: distance"], "it names no coordinate reference system: say which with crs:"),
                VectorKind.Lines => new(name, path, [.. part, "encode: distance"], degrees ? "distances in metres need a projected grid: give one under grid:" : null),
                VectorKind.Polygons => new(name, path, [.. part, "encode: one-hot", "field: ?"], $"choose the field with the classes ({fields}), or encode: presence"),
                VectorKind.Points => new(name, path, [.. part, "encode: interpolate", "field: ?", "transform: [log, standardize]"], $"choose the field with the numbers ({fields})"),
                _ => new(name, path, [.. part, "encode: presence"], "it holds shapes of several kinds: choose some with where:"),
            };
        }
        catch (GossanException e)
        {
            return new(name, path, part, e.Message.Split('\n')[0].TrimEnd('.'));
        }
    }
}
