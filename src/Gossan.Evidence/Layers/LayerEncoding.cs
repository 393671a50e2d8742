namespace Gossan.Evidence.Layers;

/// <summary>How a file becomes numbers on the region's grid.</summary>
public enum LayerEncoding
{
    /// <summary>A raster's values; one-hot where the layer's kind is categorical. A file of points, lines or polygons has to say.</summary>
    Auto,

    /// <summary>The values of a raster, or the number that a field gives to polygons.</summary>
    Value,

    /// <summary>1 in every cell that a shape covers or touches, else 0.</summary>
    Presence,

    /// <summary>Distance from the cell's centre to the nearest shape, in metres.</summary>
    Distance,

    /// <summary>Length of lines and outlines (km), or number of points, per square kilometre of a circle round the cell's centre.</summary>
    Density,

    /// <summary>A binary band for each class of a categorical raster, or of a field of polygons.</summary>
    OneHot,

    /// <summary>Numbers measured at points, carried over to the cells between them.</summary>
    Interpolate,
}
