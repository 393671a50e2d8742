namespace Gossan.Evidence.Sites;

/// <summary>One known deposit or occurrence, and what became of it.</summary>
/// <param name="Name">Its name in the file, or "cell row, column" of a label raster.</param>
/// <param name="X">Easting in the region's reference system.</param>
/// <param name="Y">Northing in the region's reference system.</param>
/// <param name="Row">Row of the cell that it lies in, or was moved to; -1 off the grid.</param>
/// <param name="Column">Column of that cell; -1 off the grid.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="MovedMetres">From its place to the centre of the cell that it was moved to, whether it marks that cell or shares it with a site that does; <see langword="null"/> where it stays in its own.</param>
public sealed record Site(string Name, double X, double Y, int Row, int Column, SiteFate Fate, double? MovedMetres = null)
{
    /// <summary>Whether it marks its cell.</summary>
    internal bool Marks => Fate is SiteFate.Used or SiteFate.Moved or SiteFate.Buffer;
}
