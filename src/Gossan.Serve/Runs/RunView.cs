namespace Gossan.Serve.Runs;

/// <summary>What there is to look at.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Note">Why something is missing, in words; <see langword="null"/> mostly.</param>
/// <param name="Stamp">Another one whenever results changed.</param>
/// <param name="Regions">The prepared regions.</param>
/// <param name="Files">Names of further files to download.</param>
internal sealed record RunView(string Name, string Version, string? Note, string Stamp, IReadOnlyList<RegionView> Regions, IReadOnlyList<string> Files);
