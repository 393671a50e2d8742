using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <summary>Strings on their way in and out of GDAL: UTF-8, lists closed by a null.</summary>
internal static unsafe class GdalText
{
    /// <summary>A copy of a string that GDAL keeps; "" for a null pointer.</summary>
    internal static string Of(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    /// <summary>A list as GDAL expects it: the marshaller writes the items, the closing null has to be one of them.</summary>
    internal static string?[] List(params ReadOnlySpan<string> items) => [.. items, null];

    /// <summary>The items of a list that GDAL keeps, in its order; none for a null pointer.</summary>
    internal static List<string> Items(nint list)
    {
        var items = new List<string>();
        for (nint* item = (nint*)list; item is not null && *item != 0; item++)
        {
            items.Add(Of(*item));
        }

        return items;
    }

    /// <summary>The pairs of a KEY=VALUE list that GDAL keeps, in its order; none for a null pointer.</summary>
    internal static Dictionary<string, string> Pairs(nint list)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string text in Items(list))
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                pairs[text[..equals]] = text[(equals + 1)..];
            }
        }

        return pairs;
    }
}
