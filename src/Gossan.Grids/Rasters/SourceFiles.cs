namespace Gossan.Grids;

/// <summary>The files that a dataset consists of: a change in any of them changes what is read.</summary>
public static class SourceFiles
{
    // Formats of vectors that a raster driver would open as well (a table of x, y, z is a raster to GDAL).
    private static readonly string[] VectorEndings = [".gpkg", ".shp", ".geojson", ".json", ".csv", ".tsv", ".txt", ".fgb", ".kml", ".gml", ".tab", ".mif", ".gdb"];

    /// <summary>Whether a path names a raster: by its ending for the usual formats of vectors, by opening it for all others.</summary>
    /// <param name="path">A file, a zip archive or a path into one, a folder, or a name of GDAL such as NETCDF:file:variable.</param>
    /// <returns>
    /// <see langword="true"/> for a raster, and for what is neither, so that who opens it as one says what is wrong; a GeoPackage
    /// counts as vectors unless it holds rasters alone.
    /// </returns>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    /// <exception cref="ArchiveException">A zip archive cannot be used.</exception>
    public static bool HoldRaster(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string source = SourcePath.Resolve(path);
        string ending = Path.GetExtension(source.TrimEnd('/'));
        if (string.Equals(ending, ".gpkg", StringComparison.OrdinalIgnoreCase))
        {
            using var vectors = DatasetHandle.OpenVector(source);
            using var raster = DatasetHandle.OpenRaster(source);
            GdalErrors.Clear();
            return !raster.IsInvalid && (vectors.IsInvalid || GdalNative.GDALDatasetGetLayerCount(vectors) == 0);
        }

        if (VectorEndings.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        using var opened = DatasetHandle.OpenRaster(source);
        if (!opened.IsInvalid)
        {
            return true;
        }

        using var other = DatasetHandle.OpenVector(source);
        GdalErrors.Clear();
        return other.IsInvalid;
    }

    /// <summary>Makes sure that the file of a path is there, before an hour of other work shows that it is not.</summary>
    /// <param name="path">As for <see cref="HoldRaster"/>.</param>
    /// <exception cref="RasterException">There is no such file, and its ending is not one of vectors.</exception>
    /// <exception cref="VectorException">There is no such file, and its ending is one of vectors.</exception>
    public static void RequireThere(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Path.Exists(SourcePath.FileOf(path)) && !path.StartsWith("/vsi", StringComparison.Ordinal))
        {
            throw VectorEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? VectorException.Missing(path) : RasterException.Missing(path);
        }
    }

    /// <summary>Lists the file itself and what GDAL reads beside it: parts of a Shapefile, world files, <c>.aux.xml</c>, sources of a VRT.</summary>
    /// <param name="path">A raster or vector file, a zip archive or a path into one, or a folder that is a dataset (.gdb).</param>
    /// <returns>
    /// Existing files and <paramref name="path"/> itself, that one first; it alone where GDAL cannot open it. For an
    /// archive the archive alone; for a folder the files in it.
    /// </returns>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (SourcePath.Split(path) is var (archive, _))
        {
            return [archive];
        }

        if (Directory.Exists(path))
        {
            return [.. Directory.GetFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        }

        string main = SourcePath.FileOf(path);
        if (!File.Exists(main))
        {
            return [path];
        }

        using var dataset = DatasetHandle.OpenAny(path);
        GdalErrors.Clear();
        if (dataset.IsInvalid)
        {
            return [main];
        }

        nint list = GdalNative.GDALGetFileList(dataset);
        try
        {
            string full = Path.GetFullPath(main);
            var others = GdalText.Items(list).Select(Path.GetFullPath).Where(file => File.Exists(file) && !string.Equals(file, full, StringComparison.Ordinal));
            return [main, .. others.Order(StringComparer.Ordinal)];
        }
        finally
        {
            GdalNative.CSLDestroy(list);
        }
    }
}
