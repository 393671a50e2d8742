using System.Numerics;
using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <summary>The cells of a raster that border a gap: a bit each, counts by blocks, and the values where the raster keeps them.</summary>
internal sealed class GapRim
{
    // A block is as wide as a word has bits, and as high.
    private const int Edge = 64;

    private readonly int rows;
    private readonly int columns;
    private readonly int across;
    private readonly int down;
    private readonly CellReading read;
    private readonly ulong[] bits;
    private readonly ushort[] counts;

    /// <summary>Goes over the raster once.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="read">Its cells.</param>
    internal GapRim(int rows, int columns, CellReading read)
    {
        (this.rows, this.columns, this.read) = (rows, columns, read);
        across = ((columns - 1) / Edge) + 1;
        down = ((rows - 1) / Edge) + 1;
        bits = new ulong[(long)rows * across];
        counts = new ushort[(long)down * across];
        float[] cells = new float[columns];
        ulong[] missing = new ulong[across], spread = new ulong[across];
        for (int row = 0; row < rows; row++)
        {
            read(row, 0, cells);
            if (!Mark(cells, missing))
            {
                continue;
            }

            Spread(missing, spread);
            for (int near = Math.Max(0, row - 1); near <= Math.Min(rows - 1, row + 1); near++)
            {
                Span<ulong> line = Line(near);
                for (int word = 0; word < across; word++)
                {
                    line[word] |= spread[word];
                }
            }
        }

        // What is near a gap is known; what of it is a gap itself, only the raster knows.
        for (int row = 0; row < rows; row++)
        {
            Span<ulong> line = Line(row);
            if (!line.ContainsAnyExcept(0ul))
            {
                continue;
            }

            read(row, 0, cells);
            Mark(cells, missing);
            for (int word = 0; word < across; word++)
            {
                line[word] &= ~missing[word] & Inside(word);
                int count = BitOperations.PopCount(line[word]);
                counts[((long)(row / Edge) * across) + word] += (ushort)count;
                IsEmpty &= count == 0;
            }
        }
    }

