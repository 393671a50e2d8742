using System.Globalization;
using System.Text.Json;
using Gossan.Grids;

namespace Gossan.Testing;

/// <summary>GeoJSON drawn in columns and rows of a grid, so that a test says in cells where things lie: (0, 0) is the north-western corner.</summary>
public sealed class Sketch(Grid grid)
{
    private readonly List<string> features = [];

    public Sketch Point(double column, double row, object? properties = null) => Add("Point", At((column, row)), properties);

    public Sketch Line(object? properties, params (double Column, double Row)[] places) => Add("LineString", $"[{Listed(places)}]", properties);

    /// <summary>A ring is closed by itself.</summary>
    public Sketch Polygon(object? properties, params (double Column, double Row)[] ring) => Add("Polygon", $"[[{Listed([.. ring, ring[0]])}]]", properties);

    public Sketch Box(double west, double north, double east, double south, object? properties = null) =>
        Polygon(properties, (west, north), (east, north), (east, south), (west, south));

    /// <summary>Writes the file with the grid's reference system; returns its path.</summary>
    public string Save(string path)
    {
        File.WriteAllText(path, $$$"""
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "{{{CoordinateSystem.NameOf(grid.Crs)}}}"}},
            "features": [
            {{{string.Join(",\n", features)}}}
            ]}
            """);
        return path;
    }

    /// <summary>Easting and northing of a place.</summary>
    private string At((double Column, double Row) place)
    {
        var (x, y) = grid.Transform.Apply(place.Column, place.Row);
        return string.Create(CultureInfo.InvariantCulture, $"[{x:R}, {y:R}]");
    }

    private string Listed(IEnumerable<(double, double)> places) => string.Join(", ", places.Select(At));

    private Sketch Add(string kind, string coordinates, object? properties)
    {
        features.Add($$$"""{"type": "Feature", "properties": {{{JsonSerializer.Serialize(properties ?? new { })}}}, "geometry": {"type": "{{{kind}}}", "coordinates": {{{coordinates}}} } }""");
        return this;
    }
}
