using Gossan.Report.Page.Numbers;
using Gossan.Report.Page.Results;

namespace Gossan.Report.Page;

/// <summary>The three sentences of the first screen: how good, how sure, where first.</summary>
internal static class Verdict
{
    /// <summary>So many layers are named that speak for the best prospect.</summary>
    private const int LayersNamed = 2;

    /// <summary>How good the map is, or what would tell.</summary>
    public static FormattableString HowGood(TargetResults target, ModelResults shown)
    {
        string source = $"targets/{target.Files.Name}", model = shown.Files.Name;
        int place = target.Comparison?.Models.ToList().FindIndex(compared => string.Equals(compared.Model, model, StringComparison.Ordinal)) ?? -1;
        if (target.Comparison is not { } comparison || place < 0)
        {
            string test = $"{source}/models/{model}/metrics/test";
            return shown.Metrics.TryGetValue("test", out var split)
                ? (FormattableString)$"On {new Cited(split.Positives, test + "/positives", "0")} test sites and {new Cited(split.Negatives, test + "/negatives", "0")} likely negatives the {model} model reaches an AUROC of {new Cited(split.Auroc, test + "/auroc", "0.00")}; run gossan compare to see how it ranks held-out sites over the whole map."
                : $"The {model} model has not been tested; run gossan compare to see how it ranks held-out sites.";
        }

        string from = $"{source}/comparison/models/{place}/map", found = from + "/captured_at10_percent", area = from + "/auroc";
        var (captured, auroc) = (comparison.Models[place].Map.CapturedAt10Percent, comparison.Models[place].Map.Auroc);
        string chance = auroc.Low > 0.5 ? "better than chance" : "not surely better than chance";
        string flatters = comparison.Optimistic ? " Its folds are random, so this flatters: neighbours of held-out sites were learnt from." : "";
        return $"Of {new Cited(comparison.Sites, source + "/comparison/sites", "0")} sites, each hidden in turn, the {model} model finds {new Cited(captured.Estimate, found + "/estimate", "0 %")} ({new Cited(captured.Low, found + "/low", "0 %")} to {new Cited(captured.High, found + "/high", "0 %")}) in the best 10\u00a0% of the area, where chance finds 10\u00a0%; its AUROC of {new Cited(auroc.Estimate, area + "/estimate", "0.00")} ({new Cited(auroc.Low, area + "/low", "0.00")} to {new Cited(auroc.High, area + "/high", "0.00")}) is {chance}.{flatters}";
    }

    /// <summary>How sure it is, and where it has no right to speak.</summary>
    /// <param name="map">The map.</param>
    /// <param name="source">Where its records are.</param>
    public static FormattableString HowSure(MapResults map, string source)
    {
        var totals = map.Totals;
        var (spread, outside) = (new Cited(totals.Uncertainty ?? double.NaN, source + "/totals/uncertainty", "0.00"), new Cited(totals.OutsideDomain ?? double.NaN, source + "/totals/outside_domain", "0 %"));
        var area = new Cited(totals.SquareKilometres, source + "/totals/square_kilometres", "#,0.#");
        return totals switch
        {
            { Count: 0 } => $"No area stands out, so there is nothing to be sure of.",
            { Uncertainty: null, OutsideDomain: null } => $"How sure the likelihood is was not worked out.",
            { Uncertainty: null } => $"How sure the likelihood is was not worked out; {outside} of the prospects' {area} km² are unlike anything that the model was trained on.",
            { OutsideDomain: null } => $"In the prospects the likelihood is uncertain by ± {spread} (a standard deviation).",
            _ => $"In the prospects the likelihood is uncertain by ± {spread} (a standard deviation); {outside} of their {area} km² are unlike anything that the model was trained on.",
        };
    }

    /// <summary>Where to go first.</summary>
    /// <param name="map">The map.</param>
    /// <param name="source">Where its records are.</param>
    public static FormattableString WhereFirst(MapResults map, string source)
    {
        if (map.Prospects.Count == 0)
        {
            return $"Nothing is outlined in {map.Files.Region}.";
        }

        var best = map.Prospects[0];
        string first = source + "/prospects/0";
        int fresh = map.Prospects.ToList().FindIndex(prospect => prospect.Sites == 0);
        var count = new Cited(map.Totals.Count, source + "/totals/count", "0");
        var (rank, area, likelihood) = (new Cited(best.Rank, first + "/rank", "0"), new Cited(best.SquareKilometres, first + "/square_kilometres", "#,0.##"), new Cited(best.Likelihood, first + "/likelihood", "0.00"));
        string layers = string.Join(" and ", best.Layers.Where(layer => layer.Effect > 0).Take(LayersNamed).Select(layer => layer.Layer));
        string because = layers.Length > 0 ? $", for which {layers} speak{(layers.Contains(" and ", StringComparison.Ordinal) ? "" : "s")} most" : "";
        return fresh switch
        {
            0 => $"The best of {count} prospects in {map.Files.Region} is number {rank}: {area} km² of likelihood {likelihood}{because}. No site is known in it.",
            < 0 => $"The best of {count} prospects in {map.Files.Region} is number {rank}: {area} km² of likelihood {likelihood}{because}. Each of them holds known sites.",
            _ => $"The best of {count} prospects in {map.Files.Region} is number {rank}: {area} km² of likelihood {likelihood}{because}, with {new Cited(best.Sites, first + "/sites", "0")} known sites in it. The best without a known site is number {new Cited(map.Prospects[fresh].Rank, $"{source}/prospects/{fresh}/rank", "0")}.",
        };
    }
}