    /// <summary>Whether no cell borders a gap: there is none, or nothing else.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The cells bordering a gap among which are those nearest to each cell of a tile.</summary>
    /// <param name="tile">The tile, in columns and rows of the raster.</param>
    /// <param name="options">How far, and how many.</param>
    /// <param name="limit">How many are too many.</param>
    /// <param name="found">Takes them, by row, then by column.</param>
    /// <returns>Whether they are all there; not where they are too many, which never happens for a single cell.</returns>
    internal bool Find(Grid tile, PointInterpolationOptions options, int limit, RimSamples found)
    {
        // A cell can be among the nearest of a cell of the tile only up to the farthest of those nearest to its centre and twice its half diagonal.
        var (x, y) = tile.Transform.Apply(tile.Columns / 2.0, tile.Rows / 2.0);
        double half = double.Hypot((tile.Columns - 1) / 2.0, (tile.Rows - 1) / 2.0);
        found.Start(x, y, options.Needed, 2 * half, Math.Min(options.Radius + half, FarthestOf(options.Needed, options.Radius + half, x, y) + (2 * half)));
        var blocks = new List<int>(across);
        float[] cells = new float[Edge];
        for (int block = BlockAt(y - found.Bound, down); block <= BlockAt(y + found.Bound, down); block++)
        {
            blocks.Clear();
            for (int word = BlockAt(x - found.Bound, across); word <= BlockAt(x + found.Bound, across); word++)
            {
                if (counts[((long)block * across) + word] > 0 && Near(x, y, block, word) <= found.Bound * found.Bound)
                {
                    blocks.Add(word);
                }
            }

            for (int row = block * Edge; blocks.Count > 0 && row < Math.Min(rows, (block + 1) * Edge); row++)
            {
                foreach (int word in blocks)
                {
                    ulong rest = Line(row)[word];
                    if (rest == 0)
                    {
                        continue;
                    }

                    int first = BitOperations.TrailingZeroCount(rest), end = Edge - BitOperations.LeadingZeroCount(rest);
                    read(row, (word * Edge) + first, cells.AsSpan(first, end - first));
                    for (; rest != 0; rest &= rest - 1)
                    {
                        int bit = BitOperations.TrailingZeroCount(rest);
                        found.Add((word * Edge) + bit + 0.5, row + 0.5, cells[bit]);
                    }
                }

                if (found.Count > limit)
                {
                    found.Narrow();
                    if (found.Count > limit / 2 && half > 0)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    /// <summary>Sets the bits of cells that are missing.</summary>
    /// <returns>Whether one is.</returns>
    private static bool Mark(ReadOnlySpan<float> cells, Span<ulong> missing)
    {
        missing.Clear();
        int from = 0;
        for (int next; (next = MissingCells.First(cells[from..])) >= 0;)
        {
            from += next;
            int end = from + MissingCells.RunLength(cells[from..]);
            while (from < end)
            {
                int bit = from % Edge, count = Math.Min(Edge - bit, end - from);
                missing[from / Edge] |= (ulong.MaxValue >> (Edge - count)) << bit;
                from += count;
            }
        }

        return from > 0;
    }

    /// <summary>Sets the bits to the left and right of those that are set, too.</summary>
    private static void Spread(ReadOnlySpan<ulong> bits, Span<ulong> spread)
    {
        for (int word = 0; word < bits.Length; word++)
        {
            ulong west = word > 0 ? bits[word - 1] >> (Edge - 1) : 0, east = word + 1 < bits.Length ? bits[word + 1] << (Edge - 1) : 0;
            spread[word] = bits[word] | (bits[word] << 1) | (bits[word] >> 1) | west | east;
        }
    }

    /// <summary>A distance within which a place has as many cells bordering a gap as are needed; infinity where they are farther than what matters.</summary>
    private double FarthestOf(int needed, double matters, double x, double y)
    {
        int row = BlockAt(y, down), column = BlockAt(x, across), total = 0;
        var found = new List<(double Square, int Count)>();
        for (int ring = 0; total < needed; ring++)
        {
            if (ring > Math.Max(Math.Max(row, down - 1 - row), Math.Max(column, across - 1 - column)) || (ring - 1.0) * Edge > matters)
            {
                return double.PositiveInfinity;
            }

            for (int block = Math.Max(0, row - ring); block <= Math.Min(down - 1, row + ring); block++)
            {
                // Whole rows at the top and bottom of the ring, two blocks of the others.
                int step = ring == 0 || Math.Abs(block - row) == ring ? 1 : 2 * ring;
                for (int word = column - ring; word <= column + ring; word += step)
                {
                    int count = word >= 0 && word < across ? counts[((long)block * across) + word] : 0;
                    if (count > 0)
                    {
                        total += count;
                        found.Add((Far(x, y, block, word), count));
                    }
                }
            }
        }

        found.Sort();
        int nearest = 0;
        for (int sum = found[0].Count; sum < needed; sum += found[nearest].Count)
        {
            nearest++;
        }

        return Math.Sqrt(found[nearest].Square);
    }

    /// <summary>Squared distance of the nearest place of a block.</summary>
    private static double Near(double x, double y, int block, int word)
    {
        double dx = Math.Max(0, Math.Max((word * (double)Edge) - x, x - ((word + 1.0) * Edge)));
        double dy = Math.Max(0, Math.Max((block * (double)Edge) - y, y - ((block + 1.0) * Edge)));
        return (dx * dx) + (dy * dy);
    }

    /// <summary>Squared distance of the farthest place of a block.</summary>
    private static double Far(double x, double y, int block, int word)
    {
        double dx = Math.Max(Math.Abs((word * (double)Edge) - x), Math.Abs(((word + 1.0) * Edge) - x));
        double dy = Math.Max(Math.Abs((block * (double)Edge) - y), Math.Abs(((block + 1.0) * Edge) - y));
        return (dx * dx) + (dy * dy);
    }

    private static int BlockAt(double place, int blocks) => (int)Math.Clamp(Math.Floor(place / Edge), 0, blocks - 1);

    private Span<ulong> Line(int row) => MemoryMarshal.CreateSpan(ref bits[(long)row * across], across);

    private ulong Inside(int word) => ulong.MaxValue >> Math.Max(0, ((word + 1) * Edge) - columns);
}
