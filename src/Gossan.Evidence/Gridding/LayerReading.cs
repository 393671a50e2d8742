using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>Opens a layer's file and chooses how it comes onto the grid.</summary>
internal static class LayerReading
{
    /// <summary>Opens a layer.</summary>
    /// <exception cref="LayerException">The file is of another kind than its encoding needs.</exception>
    /// <exception cref="RasterException">A raster cannot be used.</exception>
    /// <exception cref="VectorException">A vector file cannot be used.</exception>
    public static LayerSource Open(LayerRequest request)
    {
        try
        {
            return LayerOptionRules.ReadsShapes(request.Options) || !SourceFiles.HoldRaster(request.Path)
                ? OpenShapes(request, request.Options.Encoding)
                : RasterSource.Open(request);
        }
        catch (CoordinateSystemException e)
        {
            throw LayerException.Reference(request.Name, request.Options.Path, e);
        }
    }

    private static LayerSource OpenShapes(LayerRequest request, LayerEncoding encoding)
    {
        var shapes = new LayerShapes(request);
        return encoding switch
        {
            LayerEncoding.Presence => new PresenceSource(shapes),
            LayerEncoding.Distance => new DistanceSource(shapes),
            LayerEncoding.Density => new DensitySource(shapes),
            LayerEncoding.Interpolate => new InterpolationSource(shapes),
            LayerEncoding.OneHot => new PolygonClassSource(shapes),
            LayerEncoding.Value => new PolygonNumberSource(shapes),
            _ => throw LayerException.NeedsEncoding(request.Name, request.Options.Path, shapes.Kind.ToString().ToLowerInvariant()),
        };
    }
}
