using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Explanation;

/// <summary>The mean window of a region: a starting point of attributions.</summary>
public static class LayerMeans
{
    /// <summary>The mean of each band over the centre cells of a region's valid windows, in double precision, a row at a time.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="region">0 for the first region of <paramref name="windows"/>.</param>
    /// <returns>One value per band, standardised; NaN where the region has no valid window.</returns>
    public static float[] Of(WindowSource windows, int region)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var (stack, valid) = (windows.Stacks[region], windows.Valid[region]);
        int bands = windows.Bands.Count, columns = stack.Grid.Columns;
        float[] row = new float[columns * bands];
        double[] sums = new double[bands];
        for (int r = 0; r < stack.Grid.Rows; r++)
        {
            stack.CopyCells(r, 0, row);
            for (int column = 0; column < columns; column++)
            {
                for (int band = 0; band < bands && valid.Contains(r, column); band++)
                {
                    sums[band] += row[(column * bands) + band];
                }
            }
        }

        return [.. sums.Select(sum => (float)(sum / valid.Count))];
    }
}
