using System.Globalization;
using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Evidence.Folds;

/// <summary>Contiguous bands of latitude or longitude, cut between sites so that the bands have nearly equally many.</summary>
/// <remarks>
/// A row stands for one latitude, that of its middle cell on WGS 84, and a column for one longitude, so bands are whole rows or columns
/// of a grid and one scale serves regions in different systems. Where a region names no system, all stay in the units of their grids.
/// </remarks>
internal static class BandFolds
{
    public static FoldAreas Of(WindowSource source, IReadOnlyList<WindowCentre> sites, int folds, BandDirection direction)
    {
        bool rows = direction == BandDirection.Latitude, degrees = source.Stacks.All(stack => stack.Grid.Crs.Length > 0);
        double[][] places = [.. source.Stacks.Select(stack => PlacesOf(stack.Grid, rows, degrees))];
        if (degrees && !rows)
        {
            Unwrap(places);
        }

        double PlaceOf(WindowCentre centre) => places[centre.Region][rows ? centre.Row : centre.Column];
        double[] cuts = Cuts([.. sites.Select(PlaceOf).Order()], folds, direction);
        byte[][] cells = [.. source.Stacks.Select((stack, region) =>
        {
            byte[] bands = [.. places[region].Select(place => (byte)BandOf(place, cuts))], area = new byte[stack.Grid.Cells];
            for (int row = 0; row < stack.Grid.Rows; row++)
            {
                var line = area.AsSpan(row * stack.Grid.Columns, stack.Grid.Columns);
                if (rows)
                {
                    line.Fill(bands[row]);
                }
                else
                {
                    bands.CopyTo(line);
                }
            }

            return area;
        })];
        var names = Names([places.Min(line => line.Min()), .. cuts, places.Max(line => line.Max())], degrees);
        return new(cells, [.. sites.Select(site => BandOf(PlaceOf(site), cuts))], names,
            [$"bands of {direction.ToString().ToLowerInvariant()}{(degrees ? "" : ", in the units of the grid, which names no reference system")}: {string.Join(", ", names)}"]);
    }

    /// <summary>Where to cut sorted places: midway between two sites that differ, next to equal shares, so that all bands get a site.</summary>
    private static double[] Cuts(double[] sorted, int folds, BandDirection direction)
    {
        int[] between = [.. Enumerable.Range(1, sorted.Length - 1).Where(i => sorted[i] > sorted[i - 1])];
        if (between.Length < folds - 1)
        {
            throw FoldException.EmptyBands(folds, between.Length + 1, direction);
        }

        double[] cuts = new double[folds - 1];
        for (int cut = 0, first = 0; cut < cuts.Length; cut++)
        {
            double wanted = (double)sorted.Length * (cut + 1) / folds;
            int last = between.Length - (cuts.Length - cut), best = Enumerable.Range(first, last - first + 1).MinBy(i => Math.Abs(between[i] - wanted));
            cuts[cut] = (sorted[between[best]] + sorted[between[best] - 1]) / 2;
            first = best + 1;
        }

        return cuts;
    }

    private static int BandOf(double place, double[] cuts)
    {
        int at = Array.BinarySearch(cuts, place);
        return at >= 0 ? at + 1 : ~at;
    }

    private static double[] PlacesOf(Grid grid, bool rows, bool degrees)
    {
        double[] x = new double[rows ? grid.Rows : grid.Columns], y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = rows ? grid.CentreOf(i, grid.Columns / 2) : grid.CentreOf(grid.Rows / 2, i);
        }

        if (degrees)
        {
            bool[] carried = CoordinateTransfer.Positions(grid.Crs, CoordinateSystem.WktOf("EPSG:4326"), x, y);
            if (carried.Contains(false))
            {
                throw FoldException.NoDegrees(grid.Describe());
            }
        }

        return rows ? y : x;
    }

    /// <summary>Longitudes on both sides of 180 degrees are neighbours: all are taken within half a turn of the first.</summary>
    private static void Unwrap(double[][] places)
    {
        double middle = places[0][places[0].Length / 2];
        foreach (double[] line in places)
        {
            for (int i = 0; i < line.Length; i++)
            {
                line[i] -= 360 * Math.Round((line[i] - middle) / 360);
            }
        }
    }

    /// <summary>"54.5 to 55.1": with as many decimals as tell the edges apart.</summary>
    private static string[] Names(double[] edges, bool degrees)
    {
        for (int decimals = degrees ? 1 : 0; ; decimals++)
        {
            string[] texts = [.. edges.Select(edge => edge.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
            if (decimals == 8 || texts.Distinct(StringComparer.Ordinal).Count() == texts.Length)
            {
                return [.. texts.Zip(texts.Skip(1), (from, to) => $"{from} to {to}")];
            }
        }
    }
}
