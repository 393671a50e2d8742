namespace Gossan.Grids;

/// <summary>In which CRS the coordinates of a vector file are.</summary>
internal static class SourceCrs
{
    /// <summary>That of the options, else the layer's own, else EPSG:4326 for longitude and latitude columns, else "".</summary>
    /// <exception cref="CoordinateSystemException">The one in the options is unknown.</exception>
    internal static string Of(VectorLayer layer, CoordinateColumns? columns, VectorOptions options, List<string> notes)
    {
        using SpatialReferenceHandle? own = layer.Reference();
        string? ownCrs = own?.ToWkt();
        if (options.Crs is { } given)
        {
            string named = CoordinateSystem.WktOf(given);
            if (ownCrs is null)
            {
                notes.Add($"The file names no CRS; {CoordinateSystem.NameOf(named)} was taken, as the options say.");
            }
            else if (!CoordinateSystem.AreSame(ownCrs, named))
            {
                notes.Add($"The file says {CoordinateSystem.NameOf(ownCrs)}; {CoordinateSystem.NameOf(named)} was taken, as the options say.");
            }

            return named;
        }

        if (ownCrs is not null)
        {
            return ownCrs;
        }

        if (columns is not { AreDegrees: true } degrees)
        {
            return "";
        }

        notes.Add($"Columns {layer.Columns[degrees.X]} and {layer.Columns[degrees.Y]} were taken as longitude and latitude in EPSG:4326.");
        return CoordinateSystem.WktOf("EPSG:4326");
    }
}
