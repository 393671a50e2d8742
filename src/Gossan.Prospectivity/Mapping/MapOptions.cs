namespace Gossan.Prospectivity.Mapping;

/// <summary>How a map is made.</summary>
public sealed record MapOptions
{
    /// <summary>Passes for the uncertainty of each window, 2 or more; 0 leaves the uncertainty out.</summary>
    public int Uncertainty { get; init; } = 100;

    /// <summary>Predict one window in stride x stride cells and let it stand for its neighbours: a quick preview. 1 is the full map.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Windows computed together.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="MapException">A value is outside its range.</exception>
    public MapOptions Validated()
    {
        var problems = new List<string>();
        if (Uncertainty is < 0 or 1)
        {
            problems.Add($"map.uncertainty is {Uncertainty}, but a spread needs at least 2 passes (0 leaves it out)");
        }

        if (Stride < 1)
        {
            problems.Add($"map.stride is {Stride}, but must be at least 1 cell");
        }

        if (Batch < 1)
        {
            problems.Add($"map.batch is {Batch}, but must be at least 1 window");
        }

        return problems.Count == 0 ? this : throw MapException.Options(problems);
    }
}
