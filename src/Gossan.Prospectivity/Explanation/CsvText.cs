using System.Globalization;

namespace Gossan.Prospectivity.Explanation;

/// <summary>Names and numbers as cells of a table (RFC 4180).</summary>
internal static class CsvText
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>A name of a layer, which may hold a comma.</summary>
    public static string Quoted(string name) => name.AsSpan().ContainsAny(Special) ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    /// <summary>Six digits; empty where the number is not finite.</summary>
    public static string Of(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "";
}
