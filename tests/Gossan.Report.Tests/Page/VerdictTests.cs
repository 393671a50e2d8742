using Gossan.Prospectivity.Evaluation;
using Gossan.Report.Page;
using Gossan.Report.Page.Numbers;
using Gossan.Report.Page.Results;

namespace Gossan.Report.Tests.Page;

/// <summary>The three sentences of the first screen.</summary>
public sealed class VerdictTests
{
    private static readonly MapFiles Files = new("district", "nowhere");

    [Fact]
    public void Without_a_comparison_one_split_is_told_and_what_would_tell_more()
    {
        var model = Model(new(StringComparer.Ordinal) { ["test"] = SplitMetrics.Of([3, 1, 2, -1], [true, true, false, false], 1, 0.5) });

        string text = Text(Verdict.HowGood(new(Target, Comparison: null, Folds: null, [model]), model));

        Assert.Equal("On 2 test sites and 2 likely negatives the mae model reaches an AUROC of 0.75; run gossan compare to see how it ranks held-out sites over the whole map.", text);
    }

    [Fact]
    public void A_model_that_was_not_tested_is_not_praised()
    {
        var model = Model([]);

        Assert.Equal("The mae model has not been tested; run gossan compare to see how it ranks held-out sites.", Text(Verdict.HowGood(new(Target, Comparison: null, Folds: null, [model]), model)));
    }

    [Fact]
    public void Uncertainty_and_outside_share_are_means_over_area()
    {
        var map = new MapResults(Files, Attribution: null, [Prospect(1, 30, 0.1, 0.4, sites: 2), Prospect(2, 10, 0.3, 0, sites: 0)]);

        Assert.Equal("In the prospects the likelihood is uncertain by ± 0.15 (a standard deviation); 30\u00a0% of their 40 km² are unlike anything that the model was trained on.", Text(Verdict.HowSure(map, "map")));
        Assert.EndsWith("with 2 known sites in it. The best without a known site is number 2.", Text(Verdict.WhereFirst(map, "map")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_worked_out_is_said()
    {
        var map = new MapResults(Files, Attribution: null, [Prospect(1, 30, null, null, sites: 2)]);

        Assert.Equal("How sure the likelihood is was not worked out.", Text(Verdict.HowSure(map, "map")));
        Assert.Equal("The best of 1 prospects in district is number 1: 30 km² of likelihood 0.90. Each of them holds known sites.", Text(Verdict.WhereFirst(map, "map")));
    }

    [Fact]
    public void A_map_without_prospects_points_nowhere()
    {
        var map = new MapResults(Files, Attribution: null, []);

        Assert.Equal("Nothing is outlined in district.", Text(Verdict.WhereFirst(map, "map")));
        Assert.Equal("No area stands out, so there is nothing to be sure of.", Text(Verdict.HowSure(map, "map")));
    }

    [Fact]
    public void Each_number_says_where_it_comes_from()
    {
        var map = new MapResults(Files, Attribution: null, [Prospect(1, 30, 0.1, 0.4, sites: 2), Prospect(2, 10, 0.3, 0, sites: 0)]);

        string[] sources = [.. Verdict.WhereFirst(map, "map").GetArguments().OfType<Cited>().Select(number => number.Source)];

        Assert.Equal(["map/totals/count", "map/prospects/0/rank", "map/prospects/0/square_kilometres", "map/prospects/0/likelihood", "map/prospects/0/sites", "map/prospects/1/rank"], sources);
        Assert.Contains("<data value=\"0.15\" data-source=\"map/totals/uncertainty\">0.15</data>", ReportPage.Render<Sentence>(new(StringComparer.Ordinal) { [nameof(Sentence.Text)] = Verdict.HowSure(map, "map") }), StringComparison.Ordinal);
    }

    private static string Text(FormattableString sentence) => FormattableString.Invariant(sentence);

    private static TargetFiles Target { get; } = new("gold", "comparison.json", "plots", "folds.json", new Dictionary<string, string>(StringComparer.Ordinal), "studies", []);

    private static ModelResults Model(Dictionary<string, SplitMetrics> metrics) => new(new("mae", "nowhere", "plots", []), metrics, []);

    private static ProspectRow Prospect(int rank, double area, double? uncertainty, double? outside, int sites) =>
        new(rank, 1, area, 0.9, 0.95, uncertainty, 50, outside, "K01", 0, sites, [], $"words of {rank}", []);
}
