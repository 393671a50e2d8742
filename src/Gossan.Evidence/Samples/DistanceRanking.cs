using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>Orders unlabelled windows by how unlike the known sites they are.</summary>
/// <remarks>
/// The measure is that of the authors (Daruna et al. 2024): the sum of the Euclidean distances, in the space of the
/// centre cell's layer values, to all sites given. Sums are accumulated window by window, so memory is one number per window.
/// </remarks>
public static class DistanceRanking
{
    /// <summary>Sums the distances of windows to sites.</summary>
    /// <param name="source">Where the windows are.</param>
    /// <param name="windows">The windows to measure.</param>
    /// <param name="sites">The sites to measure from; in the pipeline those of the training set alone.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>One sum per window, in standard deviations of the layers, in double precision.</returns>
    public static double[] SumsOf(WindowSource source, IReadOnlyList<WindowCentre> windows, IReadOnlyList<WindowCentre> sites, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(sites);
        int bands = source.Bands.Count;
        var lanes = new SiteLanes(bands, [.. sites.Select(ValuesOf)]);
        double[] sums = new double[windows.Count];
        const int Block = 4096;
        Parallel.For(0, (windows.Count + Block - 1) / Block, new ParallelOptions { CancellationToken = cancellation }, block =>
        {
            float[] values = new float[bands];
            int end = Math.Min(windows.Count, (block + 1) * Block);
            for (int w = block * Block; w < end; w++)
            {
                var (region, row, column) = windows[w];
                source.Stacks[region].CopyCells(row, column, values);
                sums[w] = lanes.SumOfDistances(values);
            }
        });
        return sums;

        float[] ValuesOf(WindowCentre site)
        {
            float[] cell = new float[bands];
            source.Stacks[site.Region].CopyCells(site.Row, site.Column, cell);
            return cell;
        }
    }

    /// <summary>Orders windows by their sums, nearest first; equal sums keep their order.</summary>
    /// <param name="sums">One sum per window.</param>
    /// <returns>Indices into <paramref name="sums"/>, ascending by sum.</returns>
    public static int[] Order(double[] sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        int[] order = [.. Enumerable.Range(0, sums.Length)];
        double[] keys = [.. sums];
        Array.Sort(keys, order);

        // The library's sort is not stable: put runs of equal keys back into their order.
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            order.AsSpan(start, end - start).Sort();
            start = end;
        }

        return order;
    }

    /// <summary>The part of an order that counts as likely negative.</summary>
    /// <param name="order">Indices, nearest first.</param>
    /// <param name="from">Share in 0..1 where the part begins.</param>
    /// <param name="to">Share in 0..1 where it ends.</param>
    /// <returns>The indices from floor(n from) to floor(n to), the last not included.</returns>
    public static ReadOnlyMemory<int> Range(int[] order, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(order);
        int first = (int)(order.Length * from), last = (int)(order.Length * to);
        return order.AsMemory(first, last - first);
    }
}
