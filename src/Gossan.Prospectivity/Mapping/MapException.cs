namespace Gossan.Prospectivity.Mapping;

/// <summary>A map cannot be made as asked.</summary>
public sealed class MapException : GossanException
{
    private MapException(string message)
        : base(message)
    {
    }

    /// <summary>Options outside their range.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static MapException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");
}
