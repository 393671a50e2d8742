namespace Gossan.Serve.Runs;

/// <summary>A region with everything that lies on its grid.</summary>
/// <param name="Name">The region's name.</param>
/// <param name="Crs">Name of its CRS; empty where it has none.</param>
/// <param name="Degrees">Whether positions are degrees.</param>
/// <param name="CellMetres">Width of a cell in metres; 0 where it differs from place to place or is not known.</param>
/// <param name="Transform">Of a position in columns and rows to one on the map: x = t0 + t1 column + t2 row, y = t3 + t4 column + t5 row.</param>
/// <param name="Columns">Columns of the grid.</param>
/// <param name="Rows">Rows of the grid.</param>
/// <param name="Layers">Rasters, band by band.</param>
/// <param name="Targets">Deposit types with their sites and prospects.</param>
internal sealed record RegionView(
    string Name, string Crs, bool Degrees, double CellMetres, double[] Transform, int Columns, int Rows, IReadOnlyList<LayerView> Layers, IReadOnlyList<TargetView> Targets);
