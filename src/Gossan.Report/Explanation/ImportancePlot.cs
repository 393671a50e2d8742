using System.Globalization;
using Gossan.Prospectivity.Explanation;
using Gossan.Report.Plots;

namespace Gossan.Report.Explanation;

/// <summary>The plot of the importance of layers: what a model loses without each, with its interval.</summary>
public static class ImportancePlot
{
    /// <summary>Draws the plot.</summary>
    /// <param name="pathWithoutExtension">The file; <c>.png</c> and <c>.svg</c> are added.</param>
    /// <param name="target">The deposit type.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="table">The layers by their fall; the first <see cref="AttributionPlots.MostLayers"/> are drawn.</param>
    /// <exception cref="OutputException">A file could not be written.</exception>
    public static void Draw(string pathWithoutExtension, string target, string model, ImportanceTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string which = table.Layers.Count > AttributionPlots.MostLayers ? string.Create(CultureInfo.InvariantCulture, $"; the first {AttributionPlots.MostLayers} of {table.Layers.Count} layers") : "";
        IntervalPlot.Write(
            pathWithoutExtension,
            [.. table.Layers.Take(AttributionPlots.MostLayers).Select(layer => new PlotInterval(layer.Layer, layer.Fall.Estimate, layer.Fall.Low, layer.Fall.High))],
            new()
            {
                Title = $"{target}: what the {model} model loses when a layer is shuffled",
                XLabel = "fall of the AUROC of held-out sites, 95 % interval",
                YLabel = "",
                XGuide = new(0, "no fall"),
                Note = string.Create(CultureInfo.InvariantCulture, $"{table.Sites} held-out sites, AUROC {table.Auroc:0.000} with all layers as they are; {table.Repeats} shuffles per layer{which}. Layers that say the same stand in for each other."),
            });
    }
}
