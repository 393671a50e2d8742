namespace Gossan.Prospectivity.Reconstructions;

/// <summary>One layer of a window that a masked autoencoder painted.</summary>
/// <param name="Band">The band's name.</param>
/// <param name="Hidden">Whether the whole layer was hidden, beside the hidden patches.</param>
/// <param name="Error">Mean squared error inside the hidden patches, in squared standard deviations: 1 is as good as painting the region's mean.</param>
/// <param name="Original">(rows, columns) standardised evidence, to 4 decimals.</param>
/// <param name="Painted">(rows, columns) what the network painted, in the same unit, to 4 decimals; in shown patches it is painted over.</param>
public sealed record ReconstructedLayer(string Band, bool Hidden, double Error, IReadOnlyList<IReadOnlyList<double>> Original, IReadOnlyList<IReadOnlyList<double>> Painted);
