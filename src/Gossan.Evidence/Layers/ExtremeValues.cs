namespace Gossan.Evidence.Layers;

/// <summary>The smallest and the largest value of a layer, how many cells have it, and the value next to it.</summary>
/// <param name="AtMinimum">Cells that have the minimum.</param>
/// <param name="AboveMinimum">The next larger value; NaN where all cells are one.</param>
/// <param name="AtMaximum">Cells that have the maximum.</param>
/// <param name="BelowMaximum">The next smaller value; NaN where all cells are one.</param>
internal sealed record ExtremeValues(long AtMinimum, double AboveMinimum, long AtMaximum, double BelowMaximum)
{
    /// <summary>Looks at cells whose range is known.</summary>
    public static ExtremeValues Of(LayerStatistics statistics, CellScan scan)
    {
        float minimum = (float)statistics.Minimum, maximum = (float)statistics.Maximum, above = float.PositiveInfinity, below = float.NegativeInfinity;
        long atMinimum = 0, atMaximum = 0;
        scan(cells =>
        {
            foreach (float value in cells)
            {
                if (value == minimum)
                {
                    atMinimum++;
                }
                else if (value < above)
                {
                    above = value;
                }

                if (value == maximum)
                {
                    atMaximum++;
                }
                else if (value > below)
                {
                    below = value;
                }
            }
        });
        return new(atMinimum, float.IsInfinity(above) ? double.NaN : above, atMaximum, float.IsInfinity(below) ? double.NaN : below);
    }
}
