using Gossan.Report.Maps;

namespace Gossan.Report.Page.Maps;

/// <summary>A band of a raster that a map shows.</summary>
/// <param name="Id">Unique in its map.</param>
/// <param name="Name">For the layer switch and the legend.</param>
/// <param name="Unit">Of its values; empty where it has none.</param>
/// <param name="Group">Heading in the layer switch.</param>
/// <param name="Path">The raster.</param>
/// <param name="Band">0 for its first band.</param>
/// <param name="Ramp">Colours from low to high.</param>
/// <param name="Low">Value of the first colour; <see langword="null"/> for the 2nd percentile.</param>
/// <param name="High">Value of the last colour; <see langword="null"/> for the 98th percentile.</param>
internal sealed record MapLayerSource(string Id, string Name, string Unit, string Group, string Path, int Band, ColourRamp Ramp, double? Low = null, double? High = null);
