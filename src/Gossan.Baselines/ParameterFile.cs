using System.Text.Json;
using Gossan.Prospectivity.Models;

namespace Gossan.Baselines;

/// <summary>Reads what a model saved: files that may have been cut, changed, or made by someone else.</summary>
internal static class ParameterFile
{
    /// <summary>The options that stand in a model's card.</summary>
    /// <exception cref="ModelException">They are not those of this model.</exception>
    public static T OptionsOf<T>(string folder, ModelCard card)
        where T : class => Read(ModelCard.PathIn(folder), () => card.Settings.Deserialize<T>(RecordJson.Options));

    /// <summary>Reads the parameters that a card names.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">Its card.</param>
    /// <param name="most">Bytes that the file can have at most: a longer one is not read.</param>
    /// <param name="what">What the bound follows from, for the message: "14 bands".</param>
    /// <returns>The file's path, for further messages, and its content.</returns>
    /// <exception cref="ModelException">The file is missing, too long, or no such JSON.</exception>
    public static (string Path, T Content) Read<T>(string folder, ModelCard card, long most, string what)
        where T : class
    {
        // The name comes from a file: it must not lead out of the folder.
        string path = Path.Combine(folder, Path.GetFileName(card.Parameters));
        if (!File.Exists(path))
        {
            throw ModelException.Tampered(path, card.ParametersSha256, "missing");
        }

        long length = new FileInfo(path).Length;
        return length > most
            ? throw ModelException.Damaged(path, $"it has {length:N0} bytes, more than {what} can need ({most:N0})")
            : (path, Read(path, () => JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), RecordJson.Options)));
    }

    private static T Read<T>(string path, Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw ModelException.Damaged(path, "it is empty");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ModelException.Damaged(path, e.Message);
        }
    }
}
