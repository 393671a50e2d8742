namespace Gossan.Serve.Security;

/// <summary>What is not given out: it is missing, or lies outside the project, or is of another format than results are.</summary>
public sealed class NotServedException : GossanException
{
    private NotServedException(string message)
        : base(message)
    {
    }

    /// <summary>Whether a later request may fare better.</summary>
    internal bool IsPassing { get; private init; }

    internal static NotServedException Link(string name) => new($"{name} is a link that leads out of the project's folder: nothing is shown of a project with such links among its results. Copy the file there instead.");

    internal static NotServedException Replaced(string name) => new($"{name} is being replaced: ask again.") { IsPassing = true };

    internal static NotServedException File(string name) => new($"{name} is missing, or is no result that lies in the project's folder.");
}
