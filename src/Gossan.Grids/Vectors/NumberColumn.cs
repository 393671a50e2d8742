using System.Globalization;

namespace Gossan.Grids;

/// <summary>A column of texts as numbers.</summary>
/// <param name="Values">One for each text; NaN where it is missing, half the limit for "&lt;0.5", the limit for "&gt;100".</param>
/// <param name="Missing">How many are empty, "NA", "N/A", "nan", "null" or "-", in any case.</param>
/// <param name="BelowDetection">How many begin with "&lt;".</param>
/// <param name="AboveLimit">How many begin with "&gt;".</param>
/// <param name="HasDecimalCommas">Whether commas were read as decimal points.</param>
/// <param name="Notes">What was counted and assumed, one sentence each; for the audit and the report.</param>
public sealed record NumberColumn(IReadOnlyList<double> Values, int Missing, int BelowDetection, int AboveLimit, bool HasDecimalCommas, IReadOnlyList<string> Notes)
{
    private static readonly string[] MissingWords = ["", "NA", "N/A", "nan", "null", "-"];

    /// <summary>Reads a column of measured values.</summary>
    /// <exception cref="VectorException">A text is no number, commas can be read in two ways, or there is no value at all or none above its detection limit.</exception>
    internal static NumberColumn Of(TextColumn column)
    {
        bool commas = DecimalCommas.Are(column);
        double[] values = new double[column.Texts.Count];
        int missing = 0;
        int below = 0;
        int above = 0;
        string? belowSuch = null;
        string? aboveSuch = null;
        for (int i = 0; i < values.Length; i++)
        {
            string text = column.Texts[i].Trim();
            if (MissingWords.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                values[i] = double.NaN;
                missing++;
                continue;
            }

            if (!DecimalCommas.TryParse(DecimalCommas.WithoutLimit(text), commas, out values[i]))
            {
                throw VectorException.FieldNotNumeric(column.Path, column.PlaceOf(i), column.Name, column.Texts[i]);
            }

            if (text[0] == '<')
            {
                values[i] /= 2;
                below++;
                belowSuch ??= text;
            }
            else if (text[0] == '>')
            {
                above++;
                aboveSuch ??= text;
            }
        }

        if (missing == values.Length)
        {
            throw VectorException.AllMissing(column.Path, column.Name, values.Length);
        }

        if (below + missing == values.Length)
        {
            throw VectorException.AllBelowDetection(column.Path, column.Name, below, belowSuch!);
        }

        var notes = new List<string>();
        string of = string.Create(CultureInfo.InvariantCulture, $"of {values.Length} values of {column.Name}");
        AddNote(notes, missing, $"{of} are missing.");
        AddNote(notes, below, $"{of} are below the detection limit (such as {belowSuch}); half the limit was taken.");
        AddNote(notes, above, $"{of} are above the upper limit (such as {aboveSuch}); the limit was taken.");
        if (commas)
        {
            notes.Add($"The commas of {column.Name} were read as decimal points.");
        }

        return new(values, missing, below, above, commas, notes);
    }

    /// <summary>Reads a column of coordinates, none of which may be missing or a limit.</summary>
    /// <exception cref="VectorException">A text is no finite number, or commas can be read in two ways.</exception>
    internal static NumberColumn Coordinates(TextColumn column)
    {
        bool commas = DecimalCommas.Are(column);
        double[] values = new double[column.Texts.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (!DecimalCommas.TryParse(column.Texts[i].AsSpan().Trim(), commas, out values[i]))
            {
                throw VectorException.NotANumber(column.Path, column.PlaceOf(i), column.Name, column.Texts[i]);
            }
        }

        return new(values, 0, 0, 0, commas, commas ? [$"The commas of {column.Name} were read as decimal points."] : []);
    }

    private static void AddNote(List<string> notes, int count, string text)
    {
        if (count > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {text}"));
        }
    }
}
