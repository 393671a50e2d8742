namespace Gossan.Evidence.Folds;

/// <summary>What lies in a fold.</summary>
/// <param name="Number">From 1, as in the rasters.</param>
/// <param name="Name">Its name: the number, a band's range, a region, or the text of a table.</param>
/// <param name="Sites">Windows of sites that it tests.</param>
/// <param name="Windows">Its valid windows, those of sites included.</param>
public sealed record FoldSummary(int Number, string Name, int Sites, long Windows);
