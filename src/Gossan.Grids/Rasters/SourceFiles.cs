namespace Gossan.Grids;

/// <summary>The files that a dataset consists of: a change in any of them changes what is read.</summary>
public static class SourceFiles
{
    /// <summary>Lists the file itself and what GDAL reads beside it: parts of a Shapefile, world files, <c>.aux.xml</c>, sources of a VRT.</summary>
    /// <param name="path">A raster or vector file.</param>
    /// <returns>Existing files and <paramref name="path"/> itself, that one first; it alone where GDAL cannot open it.</returns>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            return [path];
        }

        using var dataset = DatasetHandle.OpenAny(path);
        GdalErrors.Clear();
        if (dataset.IsInvalid)
        {
            return [path];
        }

        nint list = GdalNative.GDALGetFileList(dataset);
        try
        {
            string main = Path.GetFullPath(path);
            var others = GdalText.Items(list).Select(Path.GetFullPath).Where(file => File.Exists(file) && !string.Equals(file, main, StringComparison.Ordinal));
            return [path, .. others.Order(StringComparer.Ordinal)];
        }
        finally
        {
            GdalNative.CSLDestroy(list);
        }
    }
}
