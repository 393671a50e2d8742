namespace Gossan.Serve.Live;

/// <summary>What a page asks for every few seconds.</summary>
/// <param name="Stamp">That of the results: another one, and the page reads anew.</param>
/// <param name="Progress">How far a run is; <see langword="null"/> where nothing runs.</param>
internal sealed record LiveView(string Stamp, RunProgress? Progress);
