using System.Buffers;

namespace Gossan.Grids;

/// <summary>The candidates of a block and, under them, those of the blocks round it. One thread's; its lists come from a pool.</summary>
internal sealed class CandidateStack : IDisposable
{
    private readonly List<Candidates> levels;
    private readonly double[] squares;
    private readonly double[] spare;
    private readonly int[] kept;
    private int depth;

    /// <summary>Starts with all candidates.</summary>
    internal CandidateStack(Candidates all)
    {
        levels = [all];
        int length = Math.Max(1, Candidates.Padded(all.Count));
        squares = ArrayPool<double>.Shared.Rent(length);
        spare = ArrayPool<double>.Shared.Rent(length);
        kept = ArrayPool<int>.Shared.Rent(length);
    }

    /// <summary>How many candidates the innermost block has.</summary>
    public int Count => levels[depth].Count;

    /// <summary>Room for the squared distance of each candidate, up to a whole vector.</summary>
    public Span<double> Squares => squares.AsSpan(0, Candidates.Padded(Count));

    /// <summary>Room for one more number per candidate.</summary>
    public Span<double> Spare => spare.AsSpan(0, Count);

    /// <summary>Room for the places of those to keep.</summary>
    public Span<int> Kept => kept.AsSpan(0, Count);

    /// <summary>One number of each candidate, up to a whole vector.</summary>
    public ReadOnlySpan<double> Field(int field) => levels[depth].Fields[field].AsSpan(0, Candidates.Padded(Count));

    /// <summary>Narrows to the candidates whose squared distance is at most a bound, in their order.</summary>
    public void KeepWithin(double square)
    {
        Span<int> places = Kept;
        ReadOnlySpan<double> distances = squares.AsSpan(0, places.Length);
        int count = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            places[count] = i;
            count += distances[i] <= square ? 1 : 0;
        }

        Push(count);
    }

    /// <summary>Narrows to the first of <see cref="Kept"/>.</summary>
    /// <param name="count">How many of them.</param>
    public void Push(int count)
    {
        double[][] from = levels[depth].Fields;
        double[][] to = depth + 1 < levels.Count ? levels[depth + 1].Fields : new double[from.Length][];
        for (int field = 0; field < from.Length; field++)
        {
            double[] list = to[field] = AtLeast(to[field], Candidates.Padded(count)), source = from[field];
            for (int i = 0; i < count; i++)
            {
                list[i] = source[kept[i]];
            }

            Candidates.Pad(list, count);
        }

        depth++;
        if (depth == levels.Count)
        {
            levels.Add(default);
        }

        levels[depth] = new(to, count);
    }

    /// <summary>Back to the block round it.</summary>
    public void Pop() => depth--;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The first level is not ours: all threads read it.
        foreach (double[] list in levels.Skip(1).SelectMany(level => level.Fields))
        {
            ArrayPool<double>.Shared.Return(list);
        }

        levels.RemoveRange(1, levels.Count - 1);
        ArrayPool<double>.Shared.Return(squares);
        ArrayPool<double>.Shared.Return(spare);
        ArrayPool<int>.Shared.Return(kept);
    }

    private static double[] AtLeast(double[]? list, int length)
    {
        if (list is not null && list.Length >= length)
        {
            return list;
        }

        if (list is not null)
        {
            ArrayPool<double>.Shared.Return(list);
        }

        return ArrayPool<double>.Shared.Rent(Math.Max(64, length));
    }
}
