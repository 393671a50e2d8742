using System.Globalization;

namespace Gossan.Grids;

/// <summary>How missing cells of a band are told, in words for an audit.</summary>
internal static class NoDataText
{
    /// <summary>The file's no-data value, <see langword="null"/> for none, and whether a mask band hides cells too.</summary>
    internal static string OfFile(double? noData, int dataType, bool hasMask)
    {
        string? value = noData is { } stored
            ? $"{Number(stored)} (file{(GdalType.Holds(dataType, stored) ? "" : $"; {Article(dataType)} band cannot hold it")})"
            : null;
        return Join(value, hasMask);
    }

    /// <summary>What the user said instead.</summary>
    internal static string OfOptions(NoDataOptions options, int dataType, bool hasMask)
    {
        List<string> parts = [.. options.Values.Select(Number)];
        string? range = (options.Low, options.High) switch
        {
            (null, null) => null,
            ({ } low, null) => $"{Number(low)} or above",
            (null, { } high) => $"{Number(high)} or below",
            ({ } low, { } high) => $"{Number(low)} to {Number(high)}",
        };
        if (range is not null)
        {
            parts.Add(range);
        }

        List<string> impossible = [.. options.Values.Where(value => !GdalType.Holds(dataType, value)).Select(Number)];
        string note = impossible.Count == 0 ? "" : $"; {Article(dataType)} band cannot hold {(options.Values.Count == 1 ? "it" : string.Join(", ", impossible))}";
        return Join($"{(parts.Count > 0 ? string.Join(", ", parts) : "none")} (override{note})", hasMask);
    }

    private static string Join(string? value, bool hasMask) => (value, hasMask) switch
    {
        (null, false) => "none",
        (null, true) => "mask band",
        ({ } text, false) => text,
        ({ } text, true) => $"{text}; mask band",
    };

    private static string Number(double value) => double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Article(int dataType)
    {
        string name = GdalType.NameOf(dataType);
        return name.StartsWith('I') ? $"an {name}" : $"a {name}";
    }
}
