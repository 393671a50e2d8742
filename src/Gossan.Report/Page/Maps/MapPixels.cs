using Gossan.Grids;
using Gossan.Report.Page.Results;

namespace Gossan.Report.Page.Maps;

/// <summary>How many pixels maps have along their longer edge, at most: fewer the more maps and layers a page holds, so that it can be sent whatever the project.</summary>
/// <param name="Result">Of likelihood, uncertainty and novelty.</param>
/// <param name="Layer">Of evidence and attributions, which are many and looked at more coarsely.</param>
internal sealed record MapPixels(int Result, int Layer)
{
    // A grey pixel of noise takes 4/3 bytes in base 64: 11 MB at worst, half of it as a rule.
    private const double OfAllResults = 5e6, OfAllLayers = 3.5e6;
    private const int MostOfResult = 1000, MostOfLayer = 400, Fewest = 60;

    /// <summary>For the maps of a page.</summary>
    /// <param name="results">How many bands there are of results, on all maps together.</param>
    /// <param name="layers">How many of evidence and attributions.</param>
    public static MapPixels For(int results, int layers) => new(Edge(OfAllResults, results, MostOfResult), Edge(OfAllLayers, layers, MostOfLayer));

    /// <summary>For the maps of a page: those of the model that each target shows.</summary>
    public static MapPixels For(RunResults run)
    {
        var maps = run.Targets.SelectMany(target => target.Shown?.Maps ?? []).ToList();
        return For(
            maps.Sum(map => 1 + BandsOf(map.Uncertainty) + BandsOf(map.Novelty)),
            maps.Sum(map => BandsOf(map.Attributions) + BandsOf(run.Regions.FirstOrDefault(region => string.Equals(region.Audit.Region, map.Files.Region, StringComparison.Ordinal))?.Files.Stack)));
    }

    private static int Edge(double pixels, int bands, int most) => (int)Math.Clamp(Math.Sqrt(pixels / Math.Max(1, bands)), Fewest, most);

    private static int BandsOf(string? path)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        using var raster = RasterFile.Open(path);
        return raster.Bands;
    }
}
