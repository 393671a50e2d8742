using Gossan.Prospectivity.Models;

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

    /// <summary>Digits of the network's arithmetic; models without a network know float32 alone, whatever is asked for.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="MapException">A value is outside its range.</exception>
    public MapOptions Validated()
    {
        var problems = new List<string>();
        if (Uncertainty is < 0 or 1 or > 10_000)
        {
            problems.Add($"map.uncertainty is {Uncertainty}, but must be 2 to 10,000 passes (0 leaves it out)");
        }

        if (Stride is < 1 or > 1000)
        {
            problems.Add($"map.stride is {Stride}, but must be 1 to 1,000 cells");
        }

        if (Batch is < 1 or > 65_536)
        {
            problems.Add($"map.batch is {Batch}, but must be 1 to 65,536 windows");
        }

        if (!Enum.IsDefined(Precision))
        {
            problems.Add($"map.precision is {Precision}, but must be auto, float32 or bfloat16");
        }

        return problems.Count == 0 ? this : throw MapException.Options(problems);
    }
}
