namespace Gossan.Prospectivity.Reconstructions;

/// <summary>A window that a masked autoencoder painted from the patches that it was shown.</summary>
/// <param name="Region">The region's name.</param>
/// <param name="Row">Row of the window's centre, from 0.</param>
/// <param name="Column">Its column, from 0.</param>
/// <param name="HiddenPatches">(rows of patches, columns of patches) whether the network did not see the patch.</param>
/// <param name="Layers">Every layer, in band order.</param>
public sealed record ReconstructedWindow(string Region, int Row, int Column, IReadOnlyList<IReadOnlyList<bool>> HiddenPatches, IReadOnlyList<ReconstructedLayer> Layers);
