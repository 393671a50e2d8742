namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>Sizes of a network that do not fit together; the message lists all that is wrong.</summary>
public sealed class ModelOptionsException : GossanException
{
    private ModelOptionsException(string message, IReadOnlyList<string> problems)
        : base(message) => Problems = problems;

    /// <summary>What is wrong, one sentence each, with the way out.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Says everything that is wrong with a network's options.</summary>
    /// <param name="what">Which network: "masked autoencoder".</param>
    /// <param name="problems">One or more sentences without a final full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static ModelOptionsException Because(string what, IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return new($"the {what} cannot be built:\n{string.Join('\n', problems.Select(p => $"- {p}."))}", problems);
    }
}
