namespace Gossan.Grids;

/// <summary>The files that a dataset consists of: a change in any of them changes what is read.</summary>
public static class SourceFiles
{
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
