using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Windows;

public sealed class RasterWindowTests : IDisposable
{
    private const int Rows = 12, Columns = 15;

    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private readonly RasterFile raster;

    public RasterWindowTests()
    {
        stack = Made.Stack(folder, "r", Rows, Columns, 3, (band, row, column) => (row, column, band) == (8, 3, 1) ? float.NaN : (100 * band) + (10 * row) + column);
        raster = RasterFile.Open(folder["r.tif"]);
    }

    public void Dispose()
    {
        raster.Dispose();
        stack.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(5, WindowEdge.Skip)]
    [InlineData(5, WindowEdge.Reflect)]
    [InlineData(1, WindowEdge.Skip)]
    [InlineData(13, WindowEdge.Reflect)]
    public void It_is_the_window_that_the_whole_stack_gives_or_none_where_that_has_none(int size, WindowEdge edge)
    {
        var options = new WindowOptions { Size = size, Patch = 1, Edge = edge };
        if (size > Rows)
        {
            Assert.Null(RasterWindow.Read(raster, 5, 5, options));
            return;
        }

        var source = new WindowSource([stack], options);
        var expected = source.NewBatch(1);
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                var found = RasterWindow.Read(raster, row, column, options);
                Assert.Equal(source.Valid[0].Contains(row, column), found is not null);
                if (found is not null)
                {
                    source.Fill([new WindowCentre(0, row, column)], expected);
                    Assert.Equal(expected.Values.ToArray(), found.Values.ToArray());
                }
            }
        }
    }
}
