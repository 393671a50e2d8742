using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>From which likelihood on cells are chosen.</summary>
public static class LikelihoodThreshold
{
    // 0.8 of 5 sites is 4.000000000000001 in floating point; a cell of a map of a billion is 1e-9 of it.
    private const double Rounding = 1e-10;

    /// <summary>The highest likelihoods from which on at least given parts of the mapped cells lie.</summary>
    /// <param name="path">The likelihood raster, or any other; its first band is read twice.</param>
    /// <param name="shares">Parts of the cells that are not NaN, above 0 up to 1 each.</param>
    /// <returns>
    /// The mapped cells and a value for each share: the value of the cell of rank ceil(share x cells), counted from the best. Cells equal to
    /// it belong to the part, which is larger than asked where many are equal. NaN for each share where no cell is mapped.
    /// </returns>
    public static (long Mapped, float[] Values) OfAreas(string path, params ReadOnlySpan<double> shares)
    {
        using var raster = RasterFile.Open(path);
        var ranks = new CellRanks();
        Visit(raster, ranks.Count);
        float[] values = new float[shares.Length];
        if (ranks.Cells == 0)
        {
            Array.Fill(values, float.NaN);
            return (0, values);
        }

        long[] wanted = new long[shares.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            wanted[i] = ranks.Cells - Math.Clamp(Needed(shares[i], ranks.Cells), 1, ranks.Cells);
            ranks.Want(wanted[i]);
        }

        Visit(raster, ranks.Refine);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ranks.At(wanted[i]);
        }

        return (ranks.Cells, values);
    }

    /// <summary>The highest likelihood whose cells hold at least a given share of the sites that lie on mapped cells.</summary>
    /// <param name="atSites">Likelihoods of the sites' cells, in any order; NaN is a site that is on none.</param>
    /// <param name="share">Above 0 up to 1.</param>
    /// <returns>The likelihood of the site of rank ceil(share x sites), counted from the best; NaN without sites on mapped cells.</returns>
    public static float OfCapture(IEnumerable<float> atSites, double share)
    {
        float[] descending = [.. atSites.Where(value => !float.IsNaN(value)).OrderDescending()];
        return descending.Length == 0 ? float.NaN : descending[(int)Math.Clamp(Needed(share, descending.Length), 1, descending.Length) - 1];
    }

    private static long Needed(double share, long of) => (long)Math.Ceiling((share * of) - (Rounding * of));

    private static void Visit(RasterFile raster, Action<ReadOnlySpan<float>> visit)
    {
        float[] cells = [];
        foreach (var (first, rows) in RowStrips.Of(raster))
        {
            Array.Resize(ref cells, rows * raster.Grid.Columns);
            raster.Read(0, first, 0, rows, raster.Grid.Columns, cells.AsSpan());
            visit(cells);
        }
    }
}
