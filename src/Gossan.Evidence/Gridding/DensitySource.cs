using System.Globalization;
using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>Kilometres of line and outline, or number of points, per square kilometre of a circle round the cell's centre.</summary>
internal sealed class DensitySource : LayerSource
{
    private const double MetresPerKilometre = 1000;

    private readonly LayerShapes shapes;
    private readonly DensityField field;
    private readonly float factor;

    public DensitySource(LayerShapes shapes)
    {
        this.shapes = shapes;
        shapes.Require(VectorKind.Points, VectorKind.Lines, VectorKind.Polygons);
        double radius = shapes.FromMetres(shapes.Options.Radius!.Value), kilometresPerUnit = shapes.MetresPerUnit / MetresPerKilometre;
        shapes.RequireNear(radius);
        field = new(shapes.Area.Grid, shapes.Shapes.Pieces(), radius);
        factor = (float)(shapes.Kind == VectorKind.Points ? 1 / (kilometresPerUnit * kilometresPerUnit) : 1 / kilometresPerUnit);
    }

    public override SourceAudit Audit => shapes.Audit(string.Create(
        CultureInfo.InvariantCulture, $"density, {(shapes.Kind == VectorKind.Points ? "points" : shapes.Kind == VectorKind.Lines ? "km of line" : "km of outline")} per km2 within {shapes.Options.Radius:N0} m"));

    public override void Read(int firstRow, int rows, Span<float> cells)
    {
        field.Read(firstRow, rows, cells);
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] *= factor;
        }
    }
}
