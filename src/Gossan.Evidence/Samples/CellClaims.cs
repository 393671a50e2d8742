using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>Which cells the windows of each set have seen, so that no cell is seen by two sets.</summary>
internal sealed class CellClaims
{
    private const byte Free = 0;

    private readonly WindowSource source;
    private readonly byte[][] owners;

    public CellClaims(WindowSource source)
    {
        this.source = source;
        owners = [.. source.Stacks.Select(stack => new byte[stack.Grid.Cells])];
    }

    /// <summary>Claims the cells of a window for a set, unless one of them belongs to another set.</summary>
    public bool TryClaim(WindowCentre centre, SampleSet set)
    {
        byte owner = (byte)(set + 1);
        var (top, bottom, left, right) = Inside(centre);
        int columns = source.Stacks[centre.Region].Grid.Columns;
        byte[] cells = owners[centre.Region];
        for (int row = top; row <= bottom; row++)
        {
            if (cells.AsSpan((row * columns) + left, right - left + 1).ContainsAnyExcept(Free, owner))
            {
                return false;
            }
        }

        for (int row = top; row <= bottom; row++)
        {
            cells.AsSpan((row * columns) + left, right - left + 1).Fill(owner);
        }

        return true;
    }

    private (int Top, int Bottom, int Left, int Right) Inside(WindowCentre centre)
    {
        var grid = source.Stacks[centre.Region].Grid;
        int radius = source.Options.Radius;
        return (Math.Max(0, centre.Row - radius), Math.Min(grid.Rows - 1, centre.Row + radius),
            Math.Max(0, centre.Column - radius), Math.Min(grid.Columns - 1, centre.Column + radius));
    }
}
