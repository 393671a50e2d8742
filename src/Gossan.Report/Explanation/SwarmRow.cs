namespace Gossan.Report.Explanation;

/// <summary>One row of a <see cref="SwarmPlot"/>.</summary>
/// <param name="Name">Stands to the left of the row.</param>
/// <param name="X">Where the points lie, in the unit of the x axis; points that are not finite are left out.</param>
/// <param name="Colour">A number per point, shown as its colour from the row's low ones to its high ones.</param>
public sealed record SwarmRow(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Colour);
