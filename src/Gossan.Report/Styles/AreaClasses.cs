using System.Globalization;
using Gossan.Grids;
using Gossan.Prospectivity.Prospects;
using Gossan.Report.Maps;

namespace Gossan.Report.Styles;

/// <summary>Classes of a raster's first band by share of the area, exact: each border is the value of the cell of that rank.</summary>
public static class AreaClasses
{
    // Shares of the area, best first, at which a class ends.
    private static readonly (string Name, double Share)[] ByLikelihood = [("very high", 0.01), ("high", 0.05), ("moderate", 0.10), ("low", 0.25), ("very low", 1)];
    private static readonly (string Name, double Share)[] Fifths = [("highest fifth", 0.2), ("high fifth", 0.4), ("middle fifth", 0.6), ("low fifth", 0.8), ("lowest fifth", 1)];

    /// <summary>The classes of a likelihood: very high is the best 1 % of the area, high the next up to 5 %, moderate up to 10 %, low up to 25 %, very low the rest.</summary>
    /// <param name="path">A likelihood raster.</param>
    /// <returns>From low to high. Where many cells are equal a class holds more than its share, its label says how much, and a class without a cell is left out; none where no cell has a value.</returns>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    public static IReadOnlyList<MapClass> OfLikelihood(string path) => Of(path, "likelihood", ByLikelihood);

    /// <summary>Fifths of the area by another quantity.</summary>
    /// <param name="path">The raster.</param>
    /// <param name="quantity">What its numbers are.</param>
    /// <returns>From low to high; as of <see cref="OfLikelihood"/>.</returns>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    public static IReadOnlyList<MapClass> OfFifths(string path, string quantity) => Of(path, quantity, Fifths);

    private static List<MapClass> Of(string path, string quantity, (string Name, double Share)[] shares)
    {
        var (mapped, lowest) = LikelihoodThreshold.OfAreas(path, [.. shares.Select(part => part.Share)]);
        if (mapped == 0)
        {
            return [];
        }

        var found = CellCounts.Of(path, lowest);
        var classes = new List<MapClass>(shares.Length);
        for (int i = shares.Length - 1; i >= 0; i--)
        {
            if (found[i].Cells == 0)
            {
                continue;
            }

            if (classes.Count > 0)
            {
                // Cells at the lower border belong to the class, so the one below ends before it.
                classes[^1] = classes[^1] with { Border = ClassBorder.Above(float.BitDecrement(lowest[i])) };
            }

            string label = string.Create(CultureInfo.InvariantCulture, $"{shares[i].Name}: {100.0 * found[i].Cells / mapped:0.##} % of the area, {quantity} {lowest[i]:0.####} to {found[i].Highest:0.####}");
            classes.Add(new(shares[i].Name, label, lowest[i], found[i].Highest, double.PositiveInfinity, ColourRamp.Viridis.At(1 - ((double)i / (shares.Length - 1)))));
        }

        return classes;
    }
}
