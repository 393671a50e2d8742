using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Folds;

/// <summary>With two folds, the part of the one not withheld that validates: beyond a straight cut that leaves about a third of its sites there.</summary>
/// <remarks>
/// Sites are ordered by region, then by row or column, up or down: four ways to cut. That one is taken which loses fewest sites to the
/// guard and comes nearest to a third. A training window keeps the guard's distance from the cut itself, so it needs no map of its own.
/// </remarks>
internal sealed record RestCut(bool ByRow, int Sign, int Region, int From, int Guard)
{
    /// <summary>Finds the best cut; <see langword="null"/> where none leaves a site on both sides.</summary>
    /// <param name="sites">Sites that may train or validate.</param>
    /// <param name="guard">Cells between both sides.</param>
    public static RestCut? Of(IReadOnlyList<WindowCentre> sites, int guard)
    {
        RestCut? best = null;
        double least = double.PositiveInfinity;
        foreach (var (byRow, sign) in new[] { (true, 1), (false, 1), (true, -1), (false, -1) })
        {
            foreach (var (region, from) in sites.Select(site => (site.Region, Place(site, byRow, sign))).Distinct().Order())
            {
                var cut = new RestCut(byRow, sign, region, from, guard);
                int validation = sites.Count(site => cut.SetOf(site) == SampleSet.Validation), training = sites.Count(site => cut.SetOf(site) == SampleSet.Train);
                double cost = (sites.Count - validation - training) + Math.Abs(validation - (sites.Count / 3.0));
                if (validation > 0 && training > 0 && cost < least)
                {
                    (best, least) = (cut, cost);
                }
            }
        }

        return best;
    }

    /// <summary>What a window is for; <see langword="null"/> when it is too near to the cut.</summary>
    public SampleSet? SetOf(WindowCentre centre)
    {
        int place = Place(centre, ByRow, Sign);
        return centre.Region > Region || (centre.Region == Region && place >= From) ? SampleSet.Validation
            : centre.Region < Region || place <= From - Math.Max(1, Guard) ? SampleSet.Train
            : null;
    }

    private static int Place(WindowCentre centre, bool byRow, int sign) => sign * (byRow ? centre.Row : centre.Column);
}
