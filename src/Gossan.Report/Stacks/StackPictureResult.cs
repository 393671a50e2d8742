namespace Gossan.Report.Stacks;

/// <summary>What was drawn and where the panels lie in the picture.</summary>
/// <param name="Width">Width of the picture, in pixels.</param>
/// <param name="Height">Height of the picture, in pixels.</param>
/// <param name="Columns">Panels side by side.</param>
/// <param name="MapWidth">Columns of pixels of each panel's map.</param>
/// <param name="MapHeight">Rows of pixels of each panel's map.</param>
/// <param name="CellsPerSample">Edge of the blocks of cells that were averaged; 1 where every cell is drawn.</param>
/// <param name="SitesOutside">Sites that lie outside the raster and are not drawn.</param>
/// <param name="BandsLeftOut">Bands at the stack's end for which there was no room; the picture says so.</param>
/// <param name="Panels">The bands drawn, in order.</param>
public sealed record StackPictureResult(
    int Width, int Height, int Columns, int MapWidth, int MapHeight, int CellsPerSample,
    int SitesOutside, int BandsLeftOut, IReadOnlyList<StackPanelResult> Panels);
