using CsCheck;

namespace Gossan.Grids.Tests.Interpolation;

public class MissingCellsTests
{
    [Fact]
    public void Missing_cells_are_found_at_any_place() =>
        Gen.Frequency((1, Gen.Const(float.NaN)), (3, Gen.Single[-1, 1])).Array[0, 60].Sample(
            cells =>
            {
                int present = Array.FindIndex(cells, cell => !float.IsNaN(cell));
                Assert.Equal(Array.FindIndex(cells, float.IsNaN), MissingCells.First(cells));
                Assert.Equal(present < 0 ? cells.Length : present, MissingCells.RunLength(cells));
                Assert.Equal(cells.Count(float.IsNaN), MissingCells.Count(cells));
            },
            iter: 10_000);

    [Fact]
    public void Long_runs_are_measured_to_their_end()
    {
        float[] cells = new float[100];
        cells.AsSpan(3, 90).Fill(float.NaN);
        Assert.Equal((3, 90, 90), (MissingCells.First(cells), MissingCells.RunLength(cells.AsSpan(3)), MissingCells.Count(cells)));
    }
}
