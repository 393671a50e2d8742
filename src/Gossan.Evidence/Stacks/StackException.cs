namespace Gossan.Evidence.Stacks;

/// <summary>A prepared stack cannot be used.</summary>
public sealed class StackException : GossanException
{
    private StackException(string message)
        : base(message)
    {
    }

    /// <summary>An audit file cannot be read.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static StackException DamagedAudit(string path, string reason) => new($"{path} is damaged: {reason}\nDelete it and run `gossan prepare` again.");
}
