namespace Gossan.Serve.Security;

/// <summary>A file that is not given out: it is missing, or lies outside the project, or is of another format than results are.</summary>
public sealed class NotServedException : GossanException
{
    private NotServedException(string message)
        : base(message)
    {
    }

    internal static NotServedException File(string name) => new($"{name} is missing, or is no result that lies in the project's folder.");
}
