using System.Globalization;
using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>Distance in metres from a cell's centre to the nearest shape; 0 inside polygons.</summary>
internal sealed class DistanceSource : LayerSource
{
    private readonly LayerShapes shapes;
    private readonly DistanceField field;
    private readonly ShapeBurning? inside;
    private readonly double[] zeros;
    private readonly float metresPerUnit;

    public DistanceSource(LayerShapes shapes)
    {
        this.shapes = shapes;
        metresPerUnit = (float)shapes.MetresPerUnit;
        var grid = shapes.Area.Grid;

        // Shapes beside the region count: the nearest fault may lie beyond its rim.
        shapes.RequireNear(Math.Max(grid.Columns * grid.CellWidth, grid.Rows * grid.CellHeight));
        field = new(grid, shapes.Shapes.Pieces(), shapes.Options.MaxDistance is { } cap ? shapes.FromMetres(cap) : double.PositiveInfinity);
        inside = shapes.Kind is VectorKind.Polygons or VectorKind.Mixed ? new(grid, shapes.Shapes) : null;
        zeros = new double[shapes.Shapes.Count];
    }

    public override SourceAudit Audit => shapes.Audit(string.Create(
        CultureInfo.InvariantCulture, $"distance in metres from the cell's centre{(shapes.Options.MaxDistance is { } cap ? $", at most {cap:N0} m" : "")}{(inside is null ? "" : "; 0 inside polygons")}"));

    public override void Read(int firstRow, int rows, Span<float> cells)
    {
        field.Read(firstRow, rows, cells);
        inside?.Burn(firstRow, rows, zeros, cells);
        if (metresPerUnit != 1)
        {
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] *= metresPerUnit;
            }
        }
    }
}
