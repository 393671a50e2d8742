namespace Gossan.Evidence.Windows;

/// <summary>Where a window stands: its centre cell.</summary>
/// <param name="Region">Index of the region in the project's order, from 0.</param>
/// <param name="Row">Row of the centre cell, 0 in the north.</param>
/// <param name="Column">Column of the centre cell, 0 in the west.</param>
public readonly record struct WindowCentre(int Region, int Row, int Column);
