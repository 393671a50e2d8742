namespace Gossan.Report.Maps;

/// <summary>What was drawn and where the map lies in the picture.</summary>
/// <param name="Width">Width of the picture, in pixels.</param>
/// <param name="Height">Height of the picture, in pixels.</param>
/// <param name="MapLeft">First column of pixels of the map.</param>
/// <param name="MapTop">First row of pixels of the map.</param>
/// <param name="MapWidth">Columns of pixels of the map.</param>
/// <param name="MapHeight">Rows of pixels of the map.</param>
/// <param name="Minimum">Value of the first colour.</param>
/// <param name="Maximum">Value of the last colour.</param>
/// <param name="CellsPerSample">Edge of the blocks of cells that were averaged; 1 where every cell is drawn.</param>
/// <param name="SitesOutside">Sites that lie outside the raster and are not drawn.</param>
public sealed record MapPictureResult(
    int Width, int Height, int MapLeft, int MapTop, int MapWidth, int MapHeight,
    double Minimum, double Maximum, int CellsPerSample, int SitesOutside);
