using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>The class that a field gives to the polygon over a cell's centre; cells without a polygon, or without a class, are missing.</summary>
internal sealed class PolygonClassSource : LayerSource
{
    private readonly LayerShapes shapes;
    private readonly ShapeBurning burning;
    private readonly double[] places;

    public PolygonClassSource(LayerShapes shapes)
    {
        this.shapes = shapes;
        shapes.Require(VectorKind.Polygons);
        shapes.RequireNear(0);
        string field = shapes.Options.Field ?? throw Layers.LayerException.NeedsField(shapes.Name, shapes.Options.Path);
        places = [.. shapes.Labels(field).Select(label => label.Length > 0 ? shapes.Classes.PlaceOf(label) : double.NaN)];
        burning = new(shapes.Area.Grid, shapes.Shapes);
    }

    public override SourceAudit Audit => shapes.Audit($"classes of field '{shapes.Options.Field}' in the polygon over the cell's centre; the later polygon where two overlap");

    public override void Read(int firstRow, int rows, Span<float> cells)
    {
        cells.Fill(float.NaN);
        burning.Burn(firstRow, rows, places, cells);
    }
}
