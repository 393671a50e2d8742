using System.Globalization;

namespace Gossan.Grids;

/// <summary>Finds the layer of a vector file that is meant.</summary>
internal static class LayerChoice
{
    /// <summary>The named layer, else the first with geometries, else the first table with coordinate columns.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="dataset">The open file.</param>
    /// <param name="options">What is meant.</param>
    /// <param name="pointsOnly">Whether layers that say that they hold lines or polygons are passed over.</param>
    /// <param name="notes">Takes a sentence where there was a choice.</param>
    /// <exception cref="VectorException">There is no such layer.</exception>
    internal static VectorLayer Choose(string path, DatasetHandle dataset, VectorOptions options, bool pointsOnly, List<string> notes)
    {
        VectorLayer[] layers = [.. Enumerable.Range(0, GdalNative.GDALDatasetGetLayerCount(dataset)).Select(i => new VectorLayer(GdalNative.GDALDatasetGetLayer(dataset, i)))];
        if (options.Layer is { } wanted)
        {
            layers = [.. layers.Where(layer => string.Equals(layer.Name, wanted, StringComparison.Ordinal)) is var named && named.Any()
                ? named
                : throw VectorException.NoSuchLayer(path, wanted, layers.Select(layer => layer.Description))];
        }

        VectorLayer? chosen = layers.FirstOrDefault(layer => pointsOnly ? layer.MayHoldPoints : !layer.IsTable)
            ?? layers.FirstOrDefault(layer => layer.IsTable && CoordinateColumns.Find(path, layer.Columns, options) is not null);
        if (chosen is null)
        {
            throw layers is [{ IsTable: true } table] ? VectorException.NoCoordinateColumns(path, table.Columns)
                : pointsOnly ? VectorException.NoPointLayer(path, layers.Select(layer => layer.Description))
                : VectorException.NothingToPlace(path, layers.Select(layer => layer.Description));
        }

        if (layers.Length > 1)
        {
            notes.Add($"{path} has {layers.Length.ToString(CultureInfo.InvariantCulture)} layers ({string.Join(", ", layers.Select(layer => layer.Description))}); '{chosen.Name}' was read.");
        }

        return chosen;
    }
}
