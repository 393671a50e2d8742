namespace Gossan.Prospectivity.Explanation;

/// <summary>Scores cannot be explained as asked.</summary>
public sealed class ExplanationException : GossanException
{
    private ExplanationException(string message)
        : base(message)
    {
    }

    /// <summary>A scope that is none.</summary>
    /// <param name="problem">A sentence without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static ExplanationException Scope(string problem) => new(problem + ".");

    /// <summary>Options outside their range.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static ExplanationException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    /// <summary>Prospects are to be explained, but nobody said where they are.</summary>
    /// <returns>The exception to throw.</returns>
    public static ExplanationException NoProspects() =>
        new("map.attribution is 'prospects', but this map has no prospects.\nOutline prospects first, or explain a share of the region, such as 0.05.");

    /// <summary>A likelihood raster of another grid.</summary>
    /// <param name="path">The raster.</param>
    /// <param name="region">The region's name.</param>
    /// <returns>The exception to throw.</returns>
    public static ExplanationException OtherGrid(string path, string region) =>
        new($"The likelihood in {path} does not lie on the grid of region '{region}'.\nMap the region again, and explain that map.");

    /// <summary>Importance is to be measured without sites or without cells.</summary>
    /// <param name="sites">Held-out sites.</param>
    /// <param name="cells">Held-out cells.</param>
    /// <returns>The exception to throw.</returns>
    public static ExplanationException NothingHeldOut(int sites, int cells) =>
        new($"The importance of layers is the fall of the AUROC of held-out sites against other held-out windows, but there are {sites} sites and {cells} other windows.\nHold out at least one of each: a larger test share, or another split.");

    /// <summary>A model scores a window as something that has no rank.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="what">"attribution of layer 'x'" or "score".</param>
    /// <param name="row">Row of the window's centre.</param>
    /// <param name="column">Column of the window's centre.</param>
    /// <returns>The exception to throw.</returns>
    public static ExplanationException NotFinite(string model, string what, int row, int column) =>
        new($"The {model} model gives the window at row {row}, column {column} {what} that is not finite.\nTrain the model again; if it happens again, leave out layers with extreme values.");

    /// <summary>A file of results cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static ExplanationException Damaged(string path, string problem) => new($"{path} cannot be read: {problem}\nDelete it and run the study again.");
}
