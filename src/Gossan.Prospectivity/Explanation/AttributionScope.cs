using System.Globalization;

namespace Gossan.Prospectivity.Explanation;

/// <summary>Which windows of a map are explained: to explain one costs many times what it costs to score it.</summary>
/// <param name="Kind">How they are chosen.</param>
/// <param name="Share">
/// Of <see cref="AttributionScopeKind.Share"/>: part of the cells with a likelihood, above 0 and at most 1. The best ceil(share x cells) are
/// explained, and with them all cells that are as likely as the last of these. 1 for all other kinds.
/// </param>
public sealed record AttributionScope(AttributionScopeKind Kind, double Share = 1)
{
    /// <summary>Reads a scope as it stands in a project file.</summary>
    /// <param name="text">"prospects", "all", "none", or a share such as "0.05".</param>
    /// <returns>The scope.</returns>
    /// <exception cref="ExplanationException">The text is none of these.</exception>
    public static AttributionScope Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text) ?? throw ExplanationException.Scope(Problem(text)!);
    }

    /// <summary>What is wrong with a scope, for a list of problems.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A sentence without a full stop; <see langword="null"/> for nothing.</returns>
    public static string? Problem(string? text) =>
        text is not null && TryParse(text) is not null
            ? null
            : $"map.attribution is '{text}', but must be prospects, all, none, or a share of the region above 0 and at most 1, such as 0.05";

    /// <summary>The scope as <see cref="Parse"/> reads it.</summary>
    /// <returns>One word or number.</returns>
    public override string ToString() => Kind == AttributionScopeKind.Share ? Share.ToString("R", CultureInfo.InvariantCulture) : Kind.ToString().ToLowerInvariant();

    /// <summary>How many cells the share is, ties aside: rounded up, at least one.</summary>
    /// <param name="cells">Cells with a likelihood.</param>
    /// <returns>0 where there are none, else 1 to <paramref name="cells"/>.</returns>
    public long CellsOf(long cells)
    {
        // In decimal, where 0.07 x 100 is 7 and not a little more.
        return cells == 0 ? 0 : Math.Clamp((long)Math.Ceiling((decimal)Share * cells), 1, cells);
    }

    private static AttributionScope? TryParse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "prospects" => new(AttributionScopeKind.Prospects),
        "all" => new(AttributionScopeKind.All),
        "none" => new(AttributionScopeKind.None),
        var word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is > 0 and <= 1 ? new(AttributionScopeKind.Share, share) : null,
    };
}
