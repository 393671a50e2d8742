namespace Gossan.Evidence.Sites;

/// <summary>One known deposit or occurrence, and what became of it.</summary>
/// <param name="Name">Its name in the file, or "cell row, column" of a label raster.</param>
/// <param name="X">Easting in the region's reference system.</param>
/// <param name="Y">Northing in the region's reference system.</param>
/// <param name="Row">Row of its cell; -1 outside.</param>
/// <param name="Column">Column of its cell; -1 outside.</param>
/// <param name="Fate">What became of it.</param>
public sealed record Site(string Name, double X, double Y, int Row, int Column, SiteFate Fate);
