using System.Buffers;
using System.Text.Json;
using static TorchSharp.torch;

namespace Gossan.Learning.Checkpoints;

/// <summary>The header of a safetensors file: read with every check that can be made before memory is taken, or written.</summary>
internal sealed record SafeTensorsHeader(IReadOnlyList<SafeTensorsHeader.Entry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    private const string MetadataKey = "__metadata__";
    private const int MostDimensions = 64;

    private static readonly (ScalarType Type, string Name, int Bytes)[] Types =
    [
        (ScalarType.Float32, "F32", 4), (ScalarType.Float64, "F64", 8), (ScalarType.Float16, "F16", 2), (ScalarType.BFloat16, "BF16", 2),
        (ScalarType.Int64, "I64", 8), (ScalarType.Int32, "I32", 4), (ScalarType.Byte, "U8", 1), (ScalarType.Bool, "BOOL", 1),
    ];

    /// <summary>Bytes of data that the entries promise.</summary>
    public long DataLength => Entries.Count == 0 ? 0 : Entries[^1].End;

    public static int BytesOf(ScalarType type) => Types.FirstOrDefault(t => t.Type == type).Bytes;

    /// <summary>Reads the JSON of a header; entries come in the order of their data.</summary>
    public static SafeTensorsHeader Parse(ReadOnlyMemory<byte> json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw CheckpointException.NotSafeTensors(path, "its header is not a JSON object");
            }

            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            var entries = new List<Entry>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (string.Equals(property.Name, MetadataKey, StringComparison.Ordinal))
                {
                    ReadMetadata(property.Value, metadata, path);
                }
                else
                {
                    entries.Add(ReadEntry(property, path));
                }
            }

            return new(InOrder(entries, path), metadata);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw CheckpointException.NotSafeTensors(path, $"its header is not readable ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>Writes the JSON, padded with blanks to a multiple of 8 bytes. Equal headers give equal bytes.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (Metadata.Count > 0)
            {
                json.WriteStartObject(MetadataKey);
                foreach (var (key, value) in Metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            foreach (var entry in Entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", Types.First(t => t.Type == entry.Type).Name);
                WriteNumbers(json, "shape", entry.Shape);
                WriteNumbers(json, "data_offsets", [entry.Begin, entry.End]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        buffer.Write("       "u8[..((8 - buffer.WrittenCount % 8) % 8)]);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata, string path)
    {
        if (element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.String))
        {
            throw CheckpointException.NotSafeTensors(path, "its metadata are not texts by key");
        }

        foreach (var property in element.EnumerateObject())
        {
            metadata.Add(property.Name, property.Value.GetString()!);
        }
    }

    private static Entry ReadEntry(JsonProperty property, string path)
    {
        CheckpointException Bad(string reason) => CheckpointException.BadEntry(path, property.Name, reason);
        var value = property.Value;
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() != 3
            || !value.TryGetProperty("dtype", out var dtype) || !value.TryGetProperty("shape", out var shape) || !value.TryGetProperty("data_offsets", out var offsets))
        {
            throw Bad("has not exactly dtype, shape and data_offsets");
        }

        var (type, typeName, bytes) = dtype.ValueKind == JsonValueKind.String ? Types.FirstOrDefault(t => dtype.ValueEquals(t.Name)) : default;
        if (typeName is null)
        {
            throw Bad($"has the type {dtype.GetRawText()}; known are {string.Join(", ", Types.Select(t => t.Name))}");
        }

        long[] sizes = Numbers(shape) ?? throw Bad("has a shape that is not a list of whole numbers from 0 on");
        long[] ends = Numbers(offsets) ?? throw Bad("has offsets that are not whole numbers from 0 on");
        if (sizes.Length > MostDimensions)
        {
            throw Bad($"has {sizes.Length} dimensions; at most {MostDimensions} can be");
        }

        // Empty dimensions count as one here: torch's strides would overflow too.
        var cells = sizes.Aggregate((Int128)bytes, (product, size) => product > long.MaxValue ? product : product * Math.Max(size, 1));
        if (cells > long.MaxValue)
        {
            throw Bad($"has a shape of more than 2^63 bytes ({string.Join(" x ", sizes)})");
        }

        long promised = sizes.Contains(0) ? 0 : (long)cells;
        if (ends.Length != 2 || ends[1] < ends[0] || ends[1] - ends[0] != promised)
        {
            throw Bad($"needs {promised} bytes for its shape ({string.Join(" x ", sizes)}) and type {typeName}, but its offsets are {string.Join(" to ", ends)}");
        }

        return promised > int.MaxValue ? throw Bad("is larger than 2 GiB, which is not supported") : new(property.Name, type, sizes, ends[0], ends[1]);
    }

    private static long[]? Numbers(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var numbers = new List<long>();
        foreach (var item in element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out long number) || number < 0)
            {
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static List<Entry> InOrder(List<Entry> entries, string path)
    {
        entries = [.. entries.OrderBy(e => e.Begin).ThenBy(e => e.End)];
        long end = 0;
        foreach (var entry in entries)
        {
            if (entry.Begin != end)
            {
                throw CheckpointException.BadEntry(path, entry.Name, entry.Begin < end
                    ? $"starts at byte {entry.Begin} of the data, inside the tensor before it, which ends at {end}"
                    : $"starts at byte {entry.Begin} of the data, but the tensor before it ends at {end}");
            }

            end = entry.End;
        }

        return entries;
    }

    /// <summary>One tensor's place in the data.</summary>
    public sealed record Entry(string Name, ScalarType Type, long[] Shape, long Begin, long End);
}
