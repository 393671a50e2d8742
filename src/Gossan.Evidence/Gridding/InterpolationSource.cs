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
        double[] numbers = shapes.Numbers(options.Field!);
        Values = ProfileOf(numbers);
        interpolation = new(grid, Samples(shapes, numbers), new()
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

    public override ValueProfile Values { get; }

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

    private static List<PointSample> Samples(LayerShapes shapes, double[] numbers) =>
        [.. shapes.Shapes.Points().Zip(OnScale(shapes, numbers), (place, value) => new PointSample(place.X, place.Y, value))];

    private static IEnumerable<double> OnScale(LayerShapes shapes, double[] numbers)
    {
        var options = shapes.Options;
        double[] measured = [.. numbers.Where(number => !double.IsNaN(number))];
        int low = measured.Count(number => number <= 0);
        string told = low == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"samples at or below zero ({low:N0} of {measured.Length:N0}, the lowest is {measured.Min():G6})");
        if (!options.AveragesLogarithms)
        {
            if (low > 0 && options.TakesLogarithms)
            {
                shapes.Note($"{told} are averaged as they are, before the transform's logarithm");
            }

            return numbers;
        }

        if (low > 0 && low == measured.Length)
        {
            throw LayerException.NothingPositive(shapes.Name, measured.Max(), offset: 0);
        }

        // Below what this file's laboratory can detect: a fact of the file, not a number that regions learn from each other.
        double floor = measured.Where(number => number > 0).DefaultIfEmpty(double.NaN).Min() / 2;
        if (low > 0)
        {
            shapes.Note(string.Create(CultureInfo.InvariantCulture, $"{told} count as {floor:G6} before their logarithm, half of the smallest positive sample of this file"));
        }

        return numbers.Select(number => Math.Log(number <= 0 ? floor : number));
    }

    /// <summary>Of the samples' own numbers: between the samples a code is smeared and cannot be told.</summary>
    private static ValueProfile ProfileOf(double[] numbers)
    {
        var profile = new ValueProfile();
        profile.Add([.. numbers.Select(number => (float)Math.Clamp(number, float.MinValue, float.MaxValue))]);
        return profile;
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
