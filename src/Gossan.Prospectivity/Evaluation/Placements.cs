namespace Gossan.Prospectivity.Evaluation;

/// <summary>Where sites stand among the cells of a map: the one number per site that rank metrics are made of.</summary>
public static class Placements
{
    /// <summary>For each site the share of the background that scores below it, ties half: its placement value.</summary>
    /// <param name="sites">Scores of the sites' cells.</param>
    /// <param name="background">Scores of the cells that the sites are compared with, in any order; NaN is a cell without prediction and left out.</param>
    /// <returns>
    /// One value per site, in order: 0 below all of the background, 1 above all of it. NaN for a site without prediction (NaN), and for all sites where
    /// no background cell has a prediction.
    /// </returns>
    /// <remarks>
    /// Hanley and Hajian-Tilaki 1997, "Sampling variability of nonparametric estimates of the areas under receiver operating characteristic curves: an
    /// update". The mean over sites is the AUROC of sites against background, and a site of placement p lies in the best 1 - p of the area.
    /// </remarks>
    public static double[] Of(ReadOnlySpan<float> sites, ReadOnlySpan<float> background)
    {
        float[] ascending = Ascending(background);
        double[] placements = new double[sites.Length];
        for (int i = 0; i < placements.Length; i++)
        {
            placements[i] = float.IsNaN(sites[i]) ? double.NaN : (CountBelow(ascending, sites[i]) + (double)CountUpTo(ascending, sites[i])) / (2.0 * ascending.Length);
        }

        return placements;
    }

    /// <summary>The scores that are numbers, sorted.</summary>
    internal static float[] Ascending(ReadOnlySpan<float> scores)
    {
        float[] ascending = new float[scores.Length];
        int count = 0;
        foreach (float score in scores)
        {
            if (!float.IsNaN(score))
            {
                ascending[count++] = score;
            }
        }

        Array.Resize(ref ascending, count);
        Array.Sort(ascending);
        return ascending;
    }

    /// <summary>How many values lie below one.</summary>
    internal static int CountBelow<T>(ReadOnlySpan<T> ascending, T value)
        where T : IComparable<T>
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ascending[middle].CompareTo(value) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>How many values lie below one or are equal to it.</summary>
    internal static int CountUpTo<T>(ReadOnlySpan<T> ascending, T value)
        where T : IComparable<T>
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ascending[middle].CompareTo(value) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Refuses what is no placement.</summary>
    internal static void Check(ReadOnlySpan<double> placements, string name)
    {
        foreach (double placement in placements)
        {
            if (!(placement is >= 0 and <= 1))
            {
                throw new ArgumentException($"A placement is a share, 0..1, not {placement}. A site without prediction has none: leave it out and say how many are left out.", name);
            }
        }
    }
}
