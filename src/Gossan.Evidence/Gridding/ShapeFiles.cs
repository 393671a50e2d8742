using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>Reads the vector files of a region's layers: once for neighbouring layers that take other fields of the same features.</summary>
/// <param name="layers">All layers of the region, whose fields are read together.</param>
/// <param name="grid">The region's grid.</param>
/// <remarks>The features of one file are kept at a time, so that memory is that of the largest file.</remarks>
internal sealed class ShapeFiles(IReadOnlyList<LayerOptions> layers, Grid grid)
{
    private (VectorOptions Options, string Path)? last;
    private ReadShapes? kept;

    /// <summary>The features that a layer takes.</summary>
    /// <param name="options">The layer's options.</param>
    /// <param name="path">Its file, absolute.</param>
    public ReadShapes Read(LayerOptions options, string path)
    {
        var part = PartOf(options);
        if (kept is null || last != (part, path))
        {
            (last, kept) = (null, null);
            using var file = VectorFile.Open(path, part);
            file.RequireCrs(grid.Crs);
            kept = new(file.Read(grid, FieldsOf(options, part, file.Columns)), FileHash.Of(path), file.Layer, CoordinateSystem.NameOf(file.Crs));
            last = (part, path);
        }

        return kept;
    }

    private static VectorOptions PartOf(LayerOptions options) => new() { Layer = options.Layer, Where = options.Where, X = options.X, Y = options.Y, Crs = options.Crs };

    /// <summary>The layer's own field, and those that other layers take of the same features.</summary>
    private string[] FieldsOf(LayerOptions options, VectorOptions part, IReadOnlyList<string> columns) =>
    [
        .. (options.Field is { } own ? [own] : Array.Empty<string>())
            .Concat(layers.Where(layer => string.Equals(layer.Path, options.Path, StringComparison.Ordinal) && PartOf(layer) == part)
                .Select(layer => layer.Field).OfType<string>().Where(field => columns.Contains(field, StringComparer.OrdinalIgnoreCase)))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
