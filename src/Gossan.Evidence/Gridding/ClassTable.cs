using System.Globalization;
using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Gridding;

/// <summary>The classes of a categorical layer in the order in which its files name them; one table for all regions.</summary>
/// <remarks>A file of a whole country names many more classes than cells of the regions have: only those that have cells count.</remarks>
/// <param name="layer">The layer's name.</param>
/// <param name="path">Its file.</param>
internal sealed class ClassTable(string layer, string path)
{
    /// <summary>More classes than this are no classes.</summary>
    public const int Most = 500;

    /// <summary>More names than this are numbers of single features or measurements. Far below 2^24, from where on places are no floats, and 100 MB at most.</summary>
    private const int MostNames = 1 << 20;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> labels = [];
    private readonly SortedSet<int> met = [];

    /// <summary>Names of all classes that were named, whether a cell has them or not.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>Places of the classes that have a cell in some region, in order.</summary>
    public IReadOnlyCollection<int> Met => met;

    /// <summary>The place of a class; it gets one when it is new.</summary>
    /// <param name="label">The class's name.</param>
    /// <exception cref="LayerException">There are too many names.</exception>
    public int PlaceOf(string label)
    {
        if (!places.TryGetValue(label, out int place))
        {
            if (labels.Count == MostNames)
            {
                throw LayerException.TooManyClasses(layer, path, MostNames);
            }

            places[label] = place = labels.Count;
            labels.Add(label);
        }

        return place;
    }

    /// <summary>Takes note of the classes that cells of a region have.</summary>
    /// <param name="cells">Places of classes; NaN where there is none.</param>
    /// <exception cref="LayerException">There are too many.</exception>
    public void Meet(ReadOnlySpan<float> cells)
    {
        float last = float.NaN;
        foreach (float place in cells)
        {
            // Neighbours are mostly of one class.
            if (place != last && !float.IsNaN(place))
            {
                last = place;
                if (met.Add((int)place) && met.Count > Most)
                {
                    throw LayerException.TooManyClasses(layer, path, Most);
                }
            }
        }
    }

    /// <summary>Refuses a layer whose cells have fewer than two classes.</summary>
    /// <exception cref="LayerException">They do.</exception>
    public void RequireSeveral()
    {
        if (met.Count < 2)
        {
            throw LayerException.OneClass(layer, path, met.Count == 0 ? "none" : labels[met.Min]);
        }
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
