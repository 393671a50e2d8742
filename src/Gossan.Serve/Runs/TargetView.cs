namespace Gossan.Serve.Runs;

/// <summary>A deposit type in a region.</summary>
/// <param name="Name">The target's name.</param>
/// <param name="Sites">Its known sites.</param>
/// <param name="Models">The models that have a map of the region.</param>
internal sealed record TargetView(string Name, IReadOnlyList<SiteView> Sites, IReadOnlyList<ModelView> Models);
