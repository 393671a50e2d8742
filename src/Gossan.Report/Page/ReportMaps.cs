using Gossan.Grids;
using Gossan.Report.Maps;
using Gossan.Report.Page.Maps;
using Gossan.Report.Page.Results;
using Gossan.Report.Page.Sections;

namespace Gossan.Report.Page;

/// <summary>The maps to walk on: per target, those of the model that its first screen shows.</summary>
internal static class ReportMaps
{
    /// <summary>In a raster of novelty, the band of the mask.</summary>
    private const int OutsideBand = 1;

    /// <summary>So many layers are shown round a prospect.</summary>
    private const int StrongestLayers = 2;

    /// <summary>Reads them.</summary>
    public static IReadOnlyList<IReadOnlyList<(MapResults Map, MapData Data)>> Of(RunResults results)
    {
        var pixels = MapPixels.For(results);
        return [.. results.Targets.Select(target => (IReadOnlyList<(MapResults, MapData)>)(target.Shown is { } model ? [.. model.Maps.Select(map => (map, Of(results, target, model, map, pixels)))] : []))];
    }

    /// <summary>The id of the section of a map.</summary>
    public static string SectionOf(RunResults results, TargetResults target, ModelResults model, MapResults map) => FormattableString.Invariant(
        $"map-{results.Targets.ToList().IndexOf(target)}-{target.Models.ToList().IndexOf(model)}-{model.Maps.ToList().IndexOf(map)}-section");

    /// <summary>Per prospect with a card its neighbourhood: the likelihood, then its strongest layers.</summary>
    public static IReadOnlyList<IReadOnlyList<LocalPicture>> Neighbourhoods(RunResults results, MapResults map)
    {
        using var likelihood = RasterFile.Open(map.Likelihood);
        string? path = results.Regions.FirstOrDefault(of => string.Equals(of.Audit.Region, map.Files.Region, StringComparison.Ordinal))?.Files.Stack;
        using var stack = File.Exists(path) ? RasterFile.Open(path) : null;
        return
        [
            .. map.Prospects.Take(MapSection.MostCards).Select(IReadOnlyList<LocalPicture> (prospect) =>
            {
                var here = new Neighbourhood(likelihood.Grid, prospect.Polygons);
                var bands = stack is null || !stack.Grid.Matches(likelihood.Grid) ? [] : prospect.Layers.Select(layer => layer.Layer).Where(stack.BandNames.Contains).Take(StrongestLayers);
                return [new("likelihood", here.Draw(likelihood, 0, 0, 1)), .. bands.Select(band => new LocalPicture(band, here.Draw(stack!, stack!.BandNames.ToList().IndexOf(band), null, null)))];
            }),
        ];
    }

    private static MapData Of(RunResults results, TargetResults target, ModelResults model, MapResults map, MapPixels pixels)
    {
        var region = results.Regions.FirstOrDefault(of => string.Equals(of.Audit.Region, map.Files.Region, StringComparison.Ordinal));
        string section = SectionOf(results, target, model, map);
        List<MapLayerSource> layers = [new("likelihood", "likelihood", "", "Result", map.Likelihood, 0, ColourRamp.Viridis, 0, 1)];
        layers.AddRange(Bands(map.Uncertainty, "Result", band => $"uncertainty ({band})", low: 0));
        if (map.Novelty is { } novelty)
        {
            layers.Add(new("novelty", "novelty", "percentile of the training windows' own distances", "Result", novelty, 0, ColourRamp.Viridis, 0, 100));
        }

        var data = MapDataReading.Read(
            $"{target.Files.Name} in {map.Files.Region}", layers,
            region is not null && region.Audit.Sites.TryGetValue(target.Files.Name, out var sites) ? [.. sites.Used().Select(site => new MapSite(site.X, site.Y, site.Name, "known site"))] : [],
            [.. map.Prospects.Select(prospect => new MapProspect(
                prospect.Rank,
                prospect.Rings,
                prospect.Words,
                prospect.Rank <= MapSection.MostCards ? MapSection.CardOf(section, prospect.Rank) : ""))],
            pixels.Result,
            map.Novelty is { } mask ? new("outside", "outside the domain", "", "Result", mask, OutsideBand, ColourRamp.Viridis, 0, 1) : null);
        List<MapLayerSource> coarse = [.. Bands(map.Attributions, "Attribution", band => $"attribution of {band}"), .. Bands(region?.Files.Stack, "Evidence", band => band)];
        return coarse.Count == 0 ? data : data with { Layers = [.. data.Layers, .. MapDataReading.Read("", coarse, [], [], pixels.Layer).Layers] };
    }

    private static IEnumerable<MapLayerSource> Bands(string? path, string group, Func<string, string> name, double? low = null)
    {
        if (path is null || !File.Exists(path))
        {
            return [];
        }

        using var raster = RasterFile.Open(path);
        return [.. raster.BandNames.Select((band, i) => new MapLayerSource($"{group}-{i}-{Path.GetFileNameWithoutExtension(path)}", name(band), group switch { "Evidence" => "standardised", "Attribution" => "log-odds", _ => "standard deviation" }, group, path, i, ColourRamp.Viridis, low))];
    }
}
