namespace Gossan.Prospectivity.Models;

/// <summary>A saved model cannot be used.</summary>
public sealed class ModelException : GossanException
{
    private ModelException(string message)
        : base(message)
    {
    }

    /// <summary>There is no model in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The exception to throw.</returns>
    public static ModelException Missing(string folder) => new($"{folder} holds no trained model (model.json is missing).\nRun `gossan train` first.");

    /// <summary>There is no backbone in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The exception to throw.</returns>
    public static ModelException MissingBackbone(string folder) => new($"{folder} holds no backbone (model.json is missing).\nRun `gossan pretrain` first.");

    /// <summary>A model's description cannot be read.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static ModelException Damaged(string path, string reason) => new($"{path} is damaged: {reason}\nTrain the model again, or copy both of its files once more.");

    /// <summary>The parameters are not those that the description was written with.</summary>
    /// <param name="path">The parameters' file.</param>
    /// <param name="expected">Hash in the description.</param>
    /// <param name="found">Hash of the file, or "missing".</param>
    /// <returns>The exception to throw.</returns>
    public static ModelException Tampered(string path, string expected, string found) =>
        new(string.Equals(found, "missing", StringComparison.Ordinal)
            ? $"{path} is missing, though model.json names it.\nCopy it from where the model was trained, or train again."
            : $"{path} is not the file that model.json was written with: its SHA-256 is {found[..12]}..., expected {expected[..Math.Min(12, expected.Length)]}....\nIt was changed, cut short, or belongs to another model: copy both files once more, or train again.");

    /// <summary>A model was trained with windows of another size.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="trained">Edge of its windows, in cells.</param>
    /// <param name="asked">Edge that the project asks for, in cells.</param>
    /// <returns>The exception to throw.</returns>
    public static ModelException OtherWindow(string folder, int trained, int asked) =>
        new($"the model in {folder} was trained on windows of {trained} cells, but windows.size is {asked}.\nSet windows.size={trained}, or train again.");

    /// <summary>A backbone was pretrained with other sizes than the project names.</summary>
    /// <param name="folder">The backbone's folder.</param>
    /// <param name="differences">One per size: "backbone.width is 32, but it was pretrained with 16".</param>
    /// <returns>The exception to throw.</returns>
    public static ModelException OtherArchitecture(string folder, IReadOnlyList<string> differences) =>
        new($"the backbone in {folder} is of another architecture: {string.Join("; ", differences)}.\nRun `gossan pretrain` again, or set what it was pretrained with.");

    /// <summary>A model's parameters turned out not to be finite.</summary>
    /// <param name="what">Which numbers, at which step.</param>
    /// <returns>The exception to throw.</returns>
    public static ModelException NotFinite(string what) => new($"{what}. The training was stopped and nothing was written.\nTry a smaller learning rate, or look for extreme values in the layers with `gossan inspect`.");
}
