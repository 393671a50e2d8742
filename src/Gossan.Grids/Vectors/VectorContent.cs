namespace Gossan.Grids;

/// <summary>A layer that a vector file holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its fields.</param>
public sealed record VectorContent(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>Lists the layers of a vector file that have geometries, or all of a file of tables.</summary>
    /// <param name="path">The file, or a zip archive or a path into one.</param>
    /// <returns>In the file's order; none where it cannot be opened.</returns>
    /// <exception cref="ArchiveException">A zip archive cannot be used.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static IReadOnlyList<VectorContent> Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using DatasetHandle dataset = DatasetHandle.OpenVector(SourcePath.Resolve(path));
        GdalErrors.Clear();
        if (dataset.IsInvalid)
        {
            return [];
        }

        VectorLayer[] layers = [.. Enumerable.Range(0, GdalNative.GDALDatasetGetLayerCount(dataset)).Select(i => new VectorLayer(GdalNative.GDALDatasetGetLayer(dataset, i)))];
        var placed = layers.Where(layer => !layer.IsTable).ToList();
        return [.. (placed.Count > 0 ? placed : [.. layers]).Select(layer => new VectorContent(layer.Name, layer.Columns))];
    }
}
