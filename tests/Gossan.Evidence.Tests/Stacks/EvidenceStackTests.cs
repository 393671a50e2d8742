using Gossan.Evidence.Stacks;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Stacks;

public sealed class EvidenceStackTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cells_are_interleaved_by_band()
    {
        using var stack = Made.Stack(folder, "r", 4, 5, 3, (b, r, c) => (100 * b) + (10 * r) + c);
        float[] cells = new float[6];
        stack.CopyCells(2, 3, cells);

        Assert.Equal([23, 123, 223, 24, 124, 224], cells);
        Assert.Equal("r", stack.Region);
    }

    [Fact]
    public void A_cell_is_missing_where_any_layer_is()
    {
        using var stack = Made.Stack(folder, "r", 4, 5, 2, (b, r, c) => (b == 0 && r == 1 && c == 2) || (b == 1 && r == 3) ? float.NaN : 1);

        Assert.Equal([7, 15, 16, 17, 18, 19], stack.Missing.ToArray().Index().Where(cell => cell.Item).Select(cell => cell.Index));
        Assert.Equal(("band1", 0.25), stack.MostMissingBand());
    }

    [Fact]
    public void A_stack_on_disk_gives_the_windows_of_one_in_memory_and_its_scratch_file_goes()
    {
        using var inMemory = Made.Stack(folder, "r", 23, 31, 3, (b, r, c) => (1000 * b) + (31 * r) + c);
        string[] before = Directory.GetFiles(folder.FullPath);
        using (var onDisk = EvidenceStack.Open(folder["r.tif"], memory: 0))
        {
            // Elsewhere than on Windows the file has no name: a process that is killed leaves nothing.
            Assert.Equal(before.Length + (OperatingSystem.IsWindows() ? 1 : 0), Directory.GetFiles(folder.FullPath).Length);
            var (a, b) = (new Evidence.Windows.WindowSource([inMemory], new() { Size = 5 }), new Evidence.Windows.WindowSource([onDisk], new() { Size = 5 }));
            var (batchA, batchB) = (a.NewBatch((int)a.Count), b.NewBatch((int)b.Count));
            a.Fill(Made.Centres(a), batchA);
            b.Fill(Made.Centres(b), batchB);
            Assert.Equal(batchA.Values.ToArray(), batchB.Values.ToArray());
        }

        Assert.Equal(before, Directory.GetFiles(folder.FullPath));
    }

    [Fact]
    public void An_audit_of_other_layers_is_refused()
    {
        StackPreparation.Run([Made.Region("r", ("a", Made.Layer(folder, "a", 5, 5, (r, c) => r + c)))], folder.FullPath, folder.FullPath, cancellation: TestContext.Current.CancellationToken);
        Made.Raster(folder["r.tif"], Made.Grid(5, 5), ["b"], (_, r, c) => r);
        var thrown = Assert.Throws<BandMismatchException>(() => EvidenceStack.Open(folder["r.tif"]));

        Assert.Contains("missing 'a'; additional 'b'", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"region\": \"r\"")]
    [InlineData("{\"colour\": 1}")]
    public void A_damaged_audit_is_named_with_the_way_out(string text)
    {
        Made.Raster(folder["r.tif"], Made.Grid(5, 5), ["b"], (_, r, c) => r);
        File.WriteAllText(folder["r.audit.json"], text);
        var thrown = Assert.Throws<StackException>(() => EvidenceStack.Open(folder["r.tif"]));

        Assert.Contains("r.audit.json is damaged", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("gossan prepare", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_whose_step_has_no_kind_is_damaged()
    {
        StackPreparation.Run([Made.Region("r", ("a", Made.Layer(folder, "a", 5, 5, (r, c) => r + c)))], folder.FullPath, folder.FullPath, cancellation: TestContext.Current.CancellationToken);
        string path = folder["r.audit.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"step\": \"fence\",", "", StringComparison.Ordinal));

        Assert.Throws<StackException>(() => EvidenceStack.Open(folder["r.tif"]));
    }
}
