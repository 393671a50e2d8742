using System.Globalization;
using Gossan.Prospectivity.Explanation;
using Gossan.Report.Plots;

namespace Gossan.Report.Explanation;

/// <summary>The plots of an explained map: the layers by what they add, and how their values go with what they add; each as PNG and SVG.</summary>
public static class AttributionPlots
{
    /// <summary>Most layers in a plot; the weaker ones are left out, and the note says so.</summary>
    public const int MostLayers = 20;

    private static readonly string[] Kinds = [".png", ".svg"];

    private static readonly string[] Names = ["attribution-layers", "attribution-windows"];

    /// <summary>The files of a folder of plots.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Their paths.</returns>
    public static IEnumerable<string> FilesIn(string folder) => Names.SelectMany(name => Kinds.Select(kind => Path.Combine(folder, name + kind)));

    /// <summary>Draws both plots.</summary>
    /// <param name="folder">Where they go; made where it is missing.</param>
    /// <param name="summary">The layers over all explained windows.</param>
    /// <param name="sample">Some of these windows.</param>
    /// <exception cref="OutputException">A file could not be written.</exception>
    public static void Draw(string folder, AttributionSummary summary, AttributionSample sample)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(sample);
        LayerAttribution[] strongest = [.. summary.Layers.Take(MostLayers)];
        string which = summary.Layers.Count > MostLayers
            ? string.Create(CultureInfo.InvariantCulture, $"; the strongest {MostLayers} of {summary.Layers.Count} layers, the others {summary.Layers.Skip(MostLayers).Sum(layer => layer.MeanAbsolute.Estimate):0.###} together")
            : "";
        string points = summary.Windows > SwarmPlot.MostPoints ? string.Create(CultureInfo.InvariantCulture, $"Points are {SwarmPlot.MostPoints} of these windows") : "Points are these windows";
        string explained = string.Create(CultureInfo.InvariantCulture, $"{summary.Windows:N0} windows of {summary.Region} ({Words(summary.Scope)})");
        IntervalPlot.Write(
            Path.Combine(folder, Names[0]),
            [.. strongest.Select(layer => new PlotInterval(layer.Layer, layer.MeanAbsolute.Estimate, layer.MeanAbsolute.Low, layer.MeanAbsolute.High))],
            new()
            {
                Title = $"{summary.Target}: what the layers add to the {summary.Model} model's score",
                XLabel = "mean absolute attribution (log-odds), 95 % interval",
                YLabel = "",
                XRange = (0, RoomFor(strongest)),
                Note = string.Create(CultureInfo.InvariantCulture, $"{explained}{which}. {Intervals(summary)}"),
            });
        SwarmPlot.Write(
            Path.Combine(folder, Names[1]),
            [.. strongest.Select(layer => Row(layer.Layer, sample))],
            new()
            {
                Title = $"{summary.Target}: layer values and what they add to the {summary.Model} model's score",
                XLabel = "attribution (log-odds): left speaks against a deposit, right for it",
                YLabel = "",
                Note = string.Create(CultureInfo.InvariantCulture, $"{explained}{which}. {points}; colour is the layer's value at the centre, from its 5th to its 95th percentile."),
            });
    }

    private static string Intervals(AttributionSummary summary) => summary.Blocks < 2
        ? "All windows lie in one block of cells: no intervals."
        : string.Create(CultureInfo.InvariantCulture, $"Intervals resample {summary.Blocks:N0} blocks of {summary.BlockCells} x {summary.BlockCells} cells, as neighbouring windows are alike.");

    private static string Words(string scope) =>
        AttributionScope.Parse(scope) is { Kind: AttributionScopeKind.Share } share
            ? string.Create(CultureInfo.InvariantCulture, $"the best {share.Share * 100:0.##} % by likelihood")
            : scope switch { "all" => "all of it", _ => scope };

    private static double RoomFor(LayerAttribution[] layers)
    {
        double most = layers.Max(layer => Math.Max(layer.MeanAbsolute.Estimate, double.IsNaN(layer.MeanAbsolute.High) ? 0 : layer.MeanAbsolute.High));
        return most > 0 ? most * 1.05 : 1;
    }

    private static SwarmRow Row(string layer, AttributionSample sample)
    {
        int band = sample.Layers.Index().First(one => string.Equals(one.Item, layer, StringComparison.Ordinal)).Index;
        return new(layer, [.. sample.Attributions.Select(window => (double)window[band])], [.. sample.Values.Select(window => (double)window[band])]);
    }
}
