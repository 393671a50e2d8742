namespace Gossan.Bench.Harness;

/// <summary>How much time the run may take.</summary>
/// <param name="IsQuick">Whether it is only a smoke test: small sizes, few turns, nothing to be quoted.</param>
internal sealed record Effort(bool IsQuick)
{
    /// <summary>The first number in a full run, the second in a quick one.</summary>
    public T Of<T>(T full, T quick) => IsQuick ? quick : full;
}
