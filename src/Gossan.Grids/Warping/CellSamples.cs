namespace Gossan.Grids;

/// <summary>Samples of a source inside target cells, brought down to one value for each cell.</summary>
/// <param name="PerColumn">Samples across a cell.</param>
/// <param name="PerRow">Samples down a cell.</param>
internal readonly record struct CellSamples(int PerColumn, int PerRow)
{
    // Areas of source cells are told to a part in 16 at least.
    private const int Fewest = 4;

    // A quarter of a million samples tell the mean of any cell; more would only cost time.
    private const int Most = 512;

    /// <summary>One sample at the centre.</summary>
    internal static CellSamples One => new(1, 1);

    /// <summary>At least one for each source cell, and as many in each of them where the ratio is a whole number.</summary>
    internal static CellSamples For((double PerColumn, double PerRow) ratio) => new(CountFor(ratio.PerColumn), CountFor(ratio.PerRow));

    /// <summary>The grid of the samples of some target cells.</summary>
    internal Grid GridOf(Grid cells)
    {
        AffineTransform t = cells.Transform;
        return cells with
        {
            Transform = t with
            {
                ColumnStepX = t.ColumnStepX / PerColumn,
                ColumnStepY = t.ColumnStepY / PerColumn,
                RowStepX = t.RowStepX / PerRow,
                RowStepY = t.RowStepY / PerRow,
            },
            Rows = cells.Rows * PerRow,
            Columns = cells.Columns * PerColumn,
        };
    }

    /// <summary>Brings samples down by their mean or the commonest of them; missing ones do not count, and a cell without any is missing.</summary>
    internal void Reduce(ReadOnlySpan<float> samples, ResamplingMethod method, int columns, Span<float> cells)
    {
        Span<float> valid = new float[PerColumn * PerRow];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            int row = cell / columns;
            int column = cell % columns;
            int count = 0;
            for (int i = 0; i < PerRow; i++)
            {
                foreach (float sample in samples.Slice((((((row * PerRow) + i) * columns) + column) * PerColumn), PerColumn))
                {
                    valid[count] = sample;
                    count += float.IsNaN(sample) ? 0 : 1;
                }
            }

            cells[cell] = count == 0 ? float.NaN : method == ResamplingMethod.Mode ? ModeOf(valid[..count]) : MeanOf(valid[..count]);
        }
    }

    private static int CountFor(double ratio)
    {
        int whole = (int)Math.Clamp(Math.Ceiling(ratio - 1e-6), 1, Most);
        return whole * ((Fewest + whole - 1) / whole);
    }

    private static float MeanOf(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return (float)(sum / values.Length);
    }

    private static float ModeOf(Span<float> values)
    {
        values.Sort();
        float best = values[0];
        int most = 0;
        int first = 0;
        for (int i = 1; i <= values.Length; i++)
        {
            if (i == values.Length || values[i] != values[first])
            {
                (best, most) = i - first > most ? (values[first], i - first) : (best, most);
                first = i;
            }
        }

        return best;
    }
}
