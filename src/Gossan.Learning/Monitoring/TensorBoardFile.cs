using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Tensorboard;

namespace Gossan.Learning.Monitoring;

/// <summary>Writes the curves of a training for TensorBoard.</summary>
/// <remarks>
/// TFRecord: length (8 bytes), its masked CRC-32C, an Event message, its masked CRC-32C, all little-endian
/// (https://www.tensorflow.org/tutorials/load_data/tfrecord). The wall time of an event is its step and not the clock, so that equal
/// runs give equal files. TensorBoard reads files whose names contain "tfevents".
/// </remarks>
public static class TensorBoardFile
{
    private const uint MaskDelta = 0xa282ead8;

    /// <summary>Writes a whole file; a reader sees the old file or the new one.</summary>
    /// <param name="path">The file, with "tfevents" in its name; its folder is made where it is missing.</param>
    /// <param name="scalars">Tag ("loss/validation"), step (0 or more) and value, in the order in which they are written; the value may be NaN.</param>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<(string Tag, long Step, float Value)> scalars)
    {
        ArgumentNullException.ThrowIfNull(scalars);
        AtomicFile.Write(path, stream =>
        {
            WriteRecord(stream, new Event { WallTime = 0, FileVersion = "brain.Event:2" });
            foreach (var (tag, step, value) in scalars)
            {
                var summary = new Summary();
                summary.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = value });
                WriteRecord(stream, new Event { WallTime = step, Step = step, Summary = summary });
            }
        });
    }

    /// <summary>The checksum that TFRecord puts behind each piece.</summary>
    /// <param name="data">The piece.</param>
    /// <returns>CRC-32C, rotated right by 15 bits, plus a constant.</returns>
    internal static uint MaskedCrc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return unchecked(BitOperations.RotateRight(~crc, 15) + MaskDelta);
    }

    private static void WriteRecord(Stream stream, Event message)
    {
        byte[] data = message.ToByteArray();
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(head, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], MaskedCrc(head[..8]));
        stream.Write(head);
        stream.Write(data);
        Span<byte> tail = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, MaskedCrc(data));
        stream.Write(tail);
    }
}
