namespace Gossan.Serve.Runs;

/// <summary>A model with a map.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Prospects">Ranked, best first.</param>
/// <param name="ProspectsFile">Name under which they are downloaded; <see langword="null"/> where there are none.</param>
internal sealed record ModelView(string Name, IReadOnlyList<ProspectView> Prospects, string? ProspectsFile);
