using System.Globalization;
using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Gridding;

/// <summary>The classes of a categorical layer in the order in which they were met; one table for all regions.</summary>
/// <param name="layer">The layer's name.</param>
/// <param name="path">Its file.</param>
internal sealed class ClassTable(string layer, string path)
{
    /// <summary>More classes than this are no classes.</summary>
    public const int Most = 500;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> labels = [];

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>The place of a class; it gets one when it is new.</summary>
    /// <param name="label">The class's name.</param>
    /// <exception cref="LayerException">There are too many.</exception>
    public int PlaceOf(string label)
    {
        if (!places.TryGetValue(label, out int place))
        {
            if (labels.Count == Most)
            {
                throw LayerException.TooManyClasses(layer, path, Most);
            }

            places[label] = place = labels.Count;
            labels.Add(label);
        }

        return place;
    }

    /// <summary>Counts the cells of each class.</summary>
    /// <param name="scan">Places of classes; NaN where there is none.</param>
    /// <returns>One count per class, in the order of <see cref="Labels"/>.</returns>
    public long[] Count(CellScan scan)
    {
        long[] counts = new long[labels.Count];
        scan(places =>
        {
            foreach (float place in places)
            {
                if (!float.IsNaN(place))
                {
                    counts[(int)place]++;
                }
            }
        });
        return counts;
    }

    /// <summary>Turns the codes of a raster into places: neighbours are mostly of one class, so the last answer is kept.</summary>
    /// <param name="names">Names of the codes, where the raster has them.</param>
    public Func<double, double> Recode(IReadOnlyDictionary<double, string> names)
    {
        var known = new Dictionary<double, int>();
        double lastCode = double.NaN, lastPlace = double.NaN;
        return code =>
        {
            if (code != lastCode)
            {
                if (double.IsNaN(code))
                {
                    return code;
                }

                if (!known.TryGetValue(code, out int place))
                {
                    string label = names.TryGetValue(code, out string? name) && name.Trim().Length > 0 ? name.Trim() : code.ToString("R", CultureInfo.InvariantCulture);
                    known[code] = place = PlaceOf(label);
                }

                (lastCode, lastPlace) = (code, place);
            }

            return lastPlace;
        };
    }
}
