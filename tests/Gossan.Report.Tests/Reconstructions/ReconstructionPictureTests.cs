using Gossan.Prospectivity.Reconstructions;
using Gossan.Report.Maps;
using Gossan.Report.Reconstructions;
using Gossan.Testing;
using SkiaSharp;

namespace Gossan.Report.Tests.Reconstructions;

public sealed class ReconstructionPictureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_best_and_the_worst_layers_are_shown()
    {
        var layers = new[] { 0.5, 0.1, 0.9, 0.3, 0.7, 0.2 }.Select((error, i) => Layer($"band{i}", error)).ToList();

        Assert.Equal([0.1, 0.2, 0.7, 0.9], ReconstructionPicture.Chosen(layers).Select(layer => layer.Error));
        Assert.Equal([0.1, 0.5], ReconstructionPicture.Chosen(layers[..2]).Select(layer => layer.Error));
    }

    [Fact]
    public void Hidden_patches_are_grey_in_the_middle_panel_alone()
    {
        bool[][] hidden = [[true, false], [false, true]];
        var record = new ReconstructionRecord { Patch = 2, Windows = [new("r", 5, 6, hidden, [Layer("only", 0.25)])] };

        ReconstructionPicture.Write(folder["a.png"], record);
        ReconstructionPicture.Write(folder["b.png"], record);

        Assert.Equal(File.ReadAllBytes(folder["a.png"]), File.ReadAllBytes(folder["b.png"]));
        using var picture = SKBitmap.Decode(folder["a.png"]);
        int[] greys = [.. Enumerable.Range(0, 3).Select(panel => Count(picture, 28 + (panel * 120), 180, 112, MapCells.Missing))];
        Assert.Equal([0, 112 * 112 / 2, 0], greys);
    }

    private static int Count(SKBitmap picture, int left, int top, int edge, SKColor colour) =>
        Enumerable.Range(0, edge * edge).Count(i => picture.GetPixel(left + (i % edge), top + (i / edge)) == colour);

    private static ReconstructedLayer Layer(string name, double error)
    {
        double[][] cells = [.. Enumerable.Range(0, 4).Select(row => (double[])[.. Enumerable.Range(0, 4).Select(column => (row - column) / 2.0)])];
        return new(name, Hidden: false, error, cells, cells);
    }
}
