namespace Gossan.Evidence.Folds;

/// <summary>Which cell and which site is in which fold.</summary>
/// <param name="Cells">Per region (rows x columns) folds, from 0.</param>
/// <param name="SiteFolds">The fold of each site.</param>
/// <param name="Names">A name per fold.</param>
/// <param name="Notes">What a user should know, a sentence each.</param>
internal sealed record FoldAreas(byte[][] Cells, IReadOnlyList<int> SiteFolds, IReadOnlyList<string> Names, IReadOnlyList<string> Notes)
{
    /// <summary>"1" to "K".</summary>
    public static string[] Numbered(int folds) => [.. Enumerable.Range(1, folds).Select(fold => fold.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
