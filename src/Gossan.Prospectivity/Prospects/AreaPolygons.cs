using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Areas of cells as polygons on the map.</summary>
public static class AreaPolygons
{
    // Half a side meets the cut of the next corner of the same cell and no other; see Smoothed.
    private const double FirstCut = 0.5;
    private const double SecondCut = 0.25;

    /// <summary>The polygons of an area.</summary>
    /// <param name="runs">Its cells, row by row.</param>
    /// <param name="grid">The grid; rotated and sheared ones too.</param>
    /// <param name="smooth">Whether corners are cut, or outlines follow the cells' borders exactly.</param>
    /// <returns>A polygon for each part whose cells are connected over their sides, in the order of their first cells. Parts, outlines and holes touch at corners at most; none do when smoothed.</returns>
    /// <remarks>
    /// Smoothing cuts each corner twice: half a cell from it, where a stair becomes a straight slope, then a quarter of a cell from each corner
    /// that is left. The first cut stays inside the cell at the corner and meets cuts of the same ring only; the second stays within a quarter
    /// of a cell of corners that are half a cell or more from all else. So no ring comes to cross itself or another.
    /// </remarks>
    public static IReadOnlyList<MapPolygon> Of(IReadOnlyList<CellRun> runs, Grid grid, bool smooth)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(grid);
        var t = grid.Transform;
        bool flips = (t.ColumnStepX * t.RowStepY) - (t.RowStepX * t.ColumnStepY) < 0;
        return
        [
            .. Parts(runs).Select(part =>
            {
                var rings = CellOutlines.Of(part);
                return new MapPolygon(OnMap(rings[0], reverse: flips), [.. rings.Skip(1).Select(hole => OnMap(hole, reverse: !flips))]);
            }),
        ];

        IReadOnlyList<(double X, double Y)> OnMap(List<(int Column, int Row)> ring, bool reverse)
        {
            var corners = ring.ConvertAll(corner => ((double)corner.Column, (double)corner.Row));
            var places = (smooth ? Smoothed(corners) : corners).ConvertAll(corner => t.Apply(column: corner.Item1, row: corner.Item2));
            if (reverse)
            {
                places.Reverse();
            }

            return places;
        }
    }

    private static List<CellRun>[] Parts(IReadOnlyList<CellRun> runs)
    {
        var connected = new ConnectedRuns();
        foreach (var run in runs)
        {
            connected.Add(run);
        }

        var (count, of) = connected.Areas();
        List<CellRun>[] parts = [.. Enumerable.Range(0, count).Select(_ => new List<CellRun>())];
        for (int i = 0; i < of.Length; i++)
        {
            parts[of[i]].Add(runs[i]);
        }

        return parts;
    }

    private static List<(double Column, double Row)> Smoothed(List<(double Column, double Row)> ring) => Cut(WithoutStraight(Cut(ring, FirstCut)), SecondCut);

    /// <summary>Replaces each corner by two points on its sides; two that fall together are one.</summary>
    private static List<(double Column, double Row)> Cut(List<(double Column, double Row)> ring, double length)
    {
        var cut = new List<(double Column, double Row)>(ring.Count * 2);
        for (int i = 0; i < ring.Count; i++)
        {
            Add(Towards(ring[i], ring[(i + ring.Count - 1) % ring.Count]));
            Add(Towards(ring[i], ring[(i + 1) % ring.Count]));
        }

        if (cut.Count > 1 && cut[^1] == cut[0])
        {
            cut.RemoveAt(cut.Count - 1);
        }

        return cut;

        void Add((double Column, double Row) point)
        {
            if (cut.Count == 0 || cut[^1] != point)
            {
                cut.Add(point);
            }
        }

        (double Column, double Row) Towards((double Column, double Row) from, (double Column, double Row) to)
        {
            double across = to.Column - from.Column, down = to.Row - from.Row, share = length / double.Hypot(across, down);
            return (from.Column + (share * across), from.Row + (share * down));
        }
    }

    // Numbers here are halves, so what is straight is exactly straight.
    private static List<(double Column, double Row)> WithoutStraight(List<(double Column, double Row)> ring)
    {
        var bent = new List<(double Column, double Row)>(ring.Count);
        for (int i = 0; i < ring.Count; i++)
        {
            var (before, here, after) = (ring[(i + ring.Count - 1) % ring.Count], ring[i], ring[(i + 1) % ring.Count]);
            if ((here.Column - before.Column) * (after.Row - here.Row) != (here.Row - before.Row) * (after.Column - here.Column))
            {
                bent.Add(here);
            }
        }

        return bent;
    }
}
