using Gossan.Evidence.Windows;

namespace Gossan.Cli.Steps;

/// <summary>The sites of a target that have a valid window.</summary>
/// <param name="Centres">Their windows.</param>
/// <param name="Names">Their names, in the same order.</param>
internal sealed record TargetSites(IReadOnlyList<WindowCentre> Centres, IReadOnlyList<string> Names);
