namespace Gossan.Evidence.Gridding;

/// <summary>A class of a categorical layer.</summary>
/// <param name="Label">Its name or code.</param>
/// <param name="Share">Its share of the cells with a class in this region, 0..1.</param>
/// <param name="Band">The band that holds it: its own, or that of the rare ones.</param>
public sealed record ClassAudit(string Label, double Share, string Band);
