using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Gossan.Grids;

namespace Gossan.Cli.Tests.Commands;

/// <summary>The numbers on the page of any finished project, held against the files that they say they come from.</summary>
internal sealed class ReportedNumbers
{
    // Members of a prospect on the page, and their columns in the GeoPackage.
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["rank"] = "rank",
        ["score"] = "score",
        ["square_kilometres"] = "area_km2",
        ["likelihood"] = "likelihood",
        ["peak"] = "peak",
        ["uncertainty"] = "uncertainty",
        ["novelty"] = "novelty",
        ["outside_domain"] = "outside_domain",
        ["nearest_kilometres"] = "nearest_km",
        ["sites"] = "sites",
    };

    private readonly string output;
    private readonly Dictionary<string, JsonNode> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string[]>> prospects = new(StringComparer.Ordinal);

    private ReportedNumbers(string output) => this.output = output;

    /// <summary>Compares all of them.</summary>
    /// <param name="output">The project's folder of results.</param>
    /// <returns>How many there are per kind of file.</returns>
    public static IReadOnlyDictionary<string, int> Check(string output)
    {
        var files = new ReportedNumbers(output);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var number in new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(output, "report.html"))).QuerySelectorAll("data"))
        {
            string source = number.GetAttribute("data-source")!;
            var (kind, expected) = files.Find(source.Split('/'));
            double shown = double.Parse(number.GetAttribute("value")!, CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(expected - shown) <= 1e-9 * Math.Abs(expected), FormattableString.Invariant($"{source} is {shown} on the page and {expected} in its file"));
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        return counts;
    }

    private (string Kind, double Value) Find(string[] path) => path switch
    {
        ["regions", var region, .. var rest] => ("audit", At(Document("stack", region + ".audit.json"), rest)),
        ["times", "total_seconds"] => ("times", Seconds().Sum()),
        ["times", "steps", var place, "seconds"] => ("times", Seconds()[Whole(place)]),
        ["backbone", var member] => ("history.csv", History(member)),
        ["targets", var target, "sites"] => ("sites", Sites(target)),
        ["targets", var target, "comparison", .. var rest] => ("comparison.json", At(Document(target, "comparison.json"), rest)),
        ["targets", var target, "folds", .. var rest] => ("folds.json", At(Document(target, "folds.json"), rest)),
        ["targets", var target, "models", var model, "metrics", .. var rest] => ("metrics.json", At(Document(target, model, "metrics.json"), rest)),
        ["targets", var target, "models", var model, "maps", var region, "attribution", .. var rest] => ("attribution.json", At(Document(target, model, region, "attribution.json"), rest)),
        ["targets", var target, "models", var model, "maps", var region, "prospects", var place, "layers", var layer, "effect"] =>
            ("prospects.gpkg", Prospect(Path.Combine(target, model, region), FormattableString.Invariant($"effect_{Whole(layer) + 1}"), Whole(place))),
        ["targets", var target, "models", var model, "maps", var region, "prospects", var place, var member] => ("prospects.gpkg", Prospect(Path.Combine(target, model, region), Columns[member], Whole(place))),
        ["targets", var target, "models", var model, "maps", var region, "totals", var member] => ("totals", Total(Path.Combine(target, model, region), member)),
        _ => throw new KeyNotFoundException(string.Join('/', path)),
    };

    private double Total(string map, string member)
    {
        string[] areas = Prospects(map)["area_km2"];
        if (member is "count" or "square_kilometres")
        {
            return string.Equals(member, "count", StringComparison.Ordinal) ? areas.Length : areas.Sum(Real);
        }

        var known = Prospects(map)[member].Zip(areas).Where(row => row.First.Length > 0).Select(row => (Value: Real(row.First), Area: Real(row.Second))).ToList();
        return known.Sum(row => row.Value * row.Area) / known.Sum(row => row.Area);
    }

    private double Prospect(string map, string column, int place) => Real(Prospects(map)[column][place]);

    private Dictionary<string, string[]> Prospects(string map)
    {
        if (!prospects.TryGetValue(map, out var table))
        {
            using var file = VectorFile.Open(Path.Combine(output, map, "prospects.gpkg"));
            var shapes = file.Read("");
            int[] order = [.. Enumerable.Range(0, shapes.Count).OrderBy(i => Real(shapes.Texts("rank")[i]))];
            table = Columns.Values.Concat(Enumerable.Range(1, 5).Select(i => FormattableString.Invariant($"effect_{i}"))).ToDictionary(name => name, name => order.Select(i => shapes.Texts(name)[i]).ToArray(), StringComparer.Ordinal);
            prospects[map] = table;
        }

        return table;
    }

    private double[] Seconds() => [.. Directory.GetFiles(Path.Combine(output, "..", ".gossan", "steps"), "*.json", SearchOption.AllDirectories)
        .Where(file => !string.Equals(Path.GetFileName(file), "report.json", StringComparison.Ordinal))
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!["seconds"]!.GetValue<double>()).OrderDescending()];

    private double History(string member)
    {
        string[] lines = File.ReadAllLines(Path.Combine(output, "backbone", "history.csv"));
        return string.Equals(member, "epochs", StringComparison.Ordinal) ? lines.Length - 1 : Real(lines[^1].Split(',')[Array.IndexOf(lines[0].Split(','), member)]);
    }

    private double Sites(string target) => Directory.GetFiles(Path.Combine(output, "stack"), "*.audit.json")
        .Sum(file => JsonNode.Parse(File.ReadAllText(file))!["sites"]?[target]?["sites"]?.AsArray().Count(site => (string?)site!["fate"] is "used" or "moved" or "buffer") ?? 0);

    private JsonNode Document(params string[] path)
    {
        string file = Path.Combine([output, .. path]);
        if (!documents.TryGetValue(file, out var document))
        {
            documents[file] = document = JsonNode.Parse(File.ReadAllText(file))!;
        }

        return document;
    }

    private static double At(JsonNode record, string[] path) =>
        path.Aggregate(record, (here, step) => (here is JsonArray list ? list[Whole(step)] : here[step]) ?? throw new KeyNotFoundException(string.Join('/', path))).GetValue<double>();

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
