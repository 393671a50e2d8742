using Gossan.Evidence.Folds;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Explanation;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Explanation;

public sealed class PermutationImportanceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private readonly WindowSource windows;
    private readonly WindowCentre[] sites, cells;

    public PermutationImportanceTests()
    {
        // Sites are where the first band is high; the second is noise, the third is noise that no model uses.
        stack = Made.Stack(folder, "r", 40, 40, (r, c) => Site(r, c) ? 3 : Noise(r, c, 1), (r, c) => Noise(r, c, 2), (r, c) => Noise(r, c, 3));
        windows = new([stack], new() { Size = 3 });
        sites = [.. Made.Centres(windows).Where(centre => Site(centre.Row, centre.Column))];
        cells = [.. Made.Centres(windows).Where(centre => !Site(centre.Row, centre.Column))];
    }

    public void Dispose()
    {
        stack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void An_informative_layer_falls_far_and_an_unused_one_not_at_all()
    {
        var table = Of(new(2, 0.01f, 0));

        Assert.Equal(1, table.Auroc);
        Assert.Equal(["band0", "band1", "band2"], table.Layers.Select(layer => layer.Layer));

        // Shuffled, nearly all sites have the value of a cell: AUROC falls from 1 to about a half.
        Assert.Equal(0.5, table.Layers[0].Fall.Estimate, 0.1);
        Assert.True(table.Layers[0].Fall.Low > 0.3);
        Assert.InRange(table.Layers[1].Fall.Estimate, -0.01, 0.01);
        Assert.Equal(new(0, 0, 0), table.Layers[2].Fall);
    }

    [Fact]
    public void The_seed_decides_and_folds_add_up_site_by_site()
    {
        using var model = new WeighingModel(1, 1, 0);
        var (left, right) = (Falls(sites[..10], 1), Falls(sites[10..], 2));
        var both = ImportanceTable.Of([left, right], seed: 5);

        Assert.Equal(RecordJson.TextOf(both), RecordJson.TextOf(ImportanceTable.Of([Falls(sites[..10], 1), Falls(sites[10..], 2)], seed: 5)));
        Assert.Equal((sites.Length, 4), (both.Sites, both.Repeats));
        double[] all = [.. new[] { left, right }.SelectMany(fold => fold.Falls[0].SelectMany(repeat => repeat))];
        Assert.Equal(all.Average(), both.Layers.Single(layer => string.Equals(layer.Layer, "band0", StringComparison.Ordinal)).Fall.Estimate, 1e-12);

        PermutationFalls Falls(WindowCentre[] held, long seed) => PermutationImportance.FallsOf(model, windows, held, cells, seed, new() { Repeats = 4 }, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Falls_of_two_windows_are_those_of_the_two_orders()
    {
        // One site (3) against one cell: shuffling leaves both in place or swaps them, and the site then loses all.
        var falls = PermutationImportance.FallsOf(new WeighingModel(1, 0, 0), windows, sites[..1], cells[..1], seed: 3, new() { Repeats = 40 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([1.0], falls.Placements);
        Assert.Equal([0.0, 1.0], falls.Falls[0].Select(repeat => repeat[0]).Distinct().Order());
        var fall = ImportanceTable.Of([falls], 3).Layers[0].Fall;
        Assert.Equal(falls.Falls[0].Average(repeat => repeat[0]), fall.Estimate, 1e-12);
        Assert.Equal((double.NaN, double.NaN), (fall.Low, fall.High));
    }

    [Fact]
    public void The_tables_are_written_with_stable_names()
    {
        var table = new ImportanceTable { Sites = 4, Repeats = 2, Auroc = 0.75, Layers = [new(1, "iron, total", new(0.25, 0.125, 0.5)), new(2, "gravity", new(0, double.NaN, double.NaN))] };
        table.WriteCsv(folder["importance.csv"]);
        table.WriteJson(folder["importance.json"]);

        Assert.Equal("rank,layer,auroc_fall,auroc_fall_low,auroc_fall_high\n1,\"iron, total\",0.25,0.125,0.5\n2,gravity,0,,\n", File.ReadAllText(folder["importance.csv"]));
        Assert.Contains("\"auroc\": 0.75", File.ReadAllText(folder["importance.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_held_out_sites_there_is_no_importance()
    {
        var thrown = Assert.Throws<ExplanationException>(() => PermutationImportance.FallsOf(new WeighingModel(1, 0, 0), windows, [], cells, 1));

        Assert.Contains($"there are 0 sites and {cells.Length} other windows", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_counts_every_scored_window()
    {
        var reports = new List<WorkProgress>();
        PermutationImportance.FallsOf(new WeighingModel(1, 0, 0), windows, sites, cells, 1, new() { Repeats = 2, Background = 10_000 }, new Recorder(reports), TestContext.Current.CancellationToken);

        Assert.Equal(2L * 3 * windows.Count, reports[^1].Done);
        Assert.All(reports, report => Assert.Equal(reports[^1].Done, report.Total));
    }

    [Fact]
    public void Every_fold_of_a_comparison_measures_its_own_model_where_the_trial_asks_for_it()
    {
        var plan = FoldPlan.From(windows, sites, new() { Folds = 3, BlockSize = 1000, Guard = 0 }, seed: 1);
        var validation = new CrossValidation(windows, sites, plan, new SampleOptions { Multiplier = 5, LikelyNegatives = [0, 1] }, background: 0);
        var trial = new Trial { Importance = new() { Repeats = 2, Background = 200 }, Missing = [MissingEvidence.Nothing, new(MissingKind.Layers, 0.5, 1)] };
        IReadOnlyList<IReadOnlyList<FoldScores>> folds = [.. Enumerable.Range(0, plan.Count).Select(fold => validation.HoldOut(fold, trial, 1, () => new WeighingModel(2, 0.01f, 0)))];

        var table = ImportanceTable.Of([.. folds.Select(fold => fold[0].Importance!)], seed: 1);
        Assert.Equal((sites.Length, 2, "band0"), (table.Sites, table.Repeats, table.Layers[0].Layer));
        Assert.True(table.Layers[0].Fall.Low > 0.2);
        Assert.Equal(0, table.Layers.Single(layer => string.Equals(layer.Layer, "band2", StringComparison.Ordinal)).Fall.Estimate);
        Assert.All(folds, fold => Assert.Null(fold[1].Importance));
        Assert.Null(validation.HoldOut(0, new(), 1, () => new WeighingModel(2, 0.01f, 0))[0].Importance);

        // Kept with the scores of a comparison, and no word of it where it was not asked for.
        var scores = new SeedScores("weighing", 1, [[folds[0][0]]]);
        scores.Write(folder["scores.json"]);
        Assert.Equal(folds[0][0].Importance!.Falls, SeedScores.Read(folder["scores.json"]).Conditions[0][0].Importance!.Falls);
        Assert.DoesNotContain("importance", RecordJson.TextOf(new Trial()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_windows_a_part_is_drawn_that_the_seed_decides()
    {
        using var model = new WeighingModel(1, 0, 0);
        var reports = new List<WorkProgress>();
        var options = new ImportanceOptions { Repeats = 1, Background = 100 };
        var first = PermutationImportance.FallsOf(model, windows, sites, cells, 1, options, new Recorder(reports), TestContext.Current.CancellationToken);
        var again = PermutationImportance.FallsOf(model, windows, sites, cells, 1, options, null, TestContext.Current.CancellationToken);

        Assert.Equal(3 * (sites.Length + 100), reports[^1].Total);
        Assert.Equal(first.Falls, again.Falls);
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var thrown = Assert.Throws<ExplanationException>(() => new ImportanceOptions { Repeats = 0, Background = 0 }.Validated());

        Assert.Contains("importance.repeats is 0", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("importance.background is 0", thrown.Message, StringComparison.Ordinal);
    }

    private ImportanceTable Of(WeighingModel model)
    {
        // A site that is repeated counts once, and what the model was fitted on plays no part.
        var draw = new SampleDraw(
            [
                .. sites.Append(sites[0]).Select(site => new Sample(site, Positive: true, SampleSet.Test)),
                .. cells.Select(cell => new Sample(cell, Positive: false, SampleSet.Test)),
                .. cells.Select(cell => new Sample(cell, Positive: true, SampleSet.Train)),
            ],
            []);
        return PermutationImportance.Of(WeighingModel.Trained(model), windows, draw, seed: 11, cancellation: TestContext.Current.CancellationToken);
    }

    private static bool Site(int row, int column) => row % 8 == 4 && column % 8 == 4;

    private static float Noise(int row, int column, int band) => ((((row * 131) + (column * 71) + (band * 977)) * 7919) % 1009) / 1009f;

    private sealed class Recorder(List<WorkProgress> reports) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => reports.Add(value);
    }
}
