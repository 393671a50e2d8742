namespace Gossan.Report.Stacks;

/// <summary>What was drawn of one band, and where.</summary>
/// <param name="Title">The band's name in full.</param>
/// <param name="MapLeft">First column of pixels of its map in the picture.</param>
/// <param name="MapTop">First row of pixels of its map in the picture.</param>
/// <param name="Minimum">Value of the first colour; NaN where all cells are missing.</param>
/// <param name="Maximum">Value of the last colour; equal to the first where the band is constant, NaN where all cells are missing.</param>
/// <param name="MissingShare">Share of the raster's cells that are missing, 0 to 1.</param>
/// <param name="OnesShare">Share of ones among the cells that are not missing, 0 to 1; <see langword="null"/> where the band is drawn as a quantity.</param>
public sealed record StackPanelResult(string Title, int MapLeft, int MapTop, double Minimum, double Maximum, double MissingShare, double? OnesShare);
