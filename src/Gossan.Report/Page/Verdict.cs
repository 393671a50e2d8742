using System.Globalization;
using Gossan.Report.Page.Results;

namespace Gossan.Report.Page;

/// <summary>The three sentences of the first screen: how good, how sure, where first.</summary>
internal static class Verdict
{
    /// <summary>How good the map is, or what would tell.</summary>
    public static string HowGood(TargetResults target, ModelResults shown)
    {
        if (target.Comparison is not { } comparison || comparison.Models.FirstOrDefault(model => Same(model.Model, shown)) is not { } compared)
        {
            return shown.Metrics.TryGetValue("test", out var test)
                ? Text($"On {test.Positives} test sites and {test.Negatives} likely negatives the {shown.Files.Name} model reaches an AUROC of {test.Auroc:0.00}; run gossan compare to see how it ranks held-out sites over the whole map.")
                : $"The {shown.Files.Name} model has not been tested; run gossan compare to see how it ranks held-out sites.";
        }

        var (captured, auroc) = (compared.Map.CapturedAt10Percent, compared.Map.Auroc);
        string chance = auroc.Low > 0.5 ? "better than chance" : "not surely better than chance";
        string flatters = comparison.Optimistic ? " Its folds are random, so this flatters: neighbours of held-out sites were learnt from." : "";
        return Text($"Of {comparison.Sites} sites, each hidden in turn, the {compared.Model} model finds {captured.Estimate:P0} ({captured.Low:P0} to {captured.High:P0}) in the best 10 % of the area, where chance finds 10 %; its AUROC of {auroc.Estimate:0.00} ({auroc.Low:0.00} to {auroc.High:0.00}) is {chance}.{flatters}");
    }

    /// <summary>How sure it is, and where it has no right to speak.</summary>
    public static string HowSure(MapResults map)
    {
        if (map.Prospects.Count == 0)
        {
            return "No area stands out, so there is nothing to be sure of.";
        }

        double area = map.Prospects.Sum(prospect => prospect.SquareKilometres);
        double? spread = Mean(prospect => prospect.Uncertainty), outside = Mean(prospect => prospect.OutsideDomain);
        string sure = spread is { } deviation ? Text($"In the prospects the likelihood is uncertain by ± {deviation:0.00} (a standard deviation)") : "How sure the likelihood is was not worked out";
        return outside is { } share ? Text($"{sure}; {share:P0} of their {area:#,0.#} km² are unlike anything that the model was trained on.") : $"{sure}.";

        double? Mean(Func<ProspectRow, double?> of)
        {
            var known = map.Prospects.Where(prospect => of(prospect) is not null).ToList();
            return known.Count == 0 ? null : known.Sum(prospect => of(prospect)!.Value * prospect.SquareKilometres) / known.Sum(prospect => prospect.SquareKilometres);
        }
    }

    /// <summary>Where to go first.</summary>
    public static string WhereFirst(MapResults map)
    {
        if (map.Prospects.Count == 0)
        {
            return $"Nothing is outlined in {map.Files.Region}.";
        }

        var fresh = map.Prospects.FirstOrDefault(prospect => prospect.Sites == 0);
        string best = Text($"The best of {map.Prospects.Count} prospects in {map.Files.Region} is number {map.Prospects[0].Rank} ({map.Prospects[0].Words})");
        return fresh is null ? $"{best}; each of them holds known sites."
            : fresh.Rank == map.Prospects[0].Rank ? $"{best}, and no site is known in it."
            : Text($"{best}; the best without a known site is number {fresh.Rank}.");
    }

    private static bool Same(string name, ModelResults model) => string.Equals(name, model.Files.Name, StringComparison.Ordinal);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(" %", "\u00a0%", StringComparison.Ordinal);
}
