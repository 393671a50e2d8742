using System.Globalization;
using Gossan.Evidence.Layers;
using Gossan.Grids;
using Gossan.Report.Maps;

namespace Gossan.Report.Styles;

/// <summary>Classes with borders on a scale: the percentiles of novelty, and effects for and against.</summary>
public static class ScaleClasses
{
    // An outlier in a hundred cells would leave all others the colour of nothing.
    private const double ScaleEnd = 0.98;

    private const int CellsPerStrip = 1 << 20;

    private static readonly double[] NoveltyBorders = [50, 75, 90, 95, 99, 100];

    // Blue against, red for; told apart by the colour-blind: ColorBrewer's RdBu of seven classes (Brewer 2003), turned round.
    private static readonly (string Name, uint Colour)[] Effects =
    [
        ("strongly against", 0x2166AC), ("against", 0x67A9CF), ("slightly against", 0xD1E5F0), ("hardly any effect", 0xF7F7F7),
        ("slightly for", 0xFDDBC7), ("for", 0xEF8A62), ("strongly for", 0xB2182B),
    ];

    /// <summary>The classes of novelty, a percentile of the training windows' own distances: up to 50, 75, 90, 95, 99, 100.</summary>
    /// <returns>From familiar to new; the same for every map.</returns>
    public static IReadOnlyList<MapClass> OfNovelty() =>
    [
        .. NoveltyBorders.Select((border, i) =>
        {
            double from = i == 0 ? 0 : NoveltyBorders[i - 1];
            string label = string.Create(CultureInfo.InvariantCulture, $"farther off than {(i == 0 ? "0" : $"above {from}")} to {border} % of the training windows");
            double end = i == NoveltyBorders.Length - 1 ? double.PositiveInfinity : ClassBorder.Above((float)border);
            return new MapClass("", label, from, border, end, ColourRamp.Viridis.At((double)i / (NoveltyBorders.Length - 1)));
        }),
    ];

    /// <summary>Seven classes of attribution of one width, the middle one round zero: from strongly against to strongly for.</summary>
    /// <param name="path">An attribution raster; the scale reaches to the 98th percentile of the sizes of all cells of all bands, so that bands can be compared.</param>
    /// <returns>From against to for; none where no cell has a value.</returns>
    /// <exception cref="RasterException">The raster cannot be read.</exception>
    public static IReadOnlyList<MapClass> OfAttribution(string path)
    {
        if (ScaleOf(path) is not { } scale)
        {
            return [];
        }

        // Without any effect all is "hardly any", on a scale of one.
        double width = 2 * (scale > 0 ? scale : 1) / Effects.Length;
        return
        [
            .. Effects.Select((effect, i) =>
            {
                double from = (i - (Effects.Length / 2.0)) * width, to = (i + 1 - (Effects.Length / 2.0)) * width;
                string range = i == 0 ? $"below {Text(to)}" : i == Effects.Length - 1 ? $"above {Text(from)}" : $"{Text(from)} to {Text(to)}";
                return new MapClass(
                    effect.Name, $"{effect.Name}: {range} in log-odds", from, to, i == Effects.Length - 1 ? double.PositiveInfinity : to,
                    ((byte)(effect.Colour >> 16), (byte)(effect.Colour >> 8), (byte)effect.Colour));
            }),
        ];

        static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static float? ScaleOf(string path)
    {
        using var raster = RasterFile.Open(path);
        var ranks = new CellRanks();
        Visit(ranks.Count);
        if (ranks.Cells == 0)
        {
            return null;
        }

        long rank = Math.Max(0, (long)Math.Ceiling(ScaleEnd * ranks.Cells) - 1);
        ranks.Want(rank);
        Visit(ranks.Refine);
        return ranks.At(rank);

        void Visit(Action<ReadOnlySpan<float>> visit)
        {
            float[] sizes = [];
            for (int band = 0; band < raster.Bands; band++)
            {
                RasterStrips.Visit(raster, band, CellsPerStrip, cells =>
                {
                    Array.Resize(ref sizes, cells.Length);
                    for (int i = 0; i < sizes.Length; i++)
                    {
                        sizes[i] = Math.Abs(cells[i]);
                    }

                    visit(sizes);
                });
            }
        }
    }
}
