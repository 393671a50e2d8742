namespace Gossan.Report.Page.Maps;

/// <summary>A layer of a map as an 8-bit grey PNG: 0 is missing, 1 to 255 run from low to high.</summary>
public sealed record MapLayerData(string Id, string Name, string Unit, string Group, double Low, double High, IReadOnlyList<string> Ramp, string Image);
