namespace Gossan.Report.Page.Results;

/// <summary>Where the results of a project lie; what does not exist is left out of the report.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Output">The folder of all results.</param>
/// <param name="RunRecord">The record of the run: options, seed, versions, hashes.</param>
/// <param name="BackboneFolder">The folder of the backbone.</param>
/// <param name="Regions">The regions, in the project's order.</param>
/// <param name="Targets">The targets, in the project's order.</param>
public sealed record RunFiles(string Name, string Output, string RunRecord, string BackboneFolder, IReadOnlyList<RegionFiles> Regions, IReadOnlyList<TargetFiles> Targets);
