using Gossan.Grids;

namespace Gossan.Report.Styles;

/// <summary>
/// Styles beside the files of a map, under their names: <c>likelihood.qml</c>, which QGIS takes by itself, and <c>likelihood.sld</c> (OGC Styled
/// Layer Descriptor 1.0.0) for GeoServer and other programs.
/// </summary>
/// <remarks>Of a raster of several bands the first is drawn. The same cells give the same bytes.</remarks>
public static class MapStyles
{
    private static readonly MapClass WithoutValue = new("", "no cell has a value", 0, 1, double.PositiveInfinity, (0xE4, 0xE4, 0xE4));

    /// <summary>The files that <see cref="Write"/> makes.</summary>
    /// <param name="path">A raster or <c>prospects.gpkg</c>.</param>
    /// <returns>The .qml, then the .sld.</returns>
    public static IReadOnlyList<string> FilesOf(string path) => [Path.ChangeExtension(path, ".qml"), Path.ChangeExtension(path, ".sld")];

    /// <summary>Writes the styles of one file of a map.</summary>
    /// <param name="path">The raster, which is read for the borders of its classes, or <c>prospects.gpkg</c>, which is not.</param>
    /// <param name="style">What it is.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string path, MapStyle style)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var files = FilesOf(path);
        string layer = Path.GetFileNameWithoutExtension(path);
        if (style == MapStyle.Prospects)
        {
            ProspectQml.Write(files[0]);
            ProspectSld.Write(files[1], layer);
            return files;
        }

        var (classes, title) = style switch
        {
            MapStyle.Likelihood => (AreaClasses.OfLikelihood(path), "Likelihood by share of the area"),
            MapStyle.Uncertainty => (AreaClasses.OfFifths(path, "standard deviation"), "Uncertainty of the likelihood, by fifths of the area"),
            MapStyle.Novelty => (ScaleClasses.OfNovelty(), "Novelty: distance to the training windows as a percentile of their own"),
            MapStyle.Attribution => (ScaleClasses.OfAttribution(path), "What the layer adds to the score"),
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "There is no such style."),
        };
        if (classes.Count == 0)
        {
            classes = [WithoutValue];
        }

        RasterQml.Write(files[0], classes);
        RasterSld.Write(files[1], layer, title, classes);
        return files;
    }
}
