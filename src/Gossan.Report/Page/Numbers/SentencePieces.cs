using System.Globalization;
using System.Text.RegularExpressions;

namespace Gossan.Report.Page.Numbers;

/// <summary>A sentence cut at its arguments.</summary>
internal static partial class SentencePieces
{
    /// <summary>Words, as strings, and arguments as they were given, in order.</summary>
    public static IEnumerable<object?> Of(FormattableString text) => Arguments().Split(text.Format)
        .Select(piece => piece.StartsWith('{') ? text.GetArgument(int.Parse(piece[1..^1], CultureInfo.InvariantCulture)) : piece);

    [GeneratedRegex(@"(?<argument>\{\d+\})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arguments();
}
