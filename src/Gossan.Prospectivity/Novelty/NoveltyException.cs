namespace Gossan.Prospectivity.Novelty;

/// <summary>The training windows that novelty is measured against cannot be had.</summary>
public sealed class NoveltyException : GossanException
{
    private const string WayOut = "Train the model again, or map without novelty: --set map.novelty=false";

    private NoveltyException(string message)
        : base(message)
    {
    }

    /// <summary>There is no table of samples beside the model.</summary>
    /// <param name="path">The table.</param>
    /// <returns>The exception to throw.</returns>
    public static NoveltyException Missing(string path) =>
        new($"{path} is missing, but novelty compares with the windows that the model was trained on.\n{WayOut}");

    /// <summary>A line of the table cannot be understood.</summary>
    /// <param name="path">The table.</param>
    /// <param name="line">Which line, from 1.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static NoveltyException Damaged(string path, int line, string reason) => new($"{path} is damaged in line {line}: {reason}.\n{WayOut}");

    /// <summary>There are too few training windows to know how far apart they lie.</summary>
    /// <param name="found">Distinct training windows.</param>
    /// <returns>The exception to throw.</returns>
    public static NoveltyException TooFew(int found) => new($"novelty needs 2 or more distinct training windows, but there are {found}.\n{WayOut}");
}
