namespace Gossan.Serve.Runs;

/// <summary>A band of a raster.</summary>
/// <param name="Id">Unique in its region; stays the same when results are made anew.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">Of its values; empty where it has none.</param>
/// <param name="Group">Heading in the choice of layers.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">The deposit type; empty for evidence.</param>
/// <param name="Model">The model; empty for evidence.</param>
/// <param name="Low">Value of the first colour.</param>
/// <param name="High">Value of the last colour.</param>
/// <param name="Ramp">Colours from low to high, evenly spaced, as "#rrggbb".</param>
/// <param name="Stamp">Another one whenever the raster changed.</param>
/// <param name="File">Name under which the raster is downloaded.</param>
internal sealed record LayerView(
    string Id, string Name, string Unit, string Group, LayerKind Kind, string Target, string Model, double Low, double High, IReadOnlyList<string> Ramp, string Stamp, string File);
