namespace Gossan.Prospectivity.Models;

/// <summary>How many models an ensemble has.</summary>
public sealed record EnsembleOptions
{
    private const int Most = 100;

    /// <summary>Members, 2 to 100, each fitted from a seed of its own.</summary>
    public int Members { get; init; } = 5;

    /// <summary>Returns these options, or throws.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="EnsembleException">The number of members is outside its range.</exception>
    public EnsembleOptions Validated() => Members is >= 2 and <= Most ? this : throw EnsembleException.Members(Members, Most);
}
