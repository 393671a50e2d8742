using System.Globalization;
using System.Text;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Prospects as a comma-separated table (RFC 4180) with the places of their centroids and peaks.</summary>
internal static class ProspectTable
{
    private static readonly string[] Places = ["x", "y", "longitude", "latitude", "peak_x", "peak_y"];

    /// <summary>Writes the table whole; numbers with a point, whatever the machine's language.</summary>
    public static void Write(string path, IReadOnlyList<Prospect> prospects)
    {
        var text = new StringBuilder();
        AddLine(ProspectColumns.Fields.Select(field => field.Name), Places);
        foreach (var prospect in prospects)
        {
            AddLine(
                ProspectColumns.Of(prospect).Select(Cell),
                [Place(prospect.X), Place(prospect.Y), Place(prospect.LongitudeLatitude?.Longitude), Place(prospect.LongitudeLatitude?.Latitude), Place(prospect.PeakX), Place(prospect.PeakY)]);
        }

        AtomicFile.WriteText(path, text.ToString());

        // The plain words go last: they are the widest.
        void AddLine(IEnumerable<string> columns, IReadOnlyList<string> places)
        {
            string[] all = [.. columns];
            text.AppendJoin(',', [.. all[..^1], .. places, all[^1]]).Append('\n');
        }
    }

    // Ten digits are a centimetre in a projected system and a tenth of a millimetre in degrees of longitude below 100.
    private static string Place(double? value) => value?.ToString("G10", CultureInfo.InvariantCulture) ?? "";

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString("G9", CultureInfo.InvariantCulture),
        string words => Quoted(words),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string words) =>
        words.AsSpan().IndexOfAny(",\"\r\n") < 0 ? words : $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
