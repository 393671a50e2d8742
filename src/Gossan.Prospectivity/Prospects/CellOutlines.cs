using System.Runtime.InteropServices;

namespace Gossan.Prospectivity.Prospects;

/// <summary>The borders of cells as rings of corners, in columns and rows of the grid.</summary>
/// <remarks>
/// A ring turns at each of its corners, so it alternates between pieces along rows and pieces along columns. Pieces along rows are where a
/// row of the area differs from the next; the ends of pieces on one line between two columns, in order, are joined two by two.
/// Where two cells of one area meet at a corner, with cells of none beside it, the ring goes round the cells of none: the area stays whole
/// there, no ring comes to one corner twice, and rings touch each other at corners at most, as a valid polygon needs.
/// </remarks>
internal static class CellOutlines
{
    /// <summary>The rings of one area whose cells are connected over their sides.</summary>
    /// <param name="runs">Its cells, row by row.</param>
    /// <returns>The outline first, then its holes. Each begins at its northernmost, then westernmost corner and goes east from there: clockwise as drawn with row 0 on top, also round holes.</returns>
    public static List<List<(int Column, int Row)>> Of(IReadOnlyList<CellRun> runs)
    {
        var pieces = PiecesOf(runs);
        int[] partner = Partners(pieces);
        var rings = new List<List<(int Column, int Row)>>();
        bool[] seen = new bool[pieces.Count];
        for (int start = 0; start < pieces.Count; start++)
        {
            if (seen[start])
            {
                continue;
            }

            // From the left end of a piece to its right end, on to the partner of that end, along its piece, and so on until the start.
            var ring = new List<(int Column, int Row)>();
            int end = start * 2;
            do
            {
                seen[end / 2] = true;
                ring.Add(CornerOf(pieces, end));
                ring.Add(CornerOf(pieces, end ^ 1));
                end = partner[end ^ 1];
            }
            while (end != start * 2);
            rings.Add(ring);
        }

        return rings;
    }

    private static (int Column, int Row) CornerOf(List<Piece> pieces, int end) =>
        ((end & 1) == 0 ? pieces[end / 2].Left : pieces[end / 2].Right, pieces[end / 2].Row);

    private static int[] Partners(List<Piece> pieces)
    {
        // Of two ends at one corner the one that turns up goes first: it closes the piece along the column that comes from above.
        var ends = new (int Column, int Row, bool Down, int End)[pieces.Count * 2];
        for (int i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            ends[i * 2] = (piece.Left, piece.Row, piece.CellsBelow, i * 2);
            ends[(i * 2) + 1] = (piece.Right, piece.Row, piece.CellsBelow, (i * 2) + 1);
        }

        // The piece beside a cell of none goes round that cell: down where the cells are above it, up where they are below. A lone end goes where it must.
        Array.Sort(ends, (one, other) => (one.Column, one.Row) != (other.Column, other.Row) ? (one.Column, one.Row).CompareTo((other.Column, other.Row)) : other.Down.CompareTo(one.Down));
        int[] partner = new int[ends.Length];
        for (int i = 0; i < ends.Length; i += 2)
        {
            (partner[ends[i].End], partner[ends[i + 1].End]) = (ends[i + 1].End, ends[i].End);
        }

        return partner;
    }

    private static List<Piece> PiecesOf(IReadOnlyList<CellRun> runs)
    {
        var pieces = new List<Piece>();
        var changes = new List<(int Column, bool Below)>();
        int above = 0, aboveEnd = 0;
        while (above < runs.Count)
        {
            // The line under the row of [above, aboveEnd), or over the next row where none comes right before it.
            int next = aboveEnd, line = aboveEnd > above ? runs[above].Row + 1 : runs[above].Row;
            while (next < runs.Count && runs[next].Row == line)
            {
                next++;
            }

            changes.Clear();
            AddEnds(runs, above, aboveEnd, below: false, changes);
            AddEnds(runs, aboveEnd, next, below: true, changes);
            changes.Sort();
            AddPieces(line, CollectionsMarshal.AsSpan(changes), pieces);
            (above, aboveEnd) = (aboveEnd, next);
        }

        return pieces;
    }

    private static void AddEnds(IReadOnlyList<CellRun> runs, int first, int end, bool below, List<(int Column, bool Below)> changes)
    {
        for (int i = first; i < end; i++)
        {
            changes.Add((runs[i].First, below));
            changes.Add((runs[i].Last + 1, below));
        }
    }

    private static void AddPieces(int line, ReadOnlySpan<(int Column, bool Below)> changes, List<Piece> pieces)
    {
        bool above = false, below = false;
        int from = 0;
        for (int i = 0; i < changes.Length;)
        {
            int column = changes[i].Column;
            bool wasAbove = above, wasBelow = below;
            for (; i < changes.Length && changes[i].Column == column; i++)
            {
                (above, below) = changes[i].Below ? (above, !below) : (!above, below);
            }

            bool was = wasAbove != wasBelow, now = above != below;
            if (was && (!now || wasBelow != below))
            {
                pieces.Add(new(line, from, column, wasBelow));
            }

            if (now && (!was || wasBelow != below))
            {
                from = column;
            }
        }
    }

    /// <summary>A piece of a border along a row: the cells of the area are on one side of it only.</summary>
    private readonly record struct Piece(int Row, int Left, int Right, bool CellsBelow);
}
