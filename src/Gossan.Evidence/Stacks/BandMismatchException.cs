using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Stacks;

/// <summary>Two things that must see the same layers in the same order do not.</summary>
public sealed class BandMismatchException : GossanException
{
    private BandMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Compares two lists of bands.</summary>
    /// <param name="expectedBy">Who needs the first list: "model out/nickel/mae".</param>
    /// <param name="expected">Its bands in order.</param>
    /// <param name="foundIn">Who has the second list.</param>
    /// <param name="found">Its bands in order.</param>
    /// <exception cref="BandMismatchException">The lists differ; the message names the layers that are missing, additional or in another place.</exception>
    public static void ThrowIfDifferent(string expectedBy, IReadOnlyList<string> expected, string foundIn, IReadOnlyList<string> found)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        if (expected.SequenceEqual(found, StringComparer.Ordinal))
        {
            return;
        }

        var differences = new List<string>();
        Add("missing", expected.Except(found, StringComparer.Ordinal));
        Add("additional", found.Except(expected, StringComparer.Ordinal));
        if (differences.Count == 0)
        {
            // The same names: in another order, or one of them more than once.
            int place = Enumerable.Range(0, Math.Max(expected.Count, found.Count)).First(i => !string.Equals(expected.ElementAtOrDefault(i), found.ElementAtOrDefault(i), StringComparison.Ordinal));
            differences.Add($"another order: band {place + 1} should be {Named(expected)} and is {Named(found)}");

            string Named(IReadOnlyList<string> bands) => place < bands.Count ? $"'{bands[place]}'" : "none";
        }

        throw new BandMismatchException($"{foundIn} does not have the bands of {expectedBy} ({found.Count} against {expected.Count}): {string.Join("; ", differences)}.\nPrepare the stack from the same layers in the same order, or train again on this one.");

        void Add(string kind, IEnumerable<string> bands)
        {
            var list = bands.ToList();
            if (list.Count > 0)
            {
                differences.Add($"{kind} {string.Join(", ", list.Take(5).Select(b => $"'{b}'"))}{(list.Count > 5 ? $" and {list.Count - 5} more" : "")}");
            }
        }
    }

    /// <summary>Compares how two lists of the same bands are standardised.</summary>
    /// <param name="expectedBy">Who needs the first list.</param>
    /// <param name="expected">Its bands in order, with their steps.</param>
    /// <param name="foundIn">Who has the second list.</param>
    /// <param name="found">Its bands in order, with their steps.</param>
    /// <exception cref="BandMismatchException">A band was standardised with other numbers, so its values mean something else.</exception>
    public static void ThrowIfStandardisedDifferently(string expectedBy, IReadOnlyList<FittedLayer> expected, string foundIn, IReadOnlyList<FittedLayer> found)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        foreach (var (trained, here) in expected.Zip(found))
        {
            if (trained.Kind != here.Kind || !trained.Steps.SequenceEqual(here.Steps))
            {
                throw new BandMismatchException($"band '{here.Name}' of {foundIn} is standardised differently than {expectedBy} was trained for ({Words(here)} against {Words(trained)}).\nThe layer's data or transform changed since: run `gossan run`, which trains again.");
            }
        }
    }

    private static string Words(FittedLayer layer) => layer.Steps.Count == 0 ? "left as it is" : string.Join(", ", layer.Steps.Select(step => step.Describe()));
}
