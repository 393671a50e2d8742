using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>The known sites inside a prospect, and the nearest one.</summary>
internal sealed class SitesNearby(Grid grid, MapMeasure measure, IReadOnlyList<KnownSite> sites)
{
    private readonly (double X, double Y, double Z)[] places = [.. sites.Select(site => measure.InSpace(site.X, site.Y))];

    private readonly (int Row, int Column)?[] cells = [.. sites.Select(site => grid.CellAt(site.X, site.Y))];

    /// <summary>The sites whose cells belong to each area, in the order in which sites were given.</summary>
    /// <param name="runs">Runs and their areas, row by row.</param>
    /// <param name="areas">Number of areas.</param>
    public List<int>[] Inside(List<(CellRun Run, int Area)> runs, int areas)
    {
        List<int>[] inside = [.. Enumerable.Range(0, areas).Select(_ => new List<int>())];
        var first = new (CellRun Run, int Area)[runs.Count];
        runs.CopyTo(first);
        var order = Comparer<(CellRun Run, int Area)>.Create((one, other) => (one.Run.Row, one.Run.First).CompareTo((other.Run.Row, other.Run.First)));
        for (int site = 0; site < cells.Length; site++)
        {
            if (cells[site] is not var (row, column))
            {
                continue;
            }

            int found = Array.BinarySearch(first, (new CellRun(row, column, column), 0), order);
            int run = found >= 0 ? found : ~found - 1;
            if (run >= 0 && first[run].Run.Row == row && first[run].Run.Last >= column)
            {
                inside[first[run].Area].Add(site);
            }
        }

        return inside;
    }

    /// <summary>The site with the shortest way to an area; of equally near ones the first.</summary>
    /// <param name="runs">The area.</param>
    /// <param name="inside">Sites inside it, which are at no distance.</param>
    /// <returns>Index of the site and metres from it to the area's border; <see langword="null"/> without sites.</returns>
    public (int Site, double Metres)? Nearest(IReadOnlyList<CellRun> runs, List<int> inside)
    {
        if (places.Length == 0)
        {
            return null;
        }

        if (inside.Count > 0)
        {
            return (inside[0], 0);
        }

        var (centre, radius) = Ball(runs);
        double[] atLeast = [.. places.Select(place => Length(place, centre) - radius)];
        int[] order = [.. Enumerable.Range(0, places.Length)];
        Array.Sort(order, (one, other) => (atLeast[one], one).CompareTo((atLeast[other], other)));
        (int Site, double Metres) best = (-1, double.PositiveInfinity);
        foreach (int site in order)
        {
            if (atLeast[site] > best.Metres)
            {
                break;
            }

            double metres = Distance(runs, site);
            if (metres < best.Metres || (metres == best.Metres && site < best.Site))
            {
                best = (site, metres);
            }
        }

        return best;
    }

    private static double Length((double X, double Y, double Z) one, (double X, double Y, double Z) other) =>
        Math.Sqrt(((one.X - other.X) * (one.X - other.X)) + ((one.Y - other.Y) * (one.Y - other.Y)) + ((one.Z - other.Z) * (one.Z - other.Z)));

    private double Distance(IReadOnlyList<CellRun> runs, int site)
    {
        var from = (sites[site].X, sites[site].Y);
        double least = double.PositiveInfinity;
        (double X, double Y) nearest = from;
        foreach (var run in runs)
        {
            var place = measure.Nearest(run, from);
            double straight = Length(measure.InSpace(place.X, place.Y), places[site]);
            if (straight < least)
            {
                (least, nearest) = (straight, place);
            }
        }

        return measure.Distance(from, nearest);
    }

    /// <summary>A ball that holds all of an area.</summary>
    private ((double X, double Y, double Z) Centre, double Radius) Ball(IReadOnlyList<CellRun> runs)
    {
        var middle = runs[runs.Count / 2];
        var (x, y) = grid.CentreOf(middle.Row, (middle.First + middle.Last) / 2);
        var centre = measure.InSpace(x, y);
        double radius = 0;
        foreach (var run in runs)
        {
            foreach (var (column, row) in ((int, int)[])[(run.First, run.Row), (run.Last + 1, run.Row), (run.First, run.Row + 1), (run.Last + 1, run.Row + 1)])
            {
                var (cornerX, cornerY) = grid.Transform.Apply(column, row);
                radius = Math.Max(radius, Length(measure.InSpace(cornerX, cornerY), centre));
            }
        }

        // On an ellipsoid the middle of a long row lies a little farther out than its ends.
        return (centre, radius * 1.1);
    }
}
