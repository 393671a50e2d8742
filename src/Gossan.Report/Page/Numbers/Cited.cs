using System.Globalization;

namespace Gossan.Report.Page.Numbers;

/// <summary>A number of the page with the record's member that it comes from.</summary>
/// <param name="Value">The number; one that is not finite is shown as a dash.</param>
/// <param name="Source">"targets/gold/comparison/sites".</param>
/// <param name="Format">How it is shown.</param>
public readonly record struct Cited(double Value, string Source, string Format) : IFormattable
{
    /// <summary>As it is shown, without its source: with a minus as wide as a plus, and with spaces that no line is broken at.</summary>
    public override string ToString() => double.IsFinite(Value)
        ? Value.ToString(Format, CultureInfo.InvariantCulture).Replace('-', '\u2212').Replace(' ', '\u00a0')
        : "–";

    /// <summary>The same, whatever is asked for: its own format goes first.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();
}
