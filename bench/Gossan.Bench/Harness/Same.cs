namespace Gossan.Bench.Harness;

/// <summary>Both sides of a ratio must have done the same work.</summary>
internal static class Same
{
    /// <summary>Stops the run when they did not.</summary>
    public static void Require(bool same, string what)
    {
        if (!same)
        {
            throw new InvalidOperationException($"The two sides disagree about the {what}: their ratio would mean nothing.");
        }
    }
}
