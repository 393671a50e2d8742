namespace Gossan.Evidence.Filling;

/// <summary>What was done about the gaps of a layer in a region.</summary>
/// <param name="Method">How.</param>
/// <param name="DistanceMetres">How far a measured cell reached; <see langword="null"/> for other methods than idw.</param>
/// <param name="Value">What gaps were given, on the scale of the stack; <see langword="null"/> for idw and none.</param>
/// <param name="Filled">Cells that were filled.</param>
/// <param name="Share">The same as a share of the region's cells, 0..1.</param>
public sealed record FillAudit(FillMethod Method, double? DistanceMetres, double? Value, long Filled, double Share);
