namespace Gossan.Evidence.Samples;

/// <summary>What the guard between the sets costs.</summary>
/// <param name="Sites">Sites of other folds that neither train nor validate, because a window of another set is too near.</param>
/// <param name="Windows">Unlabelled valid windows that can be no candidate for a likely negative for the same reason.</param>
public readonly record struct GuardCost(int Sites, long Windows);
