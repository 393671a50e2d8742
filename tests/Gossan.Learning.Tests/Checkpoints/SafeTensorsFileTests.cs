using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Gossan.Learning.Checkpoints;
using Gossan.Testing;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Checkpoints;

public sealed class SafeTensorsFileTests : IDisposable
{
    private static readonly ScalarType[] Types = [ScalarType.Float32, ScalarType.Float64, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Int64, ScalarType.Int32, ScalarType.Byte, ScalarType.Bool];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_written_is_read_again()
    {
        string path = folder["a.safetensors"];
        Gen.Select(Gen.Int[0, 7], Gen.Long[0, 3].Array[0, 3]).Array[0, 5].Sample(kinds =>
        {
            using var scope = NewDisposeScope();
            var tensors = kinds.Select((k, i) => (Name: $"t.\"{i}é", Value: (rand(k.Item2) * 200 - (k.Item1 > 5 ? 0 : 100)).to(Types[k.Item1]))).ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["model"] = "{\"a\": 1}", ["ü"] = "\n" };
            SafeTensorsFile.Write(path, tensors, metadata);
            byte[] bytes = File.ReadAllBytes(path);
            using var read = SafeTensorsFile.Read(path);
            Assert.Equal(metadata, read.Metadata);
            Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), read.Tensors.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
            Assert.All(tensors, t => Assert.True(t.Value.dtype == read.Tensors[t.Key].dtype && t.Value.shape.SequenceEqual(read.Tensors[t.Key].shape) && t.Value.bytes.SequenceEqual(read.Tensors[t.Key].bytes)));
            SafeTensorsFile.Write(path, tensors.Reverse().ToDictionary(StringComparer.Ordinal), metadata.Reverse().ToDictionary(StringComparer.Ordinal));
            Assert.Equal(bytes, File.ReadAllBytes(path));
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void Values_that_are_no_numbers_are_data_and_views_are_written_in_order()
    {
        string path = folder["a.safetensors"];
        using var scope = NewDisposeScope();
        SafeTensorsFile.Write(path, new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["odd"] = tensor([float.NaN, float.PositiveInfinity, -0f]),
            ["view"] = arange(6).view(2, 3).t(),
            ["scalar"] = tensor(3.5),
        });
        using var read = SafeTensorsFile.Read(path);
        Assert.Equal([float.NaN, float.PositiveInfinity, -0f], read.Tensors["odd"].data<float>().ToArray());
        Assert.Equal([0L, 3, 1, 4, 2, 5], read.Tensors["view"].data<long>().ToArray());
        Assert.Empty(read.Tensors["scalar"].shape);
        Assert.Throws<ArgumentException>(() => SafeTensorsFile.Write(path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["c"] = zeros(1, ScalarType.ComplexFloat32) }));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "is cut off: its header promises")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "its header describes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1152921504606846976],"data_offsets":[0,4611686018427387904]}}""", 8, "larger than 2 GiB")]
    [InlineData("""{"a":{"dtype":"F32","shape":[400000000],"data_offsets":[0,1600000000]}}""", 8, "is cut off: its header promises 1600000")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4,0],"data_offsets":[0,0]}}""", 0, "more than 2^63 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "more than 2^63 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "a shape that is not a list of whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", 8, "a shape that is not a list of whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", 8, "a shape that is not a list of whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}""", 8, "a shape that is not a list of whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "its offsets are 8 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 8, "needs 8 bytes for its shape (2) and type F32, but its offsets are 0 to 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", 8, "its offsets are 0 to 8 to 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", 8, "offsets that are not whole numbers")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}}""", 2, "has the type \"F8_E4M3\"; known are F32")]
    [InlineData("""{"a":{"dtype":3,"shape":[2],"data_offsets":[0,2]}}""", 2, "has the type 3")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,2]}}""", 2, "has not exactly dtype, shape and data_offsets")]
    [InlineData("""{"a":[1]}""", 2, "has not exactly dtype, shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}""", 6, "tensor 'b' starts at byte 2 of the data, inside the tensor before it, which ends at 4")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[6,10]}}""", 10, "tensor 'b' starts at byte 6 of the data, but the tensor before it ends at 4")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "but the tensor before it ends at 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "its header is not readable")]
    [InlineData("""{"__metadata__":{"epoch":3}}""", 0, "its metadata are not texts by key")]
    [InlineData("""{"__metadata__":7}""", 0, "its metadata are not texts by key")]
    [InlineData("""[1, 2, 3]""", 0, "its header is not a JSON object")]
    [InlineData("""{"a":{""", 0, "its header is not readable")]
    [InlineData("""{"a":[[[[[[[[[[[[1]]]]]]]]]]]]}""", 0, "its header is not readable")]
    public void A_header_that_promises_what_is_not_there_is_refused(string header, int dataBytes, string text)
    {
        string path = folder["bad.safetensors"];
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        File.WriteAllBytes(path, file);
        Refused(path, text);
    }

    [Theory, InlineData(1UL << 60), InlineData(ulong.MaxValue), InlineData(0UL), InlineData(100_000_001UL)]
    public void A_header_length_that_cannot_be_is_refused(ulong length)
    {
        string path = folder["bad.safetensors"];
        byte[] file = new byte[100];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        File.WriteAllBytes(path, file);
        Refused(path, $"is not a safetensors file: its header claims {length} bytes");
    }

    [Fact]
    public void Other_files_are_refused_with_the_reason()
    {
        Refused(folder["none.safetensors"], "there is no checkpoint");
        File.WriteAllText(folder["short.safetensors"], "abc");
        Refused(folder["short.safetensors"], "it has 3 bytes");
        File.WriteAllBytes(folder["half.safetensors"], [100, 0, 0, 0, 0, 0, 0, 0, 123, 125]);
        Refused(folder["half.safetensors"], "its header promises 108 bytes but it has 10");
        byte[] json = """{"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}"""u8.ToArray();
        File.WriteAllBytes(folder["bool.safetensors"], [(byte)json.Length, 0, 0, 0, 0, 0, 0, 0, .. json, 2]);
        Refused(folder["bool.safetensors"], "tensor 'a' is of type BOOL but holds bytes other than 0 and 1");
    }

    [Fact]
    public void A_file_cut_off_anywhere_or_with_a_broken_bit_is_refused_or_read_but_never_a_crash()
    {
        using var scope = NewDisposeScope();
        string path = folder["a.safetensors"], bad = folder["bad.safetensors"];
        SafeTensorsFile.Write(path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["x"] = rand(3, 2), ["y"] = arange(4) });
        byte[] file = File.ReadAllBytes(path);
        for (int length = 0; length < file.Length; length++)
        {
            File.WriteAllBytes(bad, file[..length]);
            Assert.Throws<CheckpointException>(() => SafeTensorsFile.Read(bad));
        }

        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte[1, 255]).Sample((at, flip) =>
        {
            byte[] broken = [.. file];
            broken[at] ^= flip;
            File.WriteAllBytes(bad, broken);
            try
            {
                SafeTensorsFile.Read(bad).Dispose();
            }
            catch (CheckpointException)
            {
                // Refused: right too.
            }
        }, iter: 500, threads: 1);
    }

    [Fact]
    public void Reading_and_writing_leave_no_tensor_behind()
    {
        string path = folder["a.safetensors"];
        using var x = rand(3, 2);
        using var y = x.t();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["x"] = x, ["y"] = y };
        Assert.Equal(0, Near.Left(() => SafeTensorsFile.Write(path, tensors)));
        Assert.Equal(0, Near.Left(() => SafeTensorsFile.Read(path).Dispose()));
        using (NewDisposeScope())
        {
            using var read = SafeTensorsFile.Read(path);
            Near.Identical(y, read.Tensors["y"]);
        }
    }

    private static void Refused(string path, string text)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), tensors = Tensor.TotalCount;
        string message = Assert.Throws<CheckpointException>(() => SafeTensorsFile.Read(path)).Message;
        Assert.Contains(text, message);
        Assert.Contains(path, message);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20, "took memory for a promise");
        Assert.Equal(tensors, Tensor.TotalCount);
    }
}
