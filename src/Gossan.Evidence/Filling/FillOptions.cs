namespace Gossan.Evidence.Filling;

/// <summary>What is done about the gaps of a layer.</summary>
public sealed record FillOptions
{
    /// <summary>How.</summary>
    [ShortForm]
    public FillMethod Method { get; init; } = FillMethod.None;

    /// <summary>idw: how far a measured cell reaches, in metres; five cells of the grid when not given.</summary>
    public double? Distance { get; init; }

    /// <summary>Whether the filled cells are written to <c>out/stack/REGION.filled.tif</c>, as a band of 1 (filled) and 0 (measured or still missing).</summary>
    public bool Mask { get; init; }

    /// <summary>What is wrong with these options, a sentence each without a full stop.</summary>
    /// <returns>Nothing when they can be used.</returns>
    public IEnumerable<string> Problems()
    {
        if (Distance is not null && Method != FillMethod.Idw)
        {
            yield return $"fill.distance belongs to fill.method: idw, not to {Method.ToString().ToLowerInvariant()}";
        }

        if (Distance is { } metres && !(metres > 0))
        {
            yield return FormattableString.Invariant($"fill.distance is {metres}, but must be above 0 metres");
        }
    }
}
