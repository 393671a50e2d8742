namespace Gossan.Evidence.Sites;

/// <summary>One known deposit or occurrence, and what became of it.</summary>
/// <param name="Name">Its name in the file, or "cell row, column" of a label raster.</param>
/// <param name="X">Easting in the region's reference system.</param>
/// <param name="Y">Northing in the region's reference system.</param>
/// <param name="Row">Row of the cell that it marks or lies in; -1 outside.</param>
/// <param name="Column">Column of that cell; -1 outside.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="MovedMetres">From its place to the centre of the cell that it marks instead of its own; <see langword="null"/> unless it was moved.</param>
public sealed record Site(string Name, double X, double Y, int Row, int Column, SiteFate Fate, double? MovedMetres = null)
{
    /// <summary>Whether it marks its cell.</summary>
    internal bool Marks => Fate is SiteFate.Used or SiteFate.Moved or SiteFate.Buffer;
}
