namespace Gossan.Bench.Harness;

/// <summary>One line of a results table.</summary>
/// <param name="What">What was measured: size, batch, variant.</param>
/// <param name="Baseline">The other side's time, or what it is.</param>
/// <param name="Ours">This library's time, or what it is.</param>
/// <param name="Value">The ratio or share, with its spread.</param>
internal sealed record Row(string What, string Baseline, string Ours, string Value)
{
    /// <summary>What the value must reach; <see langword="null"/> where it is only reported.</summary>
    public string? Required { get; init; }

    /// <summary>Whether it was reached; <see langword="true"/> where nothing is required.</summary>
    public bool IsMet { get; init; } = true;
}
