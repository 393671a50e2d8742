using System.Globalization;
using Gossan.Cli.Projects;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Stacks;
using Gossan.Report.Maps;
using Gossan.Report.Stacks;

namespace Gossan.Cli.Steps;

/// <summary>Draws all bands of a prepared stack with the sites on them.</summary>
internal static class StackDrawing
{
    private static readonly SiteSymbol[] Symbols = Enum.GetValues<SiteSymbol>();

    public static void Draw(Project project, StackAudit audit) => StackPicture.Write(project.StackPath(audit.Region), project.StackPicture(audit.Region), new()
    {
        Title = audit.Region,
        Bands = [.. audit.Layers.SelectMany(layer => layer.Bands.Select(band => new StackBandView(band.Fitted.Name, What(layer, band), band.Fitted.Kind == LayerKind.Binary)))],
        Sites = [.. audit.Sites.Select((target, i) => new SiteLayer(target.Key, Symbols[i % Symbols.Length], [.. target.Value.Used().Select(site => (site.X, site.Y))]))],
    });

    private static string What(LayerAudit layer, BandAudit band) => band.Fitted.Kind == LayerKind.Binary
        ? layer.Kind == LayerKind.Categorical ? "class" : "present or absent"
        : band.Fitted.Steps.Count == 0
            ? "as it is"
            : string.Create(CultureInfo.InvariantCulture, $"{band.Before.Minimum:G4} to {band.Before.Maximum:G4} before {band.Fitted.Steps.Count} step{(band.Fitted.Steps.Count == 1 ? "" : "s")}");
}
