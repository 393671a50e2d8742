using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Prospectivity.Mapping;

/// <summary>Which windows are predicted, in blocks of rows, and which cells each prediction fills.</summary>
/// <remarks>With a stride, the valid window nearest to the middle of each stride x stride square stands for all valid cells of the square.</remarks>
internal sealed class MapPlan
{
    private readonly int region;
    private readonly int stride;
    private readonly int[] counts;

    public MapPlan(WindowSource source, int region, int stride, int rowsPerBlock)
    {
        (Source, this.region, this.stride) = (source, region, stride);
        Grid = source.Stacks[region].Grid;
        RowsPerBlock = ((rowsPerBlock + stride - 1) / stride) * stride;
        Blocks = (Grid.Rows + RowsPerBlock - 1) / RowsPerBlock;
        counts = [.. Enumerable.Range(0, Blocks).Select(block => CentresOf(block).Count)];
        Windows = WindowsBefore(Blocks);
    }

    public WindowSource Source { get; }

    public Grid Grid { get; }

    public int RowsPerBlock { get; }

    public int Blocks { get; }

    public int BlockCells => RowsPerBlock * Grid.Columns;

    /// <summary>Windows to predict in all.</summary>
    public long Windows { get; }

    public int RowsOf(int block) => Math.Min(RowsPerBlock, Grid.Rows - (block * RowsPerBlock));

    public long WindowsBefore(int block) => counts.Take(block).Sum(count => (long)count);

    /// <summary>The windows to predict in a block; found again each time, so that memory does not grow with the region.</summary>
    public IReadOnlyList<WindowCentre> CentresOf(int block)
    {
        var chosen = new List<WindowCentre>();
        if (stride == 1)
        {
            AddRows(chosen, block);
            return chosen;
        }

        int top = block * RowsPerBlock, bottom = top + RowsOf(block);
        for (int squareRow = top / stride; squareRow * stride < bottom; squareRow++)
        {
            for (int squareColumn = 0; squareColumn * stride < Grid.Columns; squareColumn++)
            {
                double middleRow = (squareRow * stride) + ((stride - 1) / 2.0), middleColumn = (squareColumn * stride) + ((stride - 1) / 2.0);
                (int Row, int Column)? best = null;
                double nearest = double.MaxValue;
                foreach (var (row, column) in ValidCellsOfSquare(squareRow, squareColumn))
                {
                    double distance = Math.Pow(row - middleRow, 2) + Math.Pow(column - middleColumn, 2);
                    if (distance < nearest)
                    {
                        (best, nearest) = ((row, column), distance);
                    }
                }

                if (best is var (r, c))
                {
                    chosen.Add(new(region, r, c));
                }
            }
        }

        return chosen;
    }

    /// <summary>Writes a prediction into the cells it stands for.</summary>
    public void Place(int block, WindowCentre centre, Span<float> cells, float value)
    {
        int top = block * RowsPerBlock;
        if (stride == 1)
        {
            cells[((centre.Row - top) * Grid.Columns) + centre.Column] = value;
            return;
        }

        foreach (var (row, column) in ValidCellsOfSquare(centre.Row / stride, centre.Column / stride))
        {
            cells[((row - top) * Grid.Columns) + column] = value;
        }
    }

    private void AddRows(List<WindowCentre> chosen, int block)
    {
        int top = block * RowsPerBlock, bottom = top + RowsOf(block);
        for (int row = top; row < bottom; row++)
        {
            for (int column = 0; column < Grid.Columns; column++)
            {
                if (Source.Valid[region].Contains(row, column))
                {
                    chosen.Add(new(region, row, column));
                }
            }
        }
    }

    private IEnumerable<(int Row, int Column)> ValidCellsOfSquare(int squareRow, int squareColumn)
    {
        var valid = Source.Valid[region];
        int bottom = Math.Min(Grid.Rows, (squareRow + 1) * stride), right = Math.Min(Grid.Columns, (squareColumn + 1) * stride);
        for (int row = squareRow * stride; row < bottom; row++)
        {
            for (int column = squareColumn * stride; column < right; column++)
            {
                if (valid.Contains(row, column))
                {
                    yield return (row, column);
                }
            }
        }
    }
}
