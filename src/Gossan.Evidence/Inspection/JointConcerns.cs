using Gossan.Evidence.Filling;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;

namespace Gossan.Evidence.Inspection;

/// <summary>What layers give reason to ask when they are seen together, and what becomes of sites on them.</summary>
internal static class JointConcerns
{
    private const double NearlyTheSame = 0.98;
    private const double NearlyAPlane = 0.999;
    private const double SmallGap = 0.001;

    /// <summary>Layers that say the same, lack what others have, are coordinates, or are carried too far from their samples.</summary>
    public static IEnumerable<InspectionWarning> OfLayers(CommonCells common, RegionSource source)
    {
        string[] anywhere = [.. source.Layers.Where(entry => entry.Value is { Encoding: LayerEncoding.Interpolate, Coverage: null, Radius: null }).Select(entry => $"'{entry.Key}'")];
        if (anywhere.Length > 0)
        {
            yield return new(Concern.Extrapolated, anywhere[0].Trim('\''), $"layer{(anywhere.Length == 1 ? " " : "s ")}{string.Join(", ", anywhere)} {(anywhere.Length == 1 ? "is" : "are")} interpolated at any distance from the samples. Say how far they speak for the ground with coverage: (metres)");
        }

        foreach (var group in NearDuplicates.Of(common.Pairs(NearlyTheSame)))
        {
            yield return group;
        }

        foreach (var (layer, share) in common.Gaps().Where(gap => gap.Share > SmallGap))
        {
            bool filled = source.Layers.First(entry => string.Equals(entry.Key, layer, StringComparison.Ordinal)).Value.Fill.Method != FillMethod.None;
            yield return new(Concern.GapInside, layer, FormattableString.Invariant($"layer '{layer}' has no data in {share:P1} of the area that all other layers cover{(filled ? "; what fill: reaches will be filled" : ". Windows there have no prediction; consider fill: idw")}"));
        }

        foreach (var (layer, _) in common.Planes().Where(plane => plane.Share > NearlyAPlane))
        {
            yield return new(Concern.Coordinates, layer, $"layer '{layer}' is nearly a plane over the map, such as a coordinate: a model would learn places from it. Take it out");
        }
    }

    /// <summary>Sites that are lost.</summary>
    public static IEnumerable<InspectionWarning> OfSites(string target, SiteAudit audit)
    {
        int missing = audit.Sites.Count(site => site.Fate == SiteFate.OnMissingData), outside = audit.Sites.Count(site => site.Fate == SiteFate.Outside);
        if (missing > 0)
        {
            yield return new(Concern.Sites, target, $"target '{target}': {missing} of {audit.Sites.Count(site => site.Fate != SiteFate.Buffer)} sites lie on missing data. Fill the gaps, or let sites move with snap: (metres)");
        }

        if (outside > 0)
        {
            yield return new(Concern.Sites, target, $"target '{target}': {outside} of {audit.Sites.Count(site => site.Fate != SiteFate.Buffer)} sites lie outside the region");
        }
    }
}
