namespace Gossan.Serve.Runs;

/// <summary>All that can be asked for: who asks for something else, whatever its name, gets nothing.</summary>
/// <param name="View">What readers are told.</param>
/// <param name="Regions">By their names.</param>
/// <param name="Files">Paths of the files to download, by the names that readers are told.</param>
internal sealed record ServedRun(RunView View, IReadOnlyDictionary<string, ServedRegion> Regions, IReadOnlyDictionary<string, string> Files);
