using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Evidence.Folds;

/// <summary>Square blocks of a stated edge over all regions, anchored at each grid's origin and numbered through.</summary>
internal sealed class BlockGrid
{
    private readonly (int Rows, int Columns, int Across, int First)[] regions;

    public BlockGrid(IEnumerable<Grid> grids, double metres)
    {
        Metres = metres;
        var found = new List<(int, int, int, int)>();
        foreach (var grid in grids)
        {
            var (width, height) = CellMetres.Of(grid);
            int rows = CellsIn(metres / height, grid.Rows), columns = CellsIn(metres / width, grid.Columns);
            int across = ((grid.Columns - 1) / columns) + 1;
            found.Add((rows, columns, across, Count));
            Count = checked(Count + ((((grid.Rows - 1) / rows) + 1) * across));
        }

        regions = [.. found];
    }

    /// <summary>Edge of a block, in metres.</summary>
    public double Metres { get; }

    /// <summary>Blocks in all regions.</summary>
    public int Count { get; }

    /// <summary>The block of a cell.</summary>
    public int this[WindowCentre centre] => this[centre.Region, centre.Row, centre.Column];

    /// <summary>The block of a cell.</summary>
    public int this[int region, int row, int column]
    {
        get
        {
            var (rows, columns, across, first) = regions[region];
            return first + (row / rows * across) + (column / columns);
        }
    }

    /// <summary>Rows and columns of a block in one region.</summary>
    public (int Rows, int Columns) CellsOf(int region) => (regions[region].Rows, regions[region].Columns);

    private static int CellsIn(double cells, int most) => (int)Math.Clamp(Math.Round(cells), 1, most);
}
