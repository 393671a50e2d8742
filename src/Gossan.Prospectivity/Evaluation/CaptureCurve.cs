namespace Gossan.Prospectivity.Evaluation;

/// <summary>How many sites lie in the best part of a map.</summary>
public static class CaptureCurve
{
    /// <summary>Counts the sites in the best part of the mapped area.</summary>
    /// <param name="likelihood">Row-major likelihood; NaN where there is no prediction, which is no area.</param>
    /// <param name="siteCells">Row-major indices of the sites' cells; a site without prediction is not captured.</param>
    /// <param name="areaShare">The part of the mapped area that is searched, best cells first, 0..1.</param>
    /// <returns>
    /// Sites captured; a site in a group of equal cells counts as captured when the middle of the group is inside, so a
    /// map of one value captures all or none.
    /// </returns>
    public static int Captured(ReadOnlySpan<float> likelihood, IEnumerable<int> siteCells, double areaShare)
    {
        ArgumentNullException.ThrowIfNull(siteCells);
        var mapped = new List<float>();
        foreach (float value in likelihood)
        {
            if (!float.IsNaN(value))
            {
                mapped.Add(value);
            }
        }

        float[] ascending = [.. mapped];
        Array.Sort(ascending);
        int captured = 0;
        foreach (int cell in siteCells)
        {
            float value = likelihood[cell];
            if (float.IsNaN(value))
            {
                continue;
            }

            int notAbove = CountUpTo(ascending, value, inclusive: true), below = CountUpTo(ascending, value, inclusive: false);
            double better = ascending.Length - notAbove + ((notAbove - below) / 2.0);
            captured += better / ascending.Length <= areaShare ? 1 : 0;
        }

        return captured;
    }

    private static int CountUpTo(float[] ascending, float value, bool inclusive)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ascending[middle] < value || (inclusive && ascending[middle] == value))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
