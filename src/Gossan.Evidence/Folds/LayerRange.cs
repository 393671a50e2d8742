namespace Gossan.Evidence.Folds;

/// <summary>How far the values of a layer resemble each other.</summary>
/// <param name="Layer">The layer's name; the bands of a categorical layer together count as one.</param>
/// <param name="Metres">The distance at which an exponential variogram fitted to it reaches 95 % of its sill; 0 where neighbouring cells are no more alike than distant ones.</param>
/// <param name="AtLeast">Whether the variogram still rises at half the region's extent, which is then the distance given.</param>
public sealed record LayerRange(string Layer, double Metres, bool AtLeast);
