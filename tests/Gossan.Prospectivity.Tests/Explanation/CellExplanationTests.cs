using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Explanation;

public sealed class CellExplanationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private readonly RasterFile raster;

    public CellExplanationTests()
    {
        stack = Made.Stack(folder, "r", 8, 9, (row, column) => row == 4 && column == 4 ? float.NaN : row - 3, (_, column) => column / 2f);
        raster = RasterFile.Open(folder["r.tif"]);
    }

    public void Dispose()
    {
        raster.Dispose();
        stack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void It_says_the_likelihood_and_what_each_layer_added_with_the_gap()
    {
        var found = CellExplanation.Of(Trained(new WeighingModel(2, -1) { Gap = first => first / 10 }), raster, row: 6, column: 3, new() { MostPoints = 5 })!;

        Assert.Equal([new("band0", 6), new("band1", -1.5)], found.Layers);
        Assert.Equal(1 / (1 + Math.Exp(-4.5)), found.Likelihood, 1e-6);
        Assert.Equal(0.3, found.Gap, 1e-6);
    }

    [Fact]
    public void A_model_that_explains_nothing_still_has_a_likelihood()
    {
        var found = CellExplanation.Of(Trained(new CentreCellModel()), raster, 1, 1, new())!;

        Assert.Empty(found.Layers);
        Assert.Equal(1 / (1 + Math.Exp(4.5)), found.Likelihood, 1e-6);
    }

    [Fact]
    public void Where_there_is_no_valid_window_there_is_nothing_to_say()
    {
        Assert.Null(CellExplanation.Of(Trained(new WeighingModel(2, -1)), raster, 0, 3, new()));
        Assert.Null(CellExplanation.Of(Trained(new WeighingModel(2, -1)), raster, 5, 5, new()));
    }

    private static TrainedModel Trained(IProspectivityModel model)
    {
        var trained = WeighingModel.Trained(model);
        return new(model, trained.Card with { Windows = new() { Size = 3, Patch = 1, Edge = WindowEdge.Skip } });
    }
}
