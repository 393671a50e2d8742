using Gossan.Grids;

namespace Gossan.Serve.Tiles;

/// <summary>A square of a grid, 256 pixels wide.</summary>
/// <param name="Level">A pixel stands for 2^level cells in each direction; 0 is full resolution.</param>
/// <param name="X">Tiles from the west, from 0.</param>
/// <param name="Y">Tiles from the north, from 0.</param>
internal readonly record struct TileAddress(int Level, int X, int Y)
{
    /// <summary>Edge of a tile, in pixels.</summary>
    public const int Pixels = 256;

    private const int HighestLevel = 20;

    /// <summary>The cells of the tile, clipped to the grid; <see langword="null"/> where it has none.</summary>
    public (int Row, int Column, int Rows, int Columns)? CellsIn(Grid grid)
    {
        if (Level is < 0 or > HighestLevel || X < 0 || Y < 0)
        {
            return null;
        }

        long edge = (long)Pixels << Level, row = Y * edge, column = X * edge;
        return row < grid.Rows && column < grid.Columns
            ? ((int)row, (int)column, (int)Math.Min(edge, grid.Rows - row), (int)Math.Min(edge, grid.Columns - column))
            : null;
    }

    /// <summary>Pixels that so many cells take, the last one perhaps of fewer cells.</summary>
    public int PixelsOf(int cells) => (int)(((long)cells + (1L << Level) - 1) >> Level);
}
