using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Gossan.Serve.Routes;

/// <summary>What stands in the query of an address.</summary>
internal static class Queries
{
    /// <summary>A word, given once; "" where it is missing.</summary>
    public static string Word(this HttpRequest request, string name) => request.Query[name] is { Count: 1 } words ? words[0] ?? "" : "";

    /// <summary>A whole number, given once, of 0 or more; <see langword="null"/> where it is none.</summary>
    public static int? Number(this HttpRequest request, string name) => int.TryParse(request.Word(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
