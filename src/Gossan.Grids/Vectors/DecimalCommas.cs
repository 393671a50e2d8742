using System.Globalization;

namespace Gossan.Grids;

/// <summary>Numbers as tables write them, with decimal points or, in half of the world, decimal commas.</summary>
internal static class DecimalCommas
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Whether the commas of a column are decimal ones: no text has a decimal point, and at least one comma cannot be one of thousands.</summary>
    /// <remarks>Where all could be either ("1,234"), a file that separates its columns by something else means decimal ones.</remarks>
    /// <exception cref="VectorException">They could be either, and the file does not tell.</exception>
    internal static bool Are(TextColumn column)
    {
        string? ambiguous = null;
        bool sure = false;
        foreach (string text in column.Texts)
        {
            ReadOnlySpan<char> number = WithoutLimit(text);
            int point = number.IndexOf('.');
            if (point >= 0 && point + 1 < number.Length && char.IsAsciiDigit(number[point + 1]))
            {
                return false;
            }

            // Two commas, or no number at all: whoever reads the column will name it.
            if (!number.Contains(',') || !TryParse(number, commas: true, out _))
            {
                continue;
            }

            sure |= !MayBeThousands(number);
            ambiguous ??= text;
        }

        return sure || (ambiguous is not null && (column.Separator is ';' or '\t' or '|' ? true : throw VectorException.AmbiguousCommas(column.Path, column.Name, ambiguous)));
    }

    /// <summary>Reads one finite number.</summary>
    /// <param name="text">Without blanks round it.</param>
    /// <param name="commas">Whether its comma is the decimal one; if not, a comma makes it no number.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether it is one.</returns>
    internal static bool TryParse(ReadOnlySpan<char> text, bool commas, out double value)
    {
        int comma = commas ? text.IndexOf(',') : -1;
        if (comma < 0)
        {
            return double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }

        string pointed = $"{text[..comma]}.{text[(comma + 1)..]}";
        return double.TryParse(pointed, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>The number in "&lt;0.5" or "&gt; 100".</summary>
    internal static ReadOnlySpan<char> WithoutLimit(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        return trimmed is ['<' or '>', ..] ? trimmed[1..].Trim() : trimmed;
    }

    /// <summary>Whether one comma stands before exactly three last digits and after one to three that do not begin with 0.</summary>
    private static bool MayBeThousands(ReadOnlySpan<char> number)
    {
        ReadOnlySpan<char> digits = number.TrimStart("+-");
        int comma = digits.IndexOf(',');
        return comma is >= 1 and <= 3 && digits.Length == comma + 4 && digits[0] != '0'
            && !digits[..comma].ContainsAnyExceptInRange('0', '9') && !digits[(comma + 1)..].ContainsAnyExceptInRange('0', '9');
    }
}
