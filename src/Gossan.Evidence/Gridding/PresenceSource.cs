using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>1 in every cell that a shape covers (its centre inside a polygon) or touches (lines and points), else 0.</summary>
internal sealed class PresenceSource : LayerSource
{
    private readonly LayerShapes shapes;
    private readonly ShapeBurning burning;
    private readonly double[] ones;

    public PresenceSource(LayerShapes shapes)
    {
        shapes.RequireNear(0);
        this.shapes = shapes;
        burning = new(shapes.Area.Grid, shapes.Shapes);
        ones = [.. Enumerable.Repeat(1.0, shapes.Shapes.Count)];
    }

    public override SourceAudit Audit => shapes.Audit("presence: 1 where a shape covers the cell's centre (polygons) or touches the cell (lines, points), else 0");

    public override bool IsBinary => true;

    public override void Read(int firstRow, int rows, Span<float> cells)
    {
        cells.Clear();
        burning.Burn(firstRow, rows, ones, cells);
    }
}
