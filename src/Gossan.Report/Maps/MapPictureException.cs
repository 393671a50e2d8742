namespace Gossan.Report.Maps;

/// <summary>A picture of a map cannot be drawn as asked.</summary>
public sealed class MapPictureException : GossanException
{
    private MapPictureException(string message)
        : base(message)
    {
    }

    /// <summary>Options outside their range.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static MapPictureException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    /// <summary>A raster of several bands has no one value per cell.</summary>
    /// <param name="path">The raster.</param>
    /// <param name="bands">The names of its bands.</param>
    /// <returns>The exception to throw.</returns>
    public static MapPictureException SeveralBands(string path, IReadOnlyList<string> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        return new($"{path} has {bands.Count} bands, but a map picture shows one.\nName the one to draw: {string.Join(", ", bands)}");
    }

    /// <summary>There is no band of a name.</summary>
    /// <param name="path">The raster.</param>
    /// <param name="band">The name.</param>
    /// <param name="bands">The names that there are.</param>
    /// <returns>The exception to throw.</returns>
    public static MapPictureException NoBand(string path, string band, IReadOnlyList<string> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        return new($"{path} has no band '{band}'.\nIts bands: {string.Join(", ", bands)}");
    }

    /// <summary>A mask lies on other cells than its map.</summary>
    /// <param name="path">The raster of the mask.</param>
    /// <param name="mapPath">The map.</param>
    /// <returns>The exception to throw.</returns>
    public static MapPictureException OtherGrid(string path, string mapPath) =>
        new($"{path} does not lie on the cells of {mapPath}, so it cannot say which of them are outside of what the model has seen.\nMake both by one run of gossan map.");

    /// <summary>The bands of a stack are described, but not each once.</summary>
    /// <param name="path">The raster.</param>
    /// <param name="bands">How many bands it has.</param>
    /// <param name="views">How many are described.</param>
    /// <returns>The exception to throw.</returns>
    public static MapPictureException BandViews(string path, int bands, int views) =>
        new($"{path} has {bands} bands, but {views} are described for its picture.\nDescribe each band in order, or none: then the picture shows the names that the raster gives them.");
}
