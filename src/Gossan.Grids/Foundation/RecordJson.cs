using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gossan;

/// <summary>How records are written as JSON everywhere: snake case, indented, enumerations as words, NaN as a word, unknown members refused.</summary>
public static class RecordJson
{
    /// <summary>The one set of options.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The same in one line, for files of many numbers that programs read.</summary>
    public static JsonSerializerOptions Compact { get; } = new(Options) { WriteIndented = false };

    /// <summary>The text of a record, with a final line break.</summary>
    /// <typeparam name="T">The record's type.</typeparam>
    /// <param name="record">What to write.</param>
    /// <returns>Indented JSON.</returns>
    public static string TextOf<T>(T record) => JsonSerializer.Serialize(record, Options) + "\n";
}
