using System.Text.Json;

namespace Gossan.Serve.Live;

/// <summary>How far a run is, as it tells it every few seconds in a file of the project: removed when the run ends.</summary>
/// <param name="Step">The step: "pretrain", "map gold mae north".</param>
/// <param name="Task">What it is doing.</param>
/// <param name="Done">Units finished.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Unit">Plural name of a unit.</param>
/// <param name="PerSecond">Units a second since the task began; 0 where it is not known yet.</param>
/// <param name="Seconds">Seconds since the task began.</param>
/// <param name="Curves">Numbers of the parts that are finished, such as losses by epoch.</param>
public sealed record RunProgress(string Step, string Task, long Done, long Total, string Unit, double PerSecond, double Seconds, IReadOnlyList<MeasuredPart> Curves)
{
    /// <summary>Name of the file in the folder of unfinished work.</summary>
    public const string FileName = "progress.json";

    /// <summary>A run writes anew in this time, even when nothing moves; an older file was left by one that was killed.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestSilence = 5 * Heartbeat;

    /// <summary>Writes it, replaced as a whole.</summary>
    /// <exception cref="OutputException">The file could not be written.</exception>
    public void Write(string path)
    {
        // Not flushed to the disk: who loses power loses the run too.
        string partial = AtomicFile.PartialOf(path);
        try
        {
            File.WriteAllText(partial, JsonSerializer.Serialize(this, RecordJson.Compact));
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Writing(path, e);
        }
    }

    /// <summary>Reads it.</summary>
    /// <returns><see langword="null"/> where nothing runs.</returns>
    public static RunProgress? Read(string path)
    {
        try
        {
            return File.Exists(path) && TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path) < LongestSilence
                ? JsonSerializer.Deserialize<RunProgress>(File.ReadAllBytes(path), RecordJson.Options)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // It is being replaced, or it is not ours: nothing is known of a run.
            return null;
        }
    }
}
