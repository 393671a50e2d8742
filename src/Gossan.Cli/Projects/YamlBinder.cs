using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Gossan.Cli.Projects;

/// <summary>Turns YAML into option records, and collects all that does not fit with its line and key.</summary>
/// <param name="starts">How records of a type start where they are made anew, when not with the type's own defaults.</param>
/// <remarks>Keys are the properties' names in snake case. Only plain mappings, sequences and scalars are read: a file is data, never code.</remarks>
internal sealed class YamlBinder(IReadOnlyDictionary<Type, Func<object>>? starts = null)
{
    /// <summary>Bytes: file systems allow 255, and endings and a prefix come with the name.</summary>
    private const int LongestName = 200;

    private static readonly SearchValues<char> NotInFileNames = SearchValues.Create("/\\:*?\"<>|,");

    private readonly List<string> problems = [];

    /// <summary>What did not fit, a sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Fills a record from a mapping; keys that are not there keep the record's value.</summary>
    /// <param name="node">A mapping, or the value of the record's <see cref="ShortFormAttribute">short form</see>.</param>
    /// <param name="type">The record's type.</param>
    /// <param name="key">The record's own key, for messages.</param>
    /// <param name="start">The values to start from; the type's defaults when <see langword="null"/>.</param>
    public object Bind(YamlNode node, Type type, string key, object? start = null)
    {
        object record = start ?? starts?.GetValueOrDefault(type)?.Invoke() ?? Activator.CreateInstance(type)!;
        var properties = PropertiesOf(type);
        if (node is not YamlMappingNode && ShortFormOf(type) is { } shortForm)
        {
            if (Value(node, shortForm.PropertyType, key, shortForm.GetValue(record), OtherForms(shortForm, properties)) is { } bound)
            {
                shortForm.SetValue(record, bound);
            }

            return record;
        }

        if (node is not YamlMappingNode mapping)
        {
            Report(node, key, $"should hold settings ({string.Join(", ", properties.Keys)}), not {Kind(node)}");
            return record;
        }

        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (nameNode, value) in mapping)
        {
            if (NameOf(nameNode, key) is not { } name)
            {
                continue;
            }

            given.Add(name);
            string full = key.Length == 0 ? name : $"{key}.{name}";
            if (!properties.TryGetValue(name, out var property))
            {
                Report(nameNode, full, $"is not a setting{Spelling.Suggestion(name, properties.Keys)}");
            }
            else if (Value(value, property.PropertyType, full, property.GetValue(record)) is { } bound)
            {
                property.SetValue(record, bound);
            }
        }

        foreach (var (name, property) in properties)
        {
            bool nothing = property.GetValue(record) is null || (property.PropertyType.IsValueType && start is null);
            if (property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null && nothing && !given.Contains(name))
            {
                Report(node, key, $"lacks '{name}'");
            }
        }

