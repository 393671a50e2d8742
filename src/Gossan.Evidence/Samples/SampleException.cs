namespace Gossan.Evidence.Samples;

/// <summary>Labelled windows cannot be drawn as asked.</summary>
public sealed class SampleException : GossanException
{
    private SampleException(string message)
        : base(message)
    {
    }

    /// <summary>Options outside their range.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static SampleException Options(IReadOnlyList<string> problems) => new(string.Join(".\n", problems) + ".");

    /// <summary>The sites lie too close together to be split by blocks.</summary>
    /// <param name="sites">Sites with a valid window.</param>
    /// <param name="blockSize">Edge of the blocks tried last, in cells.</param>
    /// <param name="reason">Which set would be empty, and why.</param>
    /// <returns>The exception to throw.</returns>
    public static SampleException CannotSplit(int sites, int blockSize, string reason) =>
        new($"the {sites} sites cannot be split into separate blocks of {blockSize} cells: {reason}.\nUse --set samples.block_size=N with a smaller N, a smaller windows.size, or --set samples.split=random (optimistic: neighbouring windows end up in training and test).");

    /// <summary>The likely-negative range holds no window.</summary>
    /// <param name="unlabelled">Unlabelled valid windows.</param>
    /// <param name="range">The range asked for.</param>
    /// <returns>The exception to throw.</returns>
    public static SampleException NoNegatives(long unlabelled, string range) =>
        new($"no likely negatives: the range {range} of {unlabelled:N0} unlabelled windows is empty for at least one of training, validation and test.\nWiden samples.likely_negatives, or use a smaller windows.size.");
}
