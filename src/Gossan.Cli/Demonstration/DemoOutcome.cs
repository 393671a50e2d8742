using System.Globalization;
using Gossan.Cli.Commands;
using Gossan.Grids;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Mapping;
using Gossan.Report.Maps;
using Gossan.Report.Page;

namespace Gossan.Cli.Demonstration;

/// <summary>What the demonstration shows at its end: how many withheld deposits each map finds, and pictures of the maps.</summary>
/// <param name="Withheld">Deposits that were hidden.</param>
/// <param name="SearchedShare">The part of the area that is searched, best cells first, 0..1.</param>
/// <param name="ByChance">How many of them a part of that size holds by chance.</param>
/// <param name="Found">How many each model's map has there.</param>
internal sealed record DemoOutcome(int Withheld, double SearchedShare, double ByChance, IReadOnlyDictionary<string, int> Found)
{
    private const double Searched = 0.1;

    public static DemoOutcome Show(DemoProject demo, ProjectSession session)
    {
        var withheld = demo.District.Withheld.Select(cell => (cell.Row * demo.District.Grid.Columns) + cell.Column).ToList();
        var rows = new List<string[]>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string model in session.Project.Options.Models)
        {
            string folder = session.Project.MapFolder(DemoProject.Target, model, DemoProject.Region);
            string likelihood = Path.Combine(folder, ProspectivityMapping.LikelihoodFile);
            int found = CaptureCurve.Captured(Cells(likelihood), withheld, Searched);
            counts[model] = found;
            rows.Add([model, string.Create(CultureInfo.InvariantCulture, $"{found} of {withheld.Count}")]);
            string novelty = Path.Combine(folder, ProspectivityMapping.NoveltyFile);
            Draw(demo, likelihood, File.Exists(novelty) ? novelty : null, $"Likelihood of a deposit ({model}), with the withheld deposits");
        }

        rows.Add(["chance", string.Create(CultureInfo.InvariantCulture, $"{Searched * withheld.Count:0.#} of {withheld.Count}")]);
        session.Screen.Line("\nwithheld deposits in the best 10 % of the area");
        session.Screen.Table(["model", "found"], rows);
        session.Screen.Line($"maps with pictures: {session.Project.Output}");
        session.Screen.Line($"report: {Path.Combine(session.Project.Output, ReportPage.FileName)}");
        return new(withheld.Count, Searched, Searched * withheld.Count, counts);
    }

    private static void Draw(DemoProject demo, string raster, string? novelty, string title)
    {
        IReadOnlyList<(double X, double Y)> Points(IReadOnlyList<(int Row, int Column)> cells) => [.. cells.Select(cell => demo.District.Grid.CentreOf(cell.Row, cell.Column))];
        MapPicture.Write(raster, Path.Combine(Path.GetDirectoryName(raster)!, "withheld.png"), new()
        {
            Title = title,
            Legend = "likelihood",
            NoveltyPath = novelty,
            Sites =
            [
                new("known deposits", SiteSymbol.FilledCircle, Points(demo.District.Known)),
                new("withheld deposits", SiteSymbol.HollowDiamond, Points(demo.District.Withheld)),
            ],
        });
    }

    private static float[] Cells(string path)
    {
        using var raster = RasterFile.Open(path);
        float[] cells = new float[raster.Grid.Cells];
        raster.Read(0, 0, 0, raster.Grid.Rows, raster.Grid.Columns, cells);
        return cells;
    }
}
