using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gossan.Evidence.Samples;

/// <summary>The layer values of sites, side by side as vector instructions want them.</summary>
/// <remarks>
/// Sixteen sites at a time, in four registers: their squares never leave them, and four sums that do not wait for each other keep the processor
/// busy. Which site goes where is the same on every machine, and squares are added with one rounding, so sums have the same bits everywhere.
/// </remarks>
internal sealed class SiteLanes
{
    private const int Lanes = 4, Together = 4 * Lanes;

    private readonly int bands;
    private readonly double[] values;                   // (steps, bands, 16)
    private readonly double[] counted;                  // (steps, 16): 1 for a site, 0 for a place without one

    /// <summary>Lays sites out.</summary>
    /// <param name="bands">Layers.</param>
    /// <param name="cells">A site's values of all layers, one array per site.</param>
    public SiteLanes(int bands, IReadOnlyList<float[]> cells)
    {
        this.bands = bands;
        int steps = (cells.Count + Together - 1) / Together;
        values = new double[steps * bands * Together];
        counted = new double[steps * Together];
        for (int site = 0; site < cells.Count; site++)
        {
            counted[site] = 1;
            for (int band = 0; band < bands; band++)
            {
                values[((((site / Together) * bands) + band) * Together) + (site % Together)] = cells[site][band];
            }
        }
    }

    /// <summary>The sum of the Euclidean distances of a cell to all sites.</summary>
    /// <param name="cell">The cell's values of all layers, none missing.</param>
    /// <returns>In units of the layers.</returns>
    public double SumOfDistances(ReadOnlySpan<float> cell)
    {
        ref double site = ref MemoryMarshal.GetArrayDataReference(values), counts = ref MemoryMarshal.GetArrayDataReference(counted);
        var sum = Vector256<double>.Zero;
        nuint at = 0;
        for (nuint first = 0; first < (nuint)counted.Length; first += Together)
        {
            Vector256<double> a = default, b = default, c = default, d = default;
            for (int band = 0; band < bands; band++, at += Together)
            {
                var value = Vector256.Create((double)cell[band]);
                var (p, q) = (value - Vector256.LoadUnsafe(ref site, at), value - Vector256.LoadUnsafe(ref site, at + Lanes));
                var (r, s) = (value - Vector256.LoadUnsafe(ref site, at + (2 * Lanes)), value - Vector256.LoadUnsafe(ref site, at + (3 * Lanes)));
                a = Vector256.FusedMultiplyAdd(p, p, a);
                b = Vector256.FusedMultiplyAdd(q, q, b);
                c = Vector256.FusedMultiplyAdd(r, r, c);
                d = Vector256.FusedMultiplyAdd(s, s, d);
            }

            sum += Vector256.Sqrt(a) * Vector256.LoadUnsafe(ref counts, first);
            sum += Vector256.Sqrt(b) * Vector256.LoadUnsafe(ref counts, first + Lanes);
            sum += Vector256.Sqrt(c) * Vector256.LoadUnsafe(ref counts, first + (2 * Lanes));
            sum += Vector256.Sqrt(d) * Vector256.LoadUnsafe(ref counts, first + (3 * Lanes));
        }

        return ((sum[0] + sum[1]) + sum[2]) + sum[3];
    }
}
