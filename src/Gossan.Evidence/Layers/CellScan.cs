namespace Gossan.Evidence.Layers;

/// <summary>Goes through all cells of a layer once, some at a time and always in the same order; can be called again.</summary>
/// <param name="action">Given the cells.</param>
public delegate void CellScan(CellAction action);
