using System.Globalization;
using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>Numbers measured at points, carried over to the cells between them.</summary>
internal sealed class InterpolationSource : LayerSource
{
    private readonly LayerShapes shapes;
    private readonly PointInterpolation interpolation;

    public InterpolationSource(LayerShapes shapes)
    {
        this.shapes = shapes;
        shapes.Require(VectorKind.Points);
        var (options, grid) = (shapes.Options, shapes.Area.Grid);
        double? radius = options.Radius is { } r ? shapes.FromMetres(r) : null, coverage = options.Coverage is { } c ? shapes.FromMetres(c) : null;
        _ = shapes.MetresPerUnit;
        shapes.RequireNear(radius ?? coverage ?? Math.Max(grid.Columns * grid.CellWidth, grid.Rows * grid.CellHeight));
        var values = Numbers(shapes);
        Values.Add([.. values.Select(value => (float)value)]);
        interpolation = new(grid, Samples(shapes, values), new()
        {
            Method = options.Method,
            Power = options.Power,
            Radius = radius ?? double.PositiveInfinity,
            Neighbours = options.Neighbours,
            MinimumNeighbours = options.MinNeighbours,
            Coverage = coverage ?? double.PositiveInfinity,
        });
        if (interpolation.Merged > 0)
        {
            shapes.Note(string.Create(CultureInfo.InvariantCulture, $"the samples lie at {interpolation.Places:N0} different places, {interpolation.Merged:N0} fewer than there are; those that share one were averaged"));
        }
    }

    public override SourceAudit Audit => shapes.Audit(Describe());

    public override ValueProfile Values { get; } = new();

    public override void Read(int firstRow, int rows, Span<float> cells)
    {
        interpolation.Read(firstRow, rows, cells);
        if (shapes.Options.AveragesLogarithms)
        {
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] = MathF.Exp(cells[i]);
            }
        }
    }

    private static IReadOnlyList<double> Numbers(LayerShapes shapes)
    {
        var column = shapes.Shapes.Numbers(shapes.Options.Field!);
        foreach (string note in column.Notes)
        {
            shapes.Note(note);
        }

        return column.Values;
    }

    private static List<PointSample> Samples(LayerShapes shapes, IReadOnlyList<double> values)
    {
        if (shapes.Options.AveragesLogarithms)
        {
            double floor = values.Where(value => value > 0).DefaultIfEmpty(double.NaN).Min() / 2;
            if (double.IsNaN(floor))
            {
                throw LayerException.NothingPositive(shapes.Name, values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Max(), offset: 0);
            }

            int low = values.Count(value => value <= 0);
            if (low > 0)
            {
                shapes.Note(string.Create(CultureInfo.InvariantCulture, $"samples that are not positive ({low:N0} of {values.Count:N0}) count as {floor:G6} before their logarithm"));
            }

            values = [.. values.Select(value => value <= 0 ? Math.Log(floor) : Math.Log(value))];
        }

        return [.. shapes.Shapes.Points().Zip(values, (place, value) => new PointSample(place.X, place.Y, value))];
    }

    private string Describe()
    {
        var o = shapes.Options;
        string mean = o.Method == InterpolationMethod.Nearest
            ? "nearest sample"
            : string.Create(CultureInfo.InvariantCulture, $"inverse distance to the power {o.Power:G4}, {(o.Neighbours == 0 ? "all" : $"at most {o.Neighbours}")} samples, at least {o.MinNeighbours}");
        string within = o.Radius is { } radius ? string.Create(CultureInfo.InvariantCulture, $", within {radius:N0} m") : "";
        string covered = o.Coverage is { } coverage ? string.Create(CultureInfo.InvariantCulture, $", none farther than {coverage:N0} m from a sample") : "";
        return $"interpolated field '{o.Field}': {mean}{within}{covered}{(o.AveragesLogarithms ? ", of logarithms" : "")}";
    }
}
