namespace Gossan.Baselines.LightGbm;

/// <summary>How a bag of tree models is grown.</summary>
/// <param name="What">Name of the work, for progress and as the purpose of its draws.</param>
/// <param name="Parameters">LightGBM's parameters, without a seed.</param>
/// <param name="Members">Tree models in the bag, at least 2.</param>
/// <param name="Trees">Most trees of each.</param>
/// <param name="Leaves">Most leaves of a tree.</param>
/// <param name="Averaged">Whether a member is the mean of its trees (a forest) instead of their sum.</param>
internal sealed record TreePlan(string What, string Parameters, int Members, int Trees, int Leaves, bool Averaged);
