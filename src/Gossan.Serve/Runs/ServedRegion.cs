using Gossan.Grids;

namespace Gossan.Serve.Runs;

/// <summary>A region, and where its rasters lie.</summary>
/// <param name="View">What readers are told.</param>
/// <param name="Grid">Its grid.</param>
/// <param name="Layers">By their ids.</param>
internal sealed record ServedRegion(RegionView View, Grid Grid, IReadOnlyDictionary<string, ServedLayer> Layers);
