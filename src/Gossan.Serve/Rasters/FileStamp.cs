namespace Gossan.Serve.Rasters;

/// <summary>Tells one content of a file from the next: results are replaced as a whole, never written in place.</summary>
/// <param name="Bytes">Length; -1 where there is no file.</param>
/// <param name="Ticks">When it was written last.</param>
internal readonly record struct FileStamp(long Bytes, long Ticks)
{
    /// <summary>Looks at a file, at the end of a link.</summary>
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        }

        return file.Exists ? new(file.Length, file.LastWriteTimeUtc.Ticks) : new(-1, 0);
    }

    /// <summary>For addresses that change with the content.</summary>
    public override string ToString() => $"{Bytes:x}-{Ticks:x}";
}
