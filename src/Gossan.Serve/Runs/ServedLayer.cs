using Gossan.Evidence.Layers;

namespace Gossan.Serve.Runs;

/// <summary>A layer, and where it lies.</summary>
/// <param name="View">What readers are told.</param>
/// <param name="Path">The raster.</param>
/// <param name="Band">0 for its first band.</param>
/// <param name="Steps">How its values were made from the survey's; <see langword="null"/> where it is no evidence.</param>
internal sealed record ServedLayer(LayerView View, string Path, int Band, FittedLayer? Steps = null);
