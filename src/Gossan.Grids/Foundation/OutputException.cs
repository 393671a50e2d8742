namespace Gossan;

/// <summary>A result could not be written: the disk is full, the folder is missing or may not be written to.</summary>
public sealed class OutputException : GossanException
{
    private OutputException(string message, string path, Exception? inner)
        : base(message, inner) => Path = path;

    /// <summary>The file or folder that could not be written.</summary>
    public string Path { get; }

    /// <summary>Says that <paramref name="path"/> could not be written, with the system's own reason.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="cause">What the system answered.</param>
    /// <returns>The exception to throw.</returns>
    public static OutputException Writing(string path, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new($"cannot write {path}: {cause.Message.TrimEnd('.')}.\nFree some space, or choose a folder that you may write to; what was finished before is kept.", path, cause);
    }
}
