using System.Numerics;
using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <summary>Where cells are NaN, several at a time.</summary>
internal static class MissingCells
{
    /// <summary>Index of the first that is missing, -1 where none is.</summary>
    internal static int First(ReadOnlySpan<float> cells)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(cells);
        int v = 0;
        while (v < vectors.Length && Vector.EqualsAll(vectors[v], vectors[v]))
        {
            v++;
        }

        for (int i = v * Vector<float>.Count; i < cells.Length; i++)
        {
            if (float.IsNaN(cells[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>How many are missing from the first on without a break.</summary>
    internal static int RunLength(ReadOnlySpan<float> cells)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(cells);
        int v = 0;
        while (v < vectors.Length && !Vector.EqualsAny(vectors[v], vectors[v]))
        {
            v++;
        }

        int i = v * Vector<float>.Count;
        while (i < cells.Length && float.IsNaN(cells[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>How many are missing.</summary>
    internal static long Count(ReadOnlySpan<float> cells)
    {
        long count = 0;
        for (int next; (next = First(cells)) >= 0;)
        {
            cells = cells[next..];
            int run = RunLength(cells);
            count += run;
            cells = cells[run..];
        }

        return count;
    }
}
