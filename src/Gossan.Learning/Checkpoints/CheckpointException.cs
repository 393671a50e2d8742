namespace Gossan.Learning.Checkpoints;

/// <summary>A file of weights that is missing, damaged or made for another network.</summary>
public sealed class CheckpointException : GossanException
{
    private const int NamesShown = 5;

    private CheckpointException(string message, string path, Exception? inner = null)
        : base(message, inner) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Says that there is no such file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The exception to throw.</returns>
    public static CheckpointException Missing(string path) => new(
        $"there is no checkpoint {path}.\nRun the step that writes it (`gossan pretrain`, `gossan train`), or correct the path.", path);

    /// <summary>Says that the file may not be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cause">What the system answered.</param>
    /// <returns>The exception to throw.</returns>
    public static CheckpointException Unreadable(string path, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new($"cannot read {path}: {cause.Message.TrimEnd('.')}.\nCheck the disk and your rights on the file.", path, cause);
    }

    /// <summary>Says that the file ends too early.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">Bytes that its header promises.</param>
    /// <param name="found">Bytes that it has.</param>
    /// <returns>The exception to throw.</returns>
    public static CheckpointException Truncated(string path, long expected, long found) => new(
        $"{path} is cut off: its header promises {expected} bytes but it has {found}.\nCopy it again, or run the step that writes it.", path);

    /// <summary>Says that the file is of another format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What about it is not safetensors.</param>
    /// <returns>The exception to throw.</returns>
    public static CheckpointException NotSafeTensors(string path, string reason) => new(
        $"{path} is not a safetensors file: {reason}.\nGive a file that Gossan or the safetensors library wrote.", path);

    /// <summary>Says that one tensor of the file is described wrongly.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensor">The tensor's name.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static CheckpointException BadEntry(string path, string tensor, string reason) => new(
        $"{path} is damaged: tensor '{tensor}' {reason}.\nCopy the file again, or run the step that writes it.", path);

    /// <summary>Says that the file's tensors are not those of the network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="missing">Names that the network has and the file has not.</param>
    /// <param name="unexpected">Names that the file has and the network has not.</param>
    /// <param name="wrongShapes">Names with both shapes.</param>
    /// <returns>The exception to throw.</returns>
    public static CheckpointException Differs(string path, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> wrongShapes)
    {
        string[] parts = [.. new[] { ("missing", missing), ("not expected", unexpected), ("of another shape", wrongShapes) }
            .Where(p => p.Item2.Count > 0).Select(p => $"\n- {p.Item1}: {Some(p.Item2)}")];
        return new($"{path} does not fit the network:{string.Concat(parts)}\nUse the window, patch, layers and sizes that the file was trained with, or train again.", path);
    }

    private static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "");
}
