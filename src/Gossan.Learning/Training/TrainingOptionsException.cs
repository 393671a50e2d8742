namespace Gossan.Learning.Training;

/// <summary>Options of a training are outside their ranges.</summary>
public sealed class TrainingOptionsException : GossanException
{
    private TrainingOptionsException(string message)
        : base(message)
    {
    }

    /// <summary>Names all options that are wrong.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static TrainingOptionsException Because(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");
}