        return record;
    }

    /// <summary>Adds a problem.</summary>
    public void Report(YamlNode node, string key, string problem) =>
        problems.Add(node.Start.Line > 0 ? $"line {node.Start.Line}: {key} {problem}" : $"{key} {problem}");

    /// <summary>Whether a region, layer or target can be called so: the name becomes a file's name.</summary>
    public static bool CanBeName(string name) =>
        name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= LongestName && !name.AsSpan().ContainsAny(NotInFileNames) && !name.Any(char.IsControl) && !name.StartsWith('.') && name.Trim().Length == name.Length;

    /// <summary>The settings of a record by their names in the file.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> PropertiesOf(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), StringComparer.Ordinal);

    /// <summary>The setting whose value may stand for its whole group; <see langword="null"/> where the group has none.</summary>
    public static PropertyInfo? ShortFormOf(Type type) =>
        Array.Find(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property => property.GetCustomAttribute<ShortFormAttribute>() is not null);

    /// <summary>Reads a value of any type; <paramref name="otherForms"/> says what else than one value may stand there, as the end of a sentence.</summary>
    /// <param name="node">The value.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="key">Its key, for messages.</param>
    /// <param name="current">The record that a group of settings changes.</param>
    /// <param name="otherForms">"" for none.</param>
    private object? Value(YamlNode node, Type type, string key, object? current, string otherForms = "")
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            return Dictionary(node, plain.GetGenericArguments()[1], key);
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return List(node, plain.GetGenericArguments()[0], key, otherForms);
        }

        if (plain == typeof(string) || plain.IsPrimitive || plain.IsEnum)
        {
            return Scalar(node, plain, key, otherForms);
        }

        return Bind(node, plain, key, current);
    }

    private string? NameOf(YamlNode node, string key)
    {
        if (node is YamlScalarNode name)
        {
            return name.Value ?? "";
        }

        Report(node, key, $"has {Kind(node)} where a name should be");
        return null;
    }

    private object? Dictionary(YamlNode node, Type valueType, string key)
    {
        if (node is not YamlMappingNode mapping)
        {
            Report(node, key, $"should hold names with their settings, not {Kind(node)}");
            return null;
        }

        var result = (IDictionary)Activator.CreateInstance(typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), valueType), StringComparer.Ordinal)!;
        foreach (var (nameNode, value) in mapping)
        {
            if (NameOf(nameNode, key) is not { } name)
            {
                continue;
            }

            if (!CanBeName(name))
            {
                Report(nameNode, $"{key}.{name}", "cannot be a name: it becomes a file's name, so use letters, digits, spaces, - and _");
                continue;
            }

            result[name] = Value(value, valueType, $"{key}.{name}", current: null);
        }

        return result;
    }

    private object? List(YamlNode node, Type itemType, string key, string otherForms)
    {
        // One value may stand for a list of one.
        var items = node is YamlSequenceNode sequence ? sequence.Children : [node];
        var result = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType))!;
        foreach (var item in items)
        {
            if (Value(item, itemType, key, current: null, node is YamlSequenceNode ? "" : otherForms) is not { } value)
            {
                return null;
            }

            result.Add(value);
        }

        return result;
    }

    private object? Scalar(YamlNode node, Type type, string key, string otherForms)
    {
        if (node is not YamlScalarNode { Value: { } text })
        {
            Report(node, key, $"should be {Describe(type)}, not {Kind(node)}");
            return null;
        }

        object? value = type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => text switch { "true" or "yes" or "on" => true, "false" or "no" or "off" => false, _ => null },
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int i) ? i : null,
            _ when type == typeof(long) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long l) ? l : null,
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double d) && double.IsFinite(d) ? d : null,
            _ => Enum.GetValues(type).Cast<object>().FirstOrDefault(v => string.Equals(Word(v), text, StringComparison.OrdinalIgnoreCase)),
        };
        if (value is null)
        {
            string suggestion = type.IsEnum ? Spelling.Suggestion(text, Enum.GetValues(type).Cast<object>().Select(Word)) : "";
            Report(node, key, $"is '{text}', but should be {Describe(type)}{otherForms}{suggestion}");
        }

        return value;
    }

    /// <summary>A group whose short form is a list can be written in three ways.</summary>
    private static string OtherForms(PropertyInfo shortForm, IReadOnlyDictionary<string, PropertyInfo> properties) =>
        shortForm.PropertyType.IsGenericType ? $", a list of them, or {{ {string.Join(", ", properties.Where(entry => !string.Equals(entry.Value.Name, shortForm.Name, StringComparison.Ordinal)).Select(entry => entry.Key))} }}" : "";

    private static string Word(object value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!);

    private static string Describe(Type type) => type switch
    {
        _ when type == typeof(string) => "a text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(double) => "a number",
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(Word))}",
        _ => "a whole number",
    };

    private static string Kind(YamlNode node) => node switch
    {
        YamlSequenceNode => "a list",
        YamlMappingNode => "a group of settings",
        YamlScalarNode { Value: "" or null } => "nothing",
        _ => $"'{node}'",
    };
}
