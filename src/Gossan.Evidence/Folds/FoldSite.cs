namespace Gossan.Evidence.Folds;

/// <summary>The window of a site and the fold that tests it.</summary>
/// <param name="Region">The region's name.</param>
/// <param name="Name">The site's name.</param>
/// <param name="Row">Row of its cell, from 0.</param>
/// <param name="Column">Column of its cell, from 0.</param>
/// <param name="Fold">The fold's number, from 1.</param>
public sealed record FoldSite(string Region, string Name, int Row, int Column, int Fold);
