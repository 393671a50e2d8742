using Gossan.Prospectivity.Mapping;

namespace Gossan.Prospectivity.Explanation;

/// <summary>What was explained.</summary>
/// <param name="Windows">Windows explained, also those of an earlier, interrupted run.</param>
/// <param name="RasterPath">The raster of attributions; <see langword="null"/> where there is none.</param>
/// <param name="Summary">The layers over all explained windows; <see langword="null"/> where there is no raster.</param>
/// <param name="Sample">Some of the windows, for plots; <see langword="null"/> where there is no raster.</param>
/// <param name="Precision">In which precision, and why; <see langword="null"/> where there is no raster.</param>
/// <param name="Note">Why there is no raster; else <see langword="null"/>.</param>
public sealed record AttributionResult(long Windows, string? RasterPath, AttributionSummary? Summary, AttributionSample? Sample, PrecisionChoice? Precision, string? Note);
