using Gossan.Prospectivity.Mapping;

namespace Gossan.Serve.Runs;

/// <summary>What a layer is called, and the ends of its scale that are the same for all such layers.</summary>
/// <param name="Id">Unique in a region.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">Of its values; empty where it has none.</param>
/// <param name="Group">Heading in the choice of layers.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Low">Value of the first colour; <see langword="null"/> where the values tell.</param>
/// <param name="High">Value of the last colour; <see langword="null"/> where the values tell.</param>
internal sealed record LayerWords(string Id, string Name, string Unit, string Group, LayerKind Kind, double? Low, double? High)
{
    /// <summary>The words of a band.</summary>
    /// <param name="kind">What its raster holds.</param>
    /// <param name="target">The deposit type; empty for evidence.</param>
    /// <param name="model">The model; empty for evidence.</param>
    /// <param name="band">The band's name.</param>
    public static LayerWords Of(LayerKind kind, string target, string model, string band)
    {
        string map = $"{target}/{model}", group = $"{target}, {model}";
        return kind switch
        {
            LayerKind.Evidence => new($"evidence/{band}", band, "standardised", "Evidence", kind, null, null),
            LayerKind.Likelihood => new($"{map}/likelihood", "likelihood", "probability", group, kind, 0, 1),
            LayerKind.Uncertainty => new($"{map}/uncertainty/{band}", $"uncertainty ({band})", "standard deviation", group, kind, 0, null),
            LayerKind.Attribution => new($"{map}/attribution/{band}", $"attribution of {band}", "log-odds", group, kind, null, null),
            _ when string.Equals(band, ProspectivityMapping.OutsideBand, StringComparison.Ordinal) => new($"{map}/outside", "outside the training domain", "1 is outside", group, LayerKind.OutsideDomain, 0, 1),
            _ => new($"{map}/novelty", "novelty", "percentile of the training windows' own distances", group, kind, 0, 100),
        };
    }
}
