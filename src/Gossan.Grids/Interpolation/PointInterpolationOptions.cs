namespace Gossan.Grids;

/// <summary>How <see cref="PointInterpolation"/> makes cells of samples.</summary>
public sealed record PointInterpolationOptions
{
    private const double LargestPower = 10;

    /// <summary>Weighted mean or nearest value.</summary>
    public InterpolationMethod Method { get; init; } = InterpolationMethod.Idw;

    /// <summary>Weights are the distance to minus this power; above 0, at most 10. Only <see cref="InterpolationMethod.Idw"/> uses it.</summary>
    public double Power { get; init; } = 2;

    /// <summary>Samples farther away do not count, in units of the CRS; above 0, infinity for no limit.</summary>
    public double Radius { get; init; } = double.PositiveInfinity;

    /// <summary>Most samples that count for a cell, the nearest; 0 for all within <see cref="Radius"/>. Only <see cref="InterpolationMethod.Idw"/> uses it.</summary>
    public int Neighbours { get; init; } = 12;

    /// <summary>A cell with fewer samples within <see cref="Radius"/> is missing; 1 or more.</summary>
    public int MinimumNeighbours { get; init; } = 1;

    /// <summary>A cell whose nearest sample is farther away is missing, in units of the CRS; above 0, infinity for no limit.</summary>
    public double Coverage { get; init; } = double.PositiveInfinity;

    /// <summary>How many of the nearest samples a cell has to know; 0 for all within the radius.</summary>
    internal int Needed => Method == InterpolationMethod.Nearest ? MinimumNeighbours : Neighbours;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="InterpolationException">A number is out of its range, or more neighbours are required than may count.</exception>
    public PointInterpolationOptions Validated()
    {
        var problems = new List<string>();
        if (!Enum.IsDefined(Method))
        {
            problems.Add($"method is {Method}, but there are only {string.Join(" and ", Enum.GetNames<InterpolationMethod>())}");
        }

        if (!(Power > 0 && Power <= LargestPower))
        {
            problems.Add(FormattableString.Invariant($"power is {Power}, but weights need one above 0 and at most {LargestPower}; 2 is usual"));
        }

        if (!(Radius > 0))
        {
            problems.Add(FormattableString.Invariant($"radius is {Radius}, but no sample lies within it: use a distance above 0, or leave it out for no limit"));
        }

        if (!(Coverage > 0))
        {
            problems.Add(FormattableString.Invariant($"coverage is {Coverage}, but no cell lies within it: use a distance above 0, or leave it out for no limit"));
        }

        if (Neighbours < 0)
        {
            problems.Add($"neighbours is {Neighbours}, but a number of samples is needed: use 0 for all within the radius, or such as 12");
        }

        if (MinimumNeighbours < 1)
        {
            problems.Add($"minimum_neighbours is {MinimumNeighbours}, but no cell has a value without a sample: use 1 or more");
        }

        if (Method == InterpolationMethod.Idw && Neighbours > 0 && MinimumNeighbours > Neighbours)
        {
            problems.Add($"minimum_neighbours is {MinimumNeighbours}, but at most {Neighbours} count (neighbours): lower the first or raise the second");
        }

        return problems.Count == 0 ? this : throw InterpolationException.Options(problems);
    }
}
