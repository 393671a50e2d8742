using System.Buffers.Binary;
using Gossan.Learning.Torch;
using static TorchSharp.torch;

namespace Gossan.Learning.Checkpoints;

/// <summary>Tensors in a file that holds data and never code: 8 bytes of header length, a JSON header, raw little-endian values.</summary>
/// <remarks>The safetensors format, as its reference library by Hugging Face defines it. Types: F32, F64, F16, BF16, I64, I32, U8, BOOL.</remarks>
public static class SafeTensorsFile
{
    private const int LongestHeader = 100_000_000;      // the limit of the format's own library

    static SafeTensorsFile() => TorchRuntime.Ensure();

    /// <summary>Writes tensors; a reader sees the old file or the whole new one. Equal content gives equal bytes: wider types first, then by name.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="tensors">By name, on any device; only read.</param>
    /// <param name="metadata">Free texts by key, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">A tensor of a type that the format here does not know, or larger than 2 GiB.</exception>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var entries = new List<SafeTensorsHeader.Entry>();
        long end = 0;
        foreach (var (name, tensor) in tensors.OrderByDescending(t => SafeTensorsHeader.BytesOf(t.Value.dtype)).ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            long bytes = tensor.numel() * SafeTensorsHeader.BytesOf(tensor.dtype);
            if (SafeTensorsHeader.BytesOf(tensor.dtype) == 0 || bytes > int.MaxValue)
            {
                throw new ArgumentException($"{name} is of type {tensor.dtype} with {tensor.numel()} values: not a type of the file, or more than 2 GiB.", nameof(tensors));
            }

            entries.Add(new(name, tensor.dtype, tensor.shape, end, end + bytes));
            end += bytes;
        }

        byte[] header = new SafeTensorsHeader(entries, metadata ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToJson();
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var entry in entries.Where(e => e.End > e.Begin))
            {
                using var scope = NewDisposeScope();
                stream.Write(tensors[entry.Name].detach().cpu().contiguous().bytes);
            }
        });
    }

    /// <summary>Reads a file. Everything its header claims is checked against the file's length before memory is taken for it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Tensors and metadata; the caller disposes it. NaN and infinity are values like others.</returns>
    /// <exception cref="CheckpointException">The file is missing, cut off, too long, of another format, or describes a tensor wrongly.</exception>
    public static SafeTensorsContent Read(string path)
    {
        if (!File.Exists(path))
        {
            throw CheckpointException.Missing(path);
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            var header = ReadHeader(stream, path);
            return new(ReadTensors(stream, header, path), header.Metadata);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CheckpointException.Unreadable(path, e);
        }
    }

    private static SafeTensorsHeader ReadHeader(FileStream stream, string path)
    {
        Span<byte> start = stackalloc byte[sizeof(ulong)];
        if (stream.Length < start.Length + 2)
        {
            throw CheckpointException.NotSafeTensors(path, $"it has {stream.Length} bytes");
        }

        stream.ReadExactly(start);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length is < 2 or > LongestHeader)
        {
            throw CheckpointException.NotSafeTensors(path, $"its header claims {length} bytes (2 to {LongestHeader} can be)");
        }

        long dataStart = start.Length + (long)length;
        if (dataStart > stream.Length)
        {
            throw CheckpointException.Truncated(path, dataStart, stream.Length);
        }

        byte[] json = new byte[length];
        stream.ReadExactly(json);
        var header = SafeTensorsHeader.Parse(json, path);
        if (dataStart + (Int128)header.DataLength is var promised && promised > stream.Length)
        {
            throw CheckpointException.Truncated(path, (long)Int128.Min(promised, long.MaxValue), stream.Length);
        }

        return promised < stream.Length
            ? throw CheckpointException.NotSafeTensors(path, $"its header describes {promised} bytes but it has {stream.Length}")
            : header;
    }

    private static Dictionary<string, Tensor> ReadTensors(FileStream stream, SafeTensorsHeader header, string path)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        using var scope = NewDisposeScope();
        foreach (var entry in header.Entries)
        {
            var tensor = empty(entry.Shape, entry.Type);
            if (entry.End > entry.Begin)
            {
                stream.ReadExactly(tensor.bytes);
                if (entry.Type == ScalarType.Bool && tensor.bytes.IndexOfAnyExceptInRange((byte)0, (byte)1) >= 0)
                {
                    throw CheckpointException.BadEntry(path, entry.Name, "is of type BOOL but holds bytes other than 0 and 1");
                }
            }

            tensors.Add(entry.Name, tensor);
        }

        foreach (var tensor in tensors.Values)
        {
            tensor.DetachFromDisposeScope();
        }

        return tensors;
    }
}
