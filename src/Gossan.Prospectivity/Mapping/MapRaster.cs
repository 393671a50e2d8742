using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Mapping;

/// <summary>One raster of a map.</summary>
/// <param name="File">Its name in the map's folder.</param>
/// <param name="Bands">The names of its bands.</param>
/// <param name="Meaning">What its numbers are, for its metadata.</param>
internal sealed record MapRaster(string File, IReadOnlyList<string> Bands, string Meaning)
{
    /// <summary>The rasters that the options ask for, likelihood first.</summary>
    public static IReadOnlyList<MapRaster> Of(TrainedModel model, MapOptions options)
    {
        var rasters = new List<MapRaster>
        {
            new(
                ProspectivityMapping.LikelihoodFile,
                ["likelihood"],
                "likelihood, 0..1: probability calibrated on validation samples of sites and likely negatives, not a frequency on the ground"),
        };
        if (options.Uncertainty > 0)
        {
            rasters.Add(new(ProspectivityMapping.UncertaintyFile, model.UncertaintyKinds, UncertaintyMeaning(model, options.Uncertainty)));
        }

        if (options.Novelty)
        {
            rasters.Add(new(
                ProspectivityMapping.NoveltyFile,
                [ProspectivityMapping.NoveltyBand, ProspectivityMapping.OutsideBand],
                FormattableString.Invariant($"novelty: distance to the training windows in the model's features, as a percentile of their own, 0..100; outside_domain: 1 where that is above {options.NoveltyLimit:G9}, else 0")));
        }

        return rasters;
    }

    private static string UncertaintyMeaning(TrainedModel model, int passes)
    {
        string Of(string kind, string over) => $"{kind}: standard deviation of the likelihood over {over} ({UncertaintyKind.Words(kind)})";
        string samples = FormattableString.Invariant($"{passes} passes");
        return model.Model is IHasMembers ensemble
            ? string.Join("; ", Of(model.UncertaintyKinds[0], FormattableString.Invariant($"{ensemble.Members.Count} members")), Of(model.UncertaintyKinds[1], samples + " of each member, the root of the members' mean variance"))
            : Of(model.UncertaintyKinds[0], samples);
    }
}
