namespace Gossan.Prospectivity.Prospects;

/// <summary>A prospect as cells of the map.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="Score">Mean likelihood less mean uncertainty; the mean likelihood where there is no uncertainty.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="MeanLikelihood">Over its cells, 0..1.</param>
/// <param name="PeakLikelihood">The highest of its cells.</param>
/// <param name="PeakRow">Row of the first cell, row by row, with that likelihood.</param>
/// <param name="PeakColumn">Column of that cell.</param>
/// <param name="MeanUncertainty">Over its cells that have one; <see langword="null"/> where none has.</param>
/// <param name="Runs">Its cells, row by row.</param>
public sealed record ProspectArea(
    int Rank, double Score, long Cells, double MeanLikelihood, float PeakLikelihood, int PeakRow, int PeakColumn, double? MeanUncertainty, IReadOnlyList<CellRun> Runs);
