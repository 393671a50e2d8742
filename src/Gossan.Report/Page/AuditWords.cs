using System.Globalization;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;

namespace Gossan.Report.Page;

/// <summary>An audit in words: what was done to layers and sites before a model saw them, a sentence each.</summary>
internal static class AuditWords
{
    /// <summary>Of a region, its layers in their order and then its sites.</summary>
    public static IReadOnlyList<string> Of(StackAudit audit) =>
    [
        Together("went onto the grid as it was", "went onto the grid as they were", audit.Layers.Where(OnGrid)),
        .. audit.Layers.Where(layer => !OnGrid(layer)).Select(layer => $"{layer.Name}: {layer.Source.Method}."),
        .. audit.Layers.Where(layer => layer.Fill.Filled > 0).Select(layer => Text($"{layer.Name}: {layer.Fill.Filled:#,0} cells ({layer.Fill.Share:0.# %}) were filled; a filled cell is a guess.")),
        .. audit.Layers.Where(layer => layer.MissingAfter > 0 && layer.Fill.Filled == 0).GroupBy(layer => layer.MissingAfter)
            .Select(group => Text($"{Names(group)}: {group.Key:0.# %} of the cells are missing and were not filled.")),
        .. Clipped(audit),
        .. audit.Layers.SelectMany(layer => layer.Source.Notes.Concat(layer.Warnings).Select(note => $"{layer.Name}: {note}")),
        .. audit.Sites.SelectMany(sites => sites.Value.Notes.Select(note => $"Sites of {sites.Key}: {note}")),
        .. audit.Sites.Select(sites => (sites.Key, Dropped: sites.Value.Sites.Count(site => site.Fate is SiteFate.Outside or SiteFate.OnMissingData))).Where(sites => sites.Dropped > 0)
            .Select(sites => Text($"Sites of {sites.Key}: {sites.Dropped} were dropped, because no cell with data is there.")),
    ];

    private static IEnumerable<string> Clipped(StackAudit audit)
    {
        var clipped = audit.Layers.Select(layer => (layer.Name, Cells: layer.Bands.Sum(band => band.Replaced))).Where(layer => layer.Cells > 0).ToList();
        return clipped.Count == 0 ? [] : [$"Cells beyond the fences of a layer were clipped to them: {string.Join(", ", clipped.Select(layer => Text($"{layer.Name} {layer.Cells:#,0}")))}."];
    }

    private static bool OnGrid(LayerAudit layer) => layer.Source.Method.StartsWith("none", StringComparison.Ordinal);

    private static string Together(string one, string several, IEnumerable<LayerAudit> layers)
    {
        var list = layers.ToList();
        return list.Count == 0 ? "Every layer was brought onto the grid of the region." : $"{Names(list)} {(list.Count == 1 ? one : several)}.";
    }

    private static string Names(IEnumerable<LayerAudit> layers) => string.Join(", ", layers.Select(layer => layer.Name));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(" %", "\u00a0%", StringComparison.Ordinal);
}
