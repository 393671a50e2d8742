using System.Text.Json;
using CsCheck;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Explanation;

public sealed class AttributionMappingTests : IDisposable
{
    private const int Rows = 70, Columns = 60;

    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private readonly WindowSource windows;

    public AttributionMappingTests()
    {
        stack = Made.Stack(folder, "r", Rows, Columns, First, (r, c) => r == 20 && c is > 8 and < 12 ? float.NaN : Second(r, c), (_, _) => 3);
        windows = new([stack], new() { Size = 3 });
    }

    public void Dispose()
    {
        stack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Every_window_of_the_scope_has_the_attributions_of_its_layers_and_no_other_cell_has_any()
    {
        var result = Run(new(2, -1, 0), "a", "all");

        float[][] bands = ReadBands(result.RasterPath!);
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                int cell = (row * Columns) + column;
                bool valid = windows.Valid[0].Contains(row, column);
                Assert.Equal(valid ? 2 * First(row, column) : float.NaN, bands[0][cell]);
                Assert.Equal(valid ? -Second(row, column) : float.NaN, bands[1][cell]);
                Assert.Equal(valid ? 0 : float.NaN, bands[2][cell]);
            }
        }

        Assert.Equal(windows.Count, result.Windows);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.3333)]
    [InlineData(0.9999)]
    [InlineData(1)]
    public void A_share_takes_the_best_cells_rounded_up(double share)
    {
        // All likelihoods differ: the reverse order of a permutation of the cells.
        string likelihood = Likelihood((r, c) => ((((r * Columns) + c) * 1009 % 4201) + 1) / 5000f);

        var result = Run(new(2, -1, 0), "s", share.ToString(System.Globalization.CultureInfo.InvariantCulture), likelihood);

        float[] of = Made.Read(likelihood), first = ReadBands(result.RasterPath!)[0];
        int cells = of.Count(value => !float.IsNaN(value)), expected = (int)Math.Ceiling(share * cells);
        var best = Enumerable.Range(0, of.Length).Where(i => !float.IsNaN(of[i])).OrderByDescending(i => of[i]).Take(expected).Order();
        Assert.Equal(best, Enumerable.Range(0, of.Length).Where(i => !float.IsNaN(first[i])));
        Assert.Equal(expected, result.Windows);
    }

    [Fact]
    public void Cells_as_likely_as_the_last_of_the_share_are_in()
    {
        // 5 % are some 200 cells; 40 stand alone above and all of row 7 is tied behind them.
        string likelihood = Likelihood((r, c) => r == 5 && c < 41 ? 0.9f + (c / 1000f) : r is >= 7 and < 12 ? 0.5f : 0.1f + (c / 10_000f));

        var result = Run(new(2, -1, 0), "t", "0.05", likelihood);

        float[] of = Made.Read(likelihood);
        Assert.Equal(of.Count(value => value >= 0.5f), result.Windows);
        Assert.Equal(of.Select(value => value >= 0.5f), ReadBands(result.RasterPath!)[1].Select(value => !float.IsNaN(value)));
    }

    [Fact]
    public void A_share_of_few_levels_takes_all_cells_from_the_level_of_its_last_one()
    {
        int run = 0;
        Gen.Select(Gen.Int[1, 12], Gen.Double[0.001, 1], Gen.Int[0, 1000]).Sample(
            (levels, share, seed) =>
            {
                var random = SeededRandom.For(seed, "levels");
                string likelihood = Likelihood((_, _) => random.Next(levels) / 12f);
                float[] of = Made.Read(likelihood);
                string scope = share.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
                float[] first = ReadBands(Run(new(2, -1, 0), $"levels{run++}", scope, likelihood).RasterPath!)[0];

                float[] descending = [.. of.Where(value => !float.IsNaN(value)).OrderDescending()];
                float last = descending[(int)Math.Ceiling((decimal)share * descending.Length) - 1];
                Assert.Equal(of.Select(value => value >= last), first.Select(value => !float.IsNaN(value)));
            },
            iter: 20, threads: 1);
    }

    [Fact]
    public void Prospects_take_the_cells_that_the_caller_says()
    {
        var result = Run(new(2, -1, 0), "p", "prospects", prospects: (row, column) => row < 6 && column > 30);

        float[] first = ReadBands(result.RasterPath!)[0];
        for (int i = 0; i < first.Length; i++)
        {
            bool inside = i / Columns < 6 && i % Columns > 30 && windows.Valid[0].Contains(i / Columns, i % Columns);
            Assert.Equal(inside, !float.IsNaN(first[i]));
        }

        Assert.Contains("explain a share", Assert.Throws<ExplanationException>(() => Run(new(2, -1, 0), "q", "prospects")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_explained_a_note_says_why_and_no_older_file_stays()
    {
        Run(new(2, -1, 0), "n", "all");
        Assert.Equal(["attribution.csv", "attribution.json", "attribution.tif"], Files("n"));

        var none = Run(new(2, -1, 0), "n", "none");
        Assert.Equal((0, null, null), (none.Windows, none.RasterPath, none.Summary));
        Assert.Contains("not asked for", none.Note, StringComparison.Ordinal);
        Assert.Empty(Files("n"));
        Assert.Contains("no window is in the scope", Run(new(2, -1, 0), "n", "prospects", prospects: (_, _) => false).Note, StringComparison.Ordinal);

        using var mute = WeighingModel.Trained(new CentreCellModel());
        Assert.Contains("does not say what its layers add", RunTrained(mute, "n", "all").Note, StringComparison.Ordinal);
        Assert.Empty(Files("n"));
    }

    [Fact]
    public void A_likelihood_of_another_grid_is_refused()
    {
        using var other = Made.Stack(folder, "other", 30, 30, First);

        Assert.Contains("grid of region 'r'", Assert.Throws<ExplanationException>(() => Run(new(2, -1, 0), "o", "0.1", folder["other.tif"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_interrupted_goes_on_from_any_byte_and_ends_in_the_same_files()
    {
        var whole = Run(new(2, -1, 0), "whole", "all");
        var failing = new WeighingModel(2, -1, 0) { BeforeBatch = done => _ = done < 2 * AttributionMapping.WindowsPerBlock + 300 ? 0 : throw new TimeoutException() };
        Assert.Throws<TimeoutException>(() => Run(failing, "again", "all"));
        Assert.Empty(Files("again"));
        byte[] journal = File.ReadAllBytes(JournalOf("again"));
        int header = Array.IndexOf(journal, (byte)'\n') + 1, block = AttributionMapping.WindowsPerBlock * 4 * sizeof(float);
        Assert.Equal(header + (2 * block), journal.Length);

        foreach (int cut in new[] { 0, header - 1, header, header + 1, header + block - 1, header + block, header + block + 1, journal.Length - 1, journal.Length })
        {
            File.WriteAllBytes(JournalOf("again"), journal[..cut]);
            var model = new WeighingModel(2, -1, 0);
            var result = Run(model, "again", "all");

            foreach (string file in Files("whole"))
            {
                Assert.Equal(File.ReadAllBytes(Path.Combine(folder["whole"], file)), File.ReadAllBytes(Path.Combine(folder["again"], file)));
            }

            Assert.Equal(windows.Count - (Math.Max(0, cut - header) / block * AttributionMapping.WindowsPerBlock), model.Explained);
            Assert.Equal(whole.Sample!.Attributions, result.Sample!.Attributions);
        }
    }

    [Fact]
    public void A_run_that_was_cancelled_keeps_its_finished_blocks()
    {
        var whole = Run(new(2, -1, 0), "undisturbed", "all");
        using var source = new CancellationTokenSource();
        var request = Request(WeighingModel.Trained(new WeighingModel(2, -1, 0)), "cancelled", new() { Attribution = "all" });
        Assert.ThrowsAny<OperationCanceledException>(() => AttributionMapping.Run(request, new CancelAfter(source, AttributionMapping.WindowsPerBlock + 1), source.Token));
        Assert.Empty(Files("cancelled"));

        var rest = new WeighingModel(2, -1, 0);
        var result = Run(rest, "cancelled", "all");
        Assert.InRange(rest.Explained, 1, (int)windows.Count - AttributionMapping.WindowsPerBlock);
        Assert.Equal(File.ReadAllBytes(whole.RasterPath!), File.ReadAllBytes(result.RasterPath!));
    }

    [Fact]
    public void With_a_stride_the_windows_that_the_map_predicts_are_explained_and_stand_for_their_neighbours()
    {
        var options = new MapOptions { Stride = 4, Uncertainty = 0, Novelty = false, Attribution = "0.2" };
        var model = new WeighingModel(2, -1, 0);
        string likelihood = ProspectivityMapping.Run(new()
        {
            Model = WeighingModel.Trained(model),
            Windows = windows,
            Region = 0,
            Folder = folder["stride"],
            Options = options,
            JournalPath = folder["journals/map.journal"],
            JournalKey = "map",
        }).LikelihoodPath;
        var result = RunWith(model, "stride", options, likelihood);

        // What is explained adds up to the score behind the likelihood, cell by cell.
        float[] of = Made.Read(likelihood);
        float[][] bands = ReadBands(result.RasterPath!);
        double cut = of.Where(value => !float.IsNaN(value)).OrderDescending().ElementAt((int)Math.Ceiling(0.2 * windows.Count) - 1);
        Assert.InRange(result.Windows, 1, windows.Count / 30);
        Assert.All(Enumerable.Range(0, of.Length), cell =>
        {
            Assert.Equal(of[cell] >= cut, !float.IsNaN(bands[0][cell]));
            if (of[cell] >= cut)
            {
                Assert.Equal(of[cell], 1 / (1 + Math.Exp(-(bands[0][cell] + bands[1][cell]))), 1e-5);
            }
        });
    }

    [Fact]
    public void Windows_of_other_options_are_explained_again()
    {
        Run(new(2, -1, 0), "k", "all");
        var same = new WeighingModel(2, -1, 0);
        Run(same, "k", "all");
        Assert.Equal(0, same.Explained);

        var mean = new WeighingModel(2, -1, 0);
        RunWith(mean, "k", new() { Attribution = "all", Baseline = AttributionBaseline.Mean, AttributionTolerance = 0.2, AttributionPoints = 9 });
        Assert.Equal(windows.Count, mean.Explained);
        Assert.Equal((0.2, 9), (mean.Options!.Tolerance, mean.Options.MostPoints));
        double expected = Made.Centres(windows).Average(centre => (double)First(centre.Row, centre.Column));
        Assert.Equal([expected, Made.Centres(windows).Average(centre => (double)Second(centre.Row, centre.Column)), 3], mean.Options.Baseline.Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_raster_says_what_it_is()
    {
        var result = RunWith(new(2, -1, 0) { Gap = value => value > 0.9f ? -0.25f : 0 }, "m", new() { Attribution = "all", AttributionTolerance = 0.01 });
        using var raster = RasterFile.Open(result.RasterPath!);

        Assert.True(raster.Grid.Matches(stack.Grid));
        Assert.Equal(["band0", "band1", "band2"], raster.BandNames);
        Assert.StartsWith("log-odds added by the layer's cells", raster.Metadata["MEANING"], StringComparison.Ordinal);
        Assert.StartsWith("zero: mean of each layer over the training regions", raster.Metadata["BASELINE"], StringComparison.Ordinal);
        Assert.Equal(("weighing", "nickel", "0.01", "0.25", "all"), (raster.Metadata["MODEL"], raster.Metadata["TARGET"], raster.Metadata["TOLERANCE"], raster.Metadata["LARGEST_GAP"], raster.Metadata["SCOPE"]));

        // Gaps are 0 but in some of the windows, where a quarter of a log-odd is far too much.
        double bad = Made.Centres(windows).Count(centre => First(centre.Row, centre.Column) > 0.9f);
        Assert.InRange(bad, 1, windows.Count / 2);
        Assert.Equal("0", raster.Metadata["MEDIAN_GAP"]);
        Assert.Equal(1 - (bad / windows.Count), double.Parse(raster.Metadata["WITHIN_TOLERANCE"], System.Globalization.CultureInfo.InvariantCulture), 1e-6);
    }

    [Fact]
    public void The_batch_changes_no_number()
    {
        var one = Run(new(2, -1, 0), "one", "0.5", Likelihood(First));
        var other = RunWith(new(2, -1, 0), "other", new() { Attribution = "0.5", Batch = 7 }, Likelihood(First));

        Assert.Equal(File.ReadAllBytes(one.RasterPath!), File.ReadAllBytes(other.RasterPath!));
    }

    [Fact]
    public void An_attribution_that_is_not_finite_ends_the_work()
    {
        var thrown = Assert.Throws<ExplanationException>(() => Run(new(2, float.PositiveInfinity, 0), "f", "all"));

        Assert.Contains("layer 'band1'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_is_that_of_counting_by_hand()
    {
        // Four windows of one cell, weights 2, 1, 0: attributions (2, 4, 0), (-2, 2, 0), (4, -1, 0), (0, 0, 0).
        float[] a = [1, -1, 2, 0], b = [4, 2, -1, 0];
        using var small = Made.Stack(folder, "small", 2, 2, (r, c) => a[(2 * r) + c], (r, c) => b[(2 * r) + c], (_, _) => 5);
        var model = new WeighingModel(2, 1, 0) { Gap = value => value == 2 ? 0.06f : value == 1 ? 0.02f : 0 };
        var result = AttributionMapping.Run(
            Request(WeighingModel.Trained(model), "hand", new() { Attribution = "all", AttributionTolerance = 0.01 }) with { Windows = new([small], new() { Size = 1 }) }, null, TestContext.Current.CancellationToken);
        var summary = result.Summary!;

        Assert.Equal([(1, "band0"), (2, "band1"), (3, "band2")], summary.Layers.Select(layer => (layer.Rank, layer.Layer)));
        Assert.Equal([2, 1.75, 0], summary.Layers.Select(layer => layer.MeanAbsolute.Estimate));
        Assert.Equal([1, 1.25, 0], summary.Layers.Select(layer => layer.Mean));

        // The second window is a tie of the first two layers, the last has no strongest.
        Assert.Equal([1.5 / 4, 1.5 / 4, 0], summary.Layers.Select(layer => layer.Strongest));
        Assert.Equal([1, 1, double.NaN], summary.Layers.Select(layer => layer.ValueCorrelation), (x, y) => double.IsNaN(x) == double.IsNaN(y) && !(Math.Abs(x - y) > 1e-12));

        // Differences of scores 6 - 0.02 and 3 - 0.06: one gap within 1 %, one above.
        Assert.Equal(0.01, summary.Completeness.MedianGap, 1e-8);
        Assert.Equal(0.06, summary.Completeness.LargestGap, 1e-8);
        Assert.Equal((0.01, 0.75), (summary.Completeness.Tolerance, summary.Completeness.WithinTolerance));

        // All in one block: no interval.
        Assert.Equal((1, double.NaN), (summary.Blocks, summary.Layers[0].MeanAbsolute.Low));
        Assert.Equal(
            "rank,layer,mean_absolute,mean_absolute_low,mean_absolute_high,mean,strongest,value_correlation\n1,band0,2,,,1,0.375,1\n2,band1,1.75,,,1.25,0.375,1\n3,band2,0,,,0,0,\n",
            File.ReadAllText(Path.Combine(folder["hand"], "attribution.csv")));
        Assert.Equal(
            RecordJson.TextOf(summary),
            RecordJson.TextOf(JsonSerializer.Deserialize<AttributionSummary>(File.ReadAllText(Path.Combine(folder["hand"], "attribution.json")), RecordJson.Options)!));
    }

    [Fact]
    public void Intervals_are_those_of_blocks_that_are_drawn_whole()
    {
        // Blocks of 12 x 12 cells in which the layer is constant: 30 numbers, not 4,000.
        using var blocky = Made.Stack(folder, "blocky", 60, 72, (r, c) => 1 + (((r / 12) + (c / 12)) % 2), (_, _) => 1, (r, c) => 0);
        var result = AttributionMapping.Run(
            Request(WeighingModel.Trained(new WeighingModel(1, 1, 1)), "b", new() { Attribution = "all" }) with { Windows = new([blocky], new() { Size = 3, Edge = WindowEdge.Reflect }) }, null, TestContext.Current.CancellationToken);
        var layers = result.Summary!.Layers;

        // Half of 30 blocks are 1, half 2: the mean's standard error is 0.5 / sqrt(30) = 0.0913, 95 % in 1.5 +- 0.179.
        Assert.Equal((30, 12), (result.Summary.Blocks, result.Summary.BlockCells));
        Assert.Equal(1.5, layers[0].MeanAbsolute.Estimate, 1e-12);
        Assert.Equal(1.5 - 0.179, layers[0].MeanAbsolute.Low, 0.04);
        Assert.Equal(1.5 + 0.179, layers[0].MeanAbsolute.High, 0.04);
        Assert.Equal(new(1, 1, 1), layers[1].MeanAbsolute);
        Assert.Equal(new(0, 0, 0), layers[2].MeanAbsolute);
    }

    [Fact]
    public void A_sample_holds_as_many_windows_as_it_may_and_each_is_one_of_the_map()
    {
        var result = Run(new(2, -1, 0), "sample", "all");
        var sample = result.Sample!;

        Assert.Equal((AttributionSample.MostWindows, AttributionSample.MostWindows), (sample.Values.Count, sample.Attributions.Count));
        Assert.All(sample.Values.Zip(sample.Attributions), pair => Assert.Equal([2 * pair.First[0], -pair.First[1], 0], pair.Second));
        Assert.Equal(Made.Centres(windows).Average(c => First(c.Row, c.Column)), sample.Values.Average(values => values[0]), 0.08);
    }

    private static float First(int row, int column) => (float)Math.Sin((row * 0.7) + column);

    private static float Second(int row, int column) => ((row * column) % 13) / 5f;

    private string Likelihood(Func<int, int, float> of)
    {
        string path = folder["likelihood.tif"];
        using var writer = RasterWriter.Create(path, stack.Grid, ["likelihood"]);
        writer.Write(0, 0, Rows, [.. Enumerable.Range(0, Rows * Columns).Select(i => windows.Valid[0].Contains(i / Columns, i % Columns) ? of(i / Columns, i % Columns) : float.NaN)]);
        writer.Complete();
        return path;
    }

    private AttributionResult Run(WeighingModel model, string name, string scope, string likelihood = "", Func<int, int, bool>? prospects = null) =>
        RunWith(model, name, new() { Attribution = scope }, likelihood, prospects);

    private AttributionResult RunWith(WeighingModel model, string name, MapOptions options, string likelihood = "", Func<int, int, bool>? prospects = null) =>
        AttributionMapping.Run(Request(WeighingModel.Trained(model), name, options) with { LikelihoodPath = likelihood, Prospects = prospects }, null, TestContext.Current.CancellationToken);

    private AttributionResult RunTrained(TrainedModel model, string name, string scope) =>
        AttributionMapping.Run(Request(model, name, new() { Attribution = scope }), null, TestContext.Current.CancellationToken);

    private AttributionRequest Request(TrainedModel model, string name, MapOptions options) => new()
    {
        Model = model,
        Windows = windows,
        Region = 0,
        Folder = folder[name],
        LikelihoodPath = "",
        Options = options,
        JournalPath = JournalOf(name),
        JournalKey = "key",
    };

    private string JournalOf(string name) => folder[$"journals/{name}.journal"];

    private string[] Files(string name) =>
        Directory.Exists(folder[name]) ? [.. Directory.GetFileSystemEntries(folder[name]).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];

    private static float[][] ReadBands(string path)
    {
        using var raster = RasterFile.Open(path);
        return [.. Enumerable.Range(0, raster.Bands).Select(band =>
        {
            float[] cells = new float[raster.Grid.Cells];
            raster.Read(band, 0, 0, raster.Grid.Rows, raster.Grid.Columns, cells);
            return cells;
        })];
    }

    private sealed class CancelAfter(CancellationTokenSource source, long windows) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Done >= windows)
            {
                source.Cancel();
            }
        }
    }
}
