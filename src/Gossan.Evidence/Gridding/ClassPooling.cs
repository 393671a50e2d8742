using System.Globalization;
using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Gridding;

/// <summary>Which classes of a categorical layer become bands of their own, learnt on the training regions; the rare ones are pooled.</summary>
internal sealed class ClassPooling
{
    private const string Pooled = "other";

    private readonly ClassTable classes;
    private readonly int[] bandOf;

    private ClassPooling(ClassTable classes, IReadOnlyList<string> bands, int[] bandOf) => (this.classes, Bands, this.bandOf) = (classes, bands, bandOf);

    /// <summary>Names of the bands: "layer=class" in the order of codes or names, "layer=other" last where anything is pooled.</summary>
    public IReadOnlyList<string> Bands { get; }

    /// <summary>Learns the pooling.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="classes">The classes of all regions, and which of them have cells.</param>
    /// <param name="rare">Classes below this share of the cells are pooled.</param>
    /// <param name="scan">Places in <paramref name="classes"/> of the training regions.</param>
    /// <exception cref="LayerException">A single band would be left, which tells nothing.</exception>
    public static ClassPooling Learn(string layer, string path, ClassTable classes, double rare, CellScan scan)
    {
        long[] counts = classes.Count(scan);
        double total = counts.Sum();
        int[] kept = [.. Enumerable.Range(0, counts.Length).Where(place => counts[place] > 0 && counts[place] >= rare * total && !IsPooled(classes.Labels[place])).OrderBy(place => NumberOf(classes.Labels[place])).ThenBy(place => classes.Labels[place], StringComparer.Ordinal)];

        // A class of the file that no region has needs no band: it would be 0 everywhere.
        bool others = kept.Length < classes.Met.Count;
        string[] bands = [.. kept.Select(place => $"{layer}={classes.Labels[place]}"), .. others ? [$"{layer}={Pooled}"] : Array.Empty<string>()];
        if (bands.Length < 2)
        {
            throw LayerException.OneClass(layer, path, bands.Length == 0 ? "none" : bands[0][(layer.Length + 1)..]);
        }

        int[] bandOf = new int[counts.Length];
        Array.Fill(bandOf, bands.Length - 1);
        for (int band = 0; band < kept.Length; band++)
        {
            bandOf[kept[band]] = band;
        }

        return new(classes, bands, bandOf);
    }

    /// <summary>The cells of one band: 1 where the class belongs to it, 0 elsewhere, NaN where there is no class.</summary>
    /// <param name="band">0 to the number of <see cref="Bands"/> - 1.</param>
    /// <param name="places">Places of classes.</param>
    /// <param name="cells">As many cells.</param>
    public void Encode(int band, ReadOnlySpan<float> places, Span<float> cells)
    {
        for (int i = 0; i < places.Length; i++)
        {
            cells[i] = float.IsNaN(places[i]) ? float.NaN : bandOf[(int)places[i]] == band ? 1 : 0;
        }
    }

    /// <summary>Every class that some region has, with its share in one region and its band.</summary>
    /// <param name="scan">Places of classes in that region.</param>
    public IReadOnlyList<ClassAudit> Account(CellScan scan)
    {
        long[] counts = classes.Count(scan);
        double total = Math.Max(1, counts.Sum());
        return [.. classes.Met.Select(place => new ClassAudit(classes.Labels[place], counts[place] / total, Bands[bandOf[place]])).OrderByDescending(c => c.Share).ThenBy(c => c.Label, StringComparer.Ordinal)];
    }

    /// <summary>A class that is called so already takes the rare ones in.</summary>
    private static bool IsPooled(string label) => string.Equals(label, Pooled, StringComparison.Ordinal);

    private static double NumberOf(string label) => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.PositiveInfinity;
}
