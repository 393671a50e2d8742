using System.Globalization;
using Gossan.Grids;
using Gossan.Prospectivity.Prospects;

namespace Gossan.Report.Page.Results;

/// <summary>A prospect as its file tells it; what is not known is <see langword="null"/>.</summary>
public sealed record ProspectRow(
    int Rank, double Score, double SquareKilometres, double Likelihood, double Peak, double? Uncertainty, double? Novelty, double? OutsideDomain,
    string? NearestSite, double? NearestKilometres, int Sites, IReadOnlyList<LayerEffect> Layers, string Words,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<(double X, double Y)>>> Polygons)
{
    /// <summary>The polygons for a page: per polygon its rings, the outline first; a position is x, y.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<double[]>>> Rings =>
        [.. Polygons.Select(polygon => (IReadOnlyList<IReadOnlyList<double[]>>)[.. polygon.Select(ring => (IReadOnlyList<double[]>)[.. ring.Select(point => new[] { point.X, point.Y })])])];

    /// <summary>Reads all prospects of a GeoPackage.</summary>
    /// <returns>By rank.</returns>
    public static IReadOnlyList<ProspectRow> Read(string path)
    {
        using var file = VectorFile.Open(path, new() { IsResult = true });
        var shapes = file.Read("");
        IReadOnlyList<string> Column(string name) => shapes.Texts(name);
        string[] numbers = ["rank", "score", "area_km2", "likelihood", "peak", "uncertainty", "novelty", "outside_domain", "nearest_km", "sites"];
        var texts = numbers.Concat(["nearest_site", "words"]).ToDictionary(name => name, Column, StringComparer.Ordinal);
        var layers = Enumerable.Range(1, Prospect.MostLayers).Select(place => (Name: Column($"layer_{place}"), Effect: Column($"effect_{place}"))).ToList();
        return [.. Enumerable.Range(0, shapes.Count).Select(Row).OrderBy(row => row.Rank)];

        ProspectRow Row(int i)
        {
            double? Number(string name) => texts[name][i].Length > 0 ? double.Parse(texts[name][i], CultureInfo.InvariantCulture) : null;
            return new(
                (int)Number("rank")!.Value, Number("score")!.Value, Number("area_km2")!.Value, Number("likelihood")!.Value, Number("peak")!.Value, Number("uncertainty"), Number("novelty"),
                Number("outside_domain"), texts["nearest_site"][i] is { Length: > 0 } site ? site : null, Number("nearest_km"), (int)Number("sites")!.Value,
                [.. layers.Where(layer => layer.Name[i].Length > 0).Select(layer => new LayerEffect(layer.Name[i], double.Parse(layer.Effect[i], CultureInfo.InvariantCulture)))],
                texts["words"][i], shapes.Polygons(i));
        }
    }
}
