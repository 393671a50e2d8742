namespace Gossan.Grids;

/// <summary>The part of a source that a target needs, with longitudes in the target's branch.</summary>
/// <param name="Transform">The source's transform, moved by whole circles to the target's branch.</param>
/// <param name="Row">First row of the part, in the source.</param>
/// <param name="Column">First column of the part; of a source round the globe it may lie before the first or beyond the last.</param>
/// <param name="Rows">Rows of the part.</param>
/// <param name="Columns">Columns of the part.</param>
/// <param name="ColumnsOfCircle">Columns once round the globe; 0 for a source that does not go round it.</param>
internal sealed record SourcePart(AffineTransform Transform, int Row, long Column, int Rows, int Columns, int ColumnsOfCircle)
{
    // Two cells for the widest kernel, two for what two ways between the systems may differ.
    private const int Margin = 4;

    // Cell widths are printed with few digits; over a circle they may add up to this part of a cell.
    private const double SamePlace = 0.01;

    internal long Cells => (long)Rows * Columns;

    /// <summary>The grid of a copy of the part, without a reference system.</summary>
    internal Grid Grid
    {
        get
        {
            var (x, y) = Transform.Apply(Column, Row);
            return new("", Transform with { OriginX = x, OriginY = y }, Rows, Columns);
        }
    }

    /// <summary>Finds the part; the positions are the target's in the source's system.</summary>
    /// <returns><see langword="null"/> where the two do not overlap.</returns>
    internal static SourcePart? Of(Grid source, ReadOnlySpan<(double X, double Y)> positions, double fullCircle, bool reprojects)
    {
        int circle = fullCircle > 0 ? ColumnsOfCircleIn(source, fullCircle) : 0;
        if (circle > 0)
        {
            Extent places = Extent.OfPlaces(positions, source.Transform);
            var (row, rows) = Within(places.South, places.North, source.Rows);
            long first = (long)Math.Floor(places.West) - Margin;
            long columns = (long)Math.Ceiling(places.East) + Margin - first;
            if (reprojects && columns > circle)
            {
                // GDAL keeps longitudes in one branch only where a raster does not go round more than once.
                first += (columns - circle) / 2;
                columns = circle;
            }

            return rows == 0 ? null : new(source.Transform, row, first, rows, checked((int)columns), circle);
        }

        SourcePart? most = null;
        foreach (double turns in TurnsTo(source, positions, fullCircle))
        {
            AffineTransform moved = source.Transform with { OriginX = source.Transform.OriginX + (turns * fullCircle) };
            Extent places = Extent.OfPlaces(positions, moved);
            var (row, rows) = Within(places.South, places.North, source.Rows);
            var (column, columns) = Within(places.West, places.East, source.Columns);
            var part = new SourcePart(moved, row, column, rows, columns, ColumnsOfCircle: 0);
            most = part.Cells > (most?.Cells ?? 0) ? part : most;
        }

        return most;
    }

    /// <summary>The runs of columns to read: first column in the source, first in the part, how many.</summary>
    internal IEnumerable<(int Source, int Part, int Count)> Runs()
    {
        if (ColumnsOfCircle == 0)
        {
            yield return ((int)Column, 0, Columns);
            yield break;
        }

        int count;
        for (int part = 0; part < Columns; part += count)
        {
            int column = (int)((((Column + part) % ColumnsOfCircle) + ColumnsOfCircle) % ColumnsOfCircle);
            count = Math.Min(ColumnsOfCircle - column, Columns - part);
            yield return (column, part, count);
        }
    }

    private static int ColumnsOfCircleIn(Grid source, double fullCircle)
    {
        double columns = fullCircle / source.CellWidth;
        return source.Transform.IsNorthUp && Math.Abs(columns - Math.Round(columns)) <= SamePlace && source.Columns >= Math.Round(columns)
            ? (int)Math.Round(columns)
            : 0;
    }

    private static double[] TurnsTo(Grid source, ReadOnlySpan<(double X, double Y)> positions, double fullCircle)
    {
        if (fullCircle == 0)
        {
            return [0];
        }

        Extent own = Extent.Of(source);
        Extent other = Extent.Of(positions);
        double nearest = Math.Round((other.West + other.East - own.West - own.East) / 2 / fullCircle);
        return [nearest, nearest - 1, nearest + 1];
    }

    /// <summary>The cells between two places with the margin; none where the places themselves are outside.</summary>
    private static (int First, int Count) Within(double low, double high, int size)
    {
        if (!(high > 0 && low < size))
        {
            return (0, 0);
        }

        int first = (int)Math.Max(Math.Floor(low) - Margin, 0);
        int end = (int)Math.Min(Math.Ceiling(high) + Margin, size);
        return (first, end - first);
    }
}
