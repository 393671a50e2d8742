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
    /// <param name="bands">How many bands it has.</param>
    /// <returns>The exception to throw.</returns>
    public static MapPictureException SeveralBands(string path, int bands) =>
        new($"{path} has {bands} bands, but a map picture shows one.\nWrite the band to a file of its own: gdal_translate -b 1 {path} band1.tif");

    /// <summary>The bands of a stack are described, but not each once.</summary>
    /// <param name="path">The raster.</param>
    /// <param name="bands">How many bands it has.</param>
    /// <param name="views">How many are described.</param>
    /// <returns>The exception to throw.</returns>
    public static MapPictureException BandViews(string path, int bands, int views) =>
        new($"{path} has {bands} bands, but {views} are described for its picture.\nDescribe each band in order, or none: then the picture shows the names that the raster gives them.");
}
