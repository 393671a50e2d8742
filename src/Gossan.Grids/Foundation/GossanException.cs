namespace Gossan;

/// <summary>A problem that the user can fix: files, options or data. The message names the thing, the facts that disagree and the way out.</summary>
/// <remarks>The command line prints the message alone and ends with exit code 2; any other exception is a bug and keeps its stack trace.</remarks>
public abstract class GossanException : Exception
{
    /// <summary>Makes the exception with the text that the user will read.</summary>
    /// <param name="message">What is wrong, where, and what to do; no trailing line break.</param>
    /// <param name="inner">What caused it, or <see langword="null"/>.</param>
    protected GossanException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
