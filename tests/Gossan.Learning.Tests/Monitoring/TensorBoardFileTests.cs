using System.Buffers.Binary;
using System.Text;
using Gossan.Learning.Monitoring;
using Gossan.Testing;
using Tensorboard;

namespace Gossan.Learning.Tests.Monitoring;

public sealed class TensorBoardFileTests
{
    [Fact]
    public void A_written_file_is_read_back_with_its_checksums()
    {
        using var folder = new TemporaryFolder();
        string path = folder["events.out.tfevents.1"];
        TensorBoardFile.Write(path, [("loss/train", 0, 1.5f), ("loss/validation", 10, float.NaN), ("rate", 20, 1e-3f)]);

        var events = Read(File.ReadAllBytes(path));
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal([("loss/train", 0L, 0.0, 1.5f), ("loss/validation", 10L, 10.0, float.NaN), ("rate", 20L, 20.0, 1e-3f)],
            events.Skip(1).Select(e => (e.Summary.Value[0].Tag, e.Step, e.WallTime, e.Summary.Value[0].SimpleValue)));
    }

    [Fact]
    public void Equal_runs_give_equal_files()
    {
        using var folder = new TemporaryFolder();
        TensorBoardFile.Write(folder["a.tfevents"], [("loss", 3, 1f)]);
        TensorBoardFile.Write(folder["b.tfevents"], [("loss", 3, 1f)]);
        Assert.Equal(File.ReadAllBytes(folder["a.tfevents"]), File.ReadAllBytes(folder["b.tfevents"]));
    }

    [Fact]
    public void The_checksum_is_crc_32c() =>        // RFC 3720, B.4, check value of "123456789", then masked
        Assert.Equal(unchecked(((0xe3069283u >> 15) | (0xe3069283u << 17)) + 0xa282ead8u), TensorBoardFile.MaskedCrc(Encoding.ASCII.GetBytes("123456789")));

    private static List<Event> Read(byte[] file)
    {
        var events = new List<Event>();
        for (int at = 0; at < file.Length;)
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(TensorBoardFile.MaskedCrc(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            var data = file.AsSpan(at + 12, length);
            Assert.Equal(TensorBoardFile.MaskedCrc(data), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            events.Add(Event.Parser.ParseFrom(data.ToArray()));
            at += length + 16;
        }

        return events;
    }
}
