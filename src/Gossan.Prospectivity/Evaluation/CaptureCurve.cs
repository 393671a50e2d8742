namespace Gossan.Prospectivity.Evaluation;

/// <summary>How many sites lie in the best part of a map, for every size of that part.</summary>
/// <remarks>The success-rate and prediction-rate curves of Chung and Fabbri 2003, "Validation of spatial prediction models for landslide hazard mapping".</remarks>
public sealed record CaptureCurve
{
    // 1 - p of a placement p misses a round share by a unit in the last place; a cell of a map of a billion is 1e-9.
    private const double Rounding = 1e-12;

    private readonly double[] ascending;

    private CaptureCurve(double[] ascending) => this.ascending = ascending;

    /// <summary>Number of sites.</summary>
    public int Sites => ascending.Length;

    /// <summary>Corners of the staircase from (0, 0) to (1, 1), joined by straight lines; empty without sites.</summary>
    public IReadOnlyList<CapturePoint> Points => Corners(ascending);

    /// <summary>Area under the curve, 0..1: the mean placement, hence the AUROC of sites against background; a half by chance, NaN without sites.</summary>
    public double Area => ascending.Length == 0 ? double.NaN : ascending.Average();

    /// <summary>Makes the curve of sites.</summary>
    /// <param name="placements">One placement per site, 0..1 (<see cref="Placements.Of"/>); a site of placement p lies in the best 1 - p of the area.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">A placement is NaN or outside 0..1.</exception>
    public static CaptureCurve Of(ReadOnlySpan<double> placements)
    {
        Placements.Check(placements, nameof(placements));
        double[] ascending = [.. placements];
        Array.Sort(ascending);
        return new(ascending);
    }

    /// <summary>Share of the sites in the best part of the area.</summary>
    /// <param name="areaShare">The part that is searched, 0..1: 0.05 is the best 5 %.</param>
    /// <returns>0..1; NaN without sites.</returns>
    public double CapturedIn(double areaShare) => ascending.Length == 0 ? double.NaN : (double)ascending.Count(placement => Lies(placement, areaShare)) / ascending.Length;

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
        var sites = new List<float>();
        foreach (int cell in siteCells)
        {
            sites.Add(likelihood[cell]);
        }

        return Placements.Of([.. sites], likelihood).Count(placement => Lies(placement, areaShare));
    }

    /// <summary>Whether a site lies in the best part; never without a placement.</summary>
    internal static bool Lies(double placement, double areaShare) => 1 - placement <= areaShare + Rounding;

    /// <summary>The staircase of sites whose placements ascend.</summary>
    internal static List<CapturePoint> Corners(ReadOnlySpan<double> ascending)
    {
        var corners = new List<CapturePoint>();
        int sites = ascending.Length;
        if (sites == 0)
        {
            return corners;
        }

        corners.Add(new(0, 0));
        for (int taken = 0; taken < sites;)
        {
            double placement = ascending[sites - 1 - taken];
            Add(new(1 - placement, (double)taken / sites));
            while (taken < sites && ascending[sites - 1 - taken] == placement)
            {
                taken++;
            }

            Add(new(1 - placement, (double)taken / sites));
        }

        Add(new(1, 1));
        return corners;

        void Add(CapturePoint corner)
        {
            if (corners[^1] != corner)
            {
                corners.Add(corner);
            }
        }
    }

    /// <summary>Where a curve from (0, 0) to (1, 1) meets the line on which area and capture sum to 1; NaN for an empty curve.</summary>
    internal static CapturePoint Crossing(IReadOnlyList<CapturePoint> corners)
    {
        for (int i = 1; i < corners.Count; i++)
        {
            var (from, to) = (corners[i - 1], corners[i]);
            double before = from.AreaShare + from.Captured, after = to.AreaShare + to.Captured;
            if (after >= 1)
            {
                double part = (1 - before) / (after - before);
                double area = from.AreaShare + (part * (to.AreaShare - from.AreaShare));
                return new(area, from.Captured + (part * (to.Captured - from.Captured)));
            }
        }

        return new(double.NaN, double.NaN);
    }
}
