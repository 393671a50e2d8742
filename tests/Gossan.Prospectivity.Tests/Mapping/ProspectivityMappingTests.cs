using System.Globalization;
using System.Text.Json.Nodes;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Novelty;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Mapping;

public sealed class ProspectivityMappingTests : IDisposable
{
    private const int Rows = 39, Columns = 29;
    private const double Temperature = 1.7;

    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private readonly WindowSource windows;
    private readonly WindowCentre[] training;

    public ProspectivityMappingTests()
    {
        stack = Made.Stack(folder, "r", Rows, Columns, First, (r, c) => r == 20 && c is > 8 and < 12 ? float.NaN : Second(r, c));
        windows = new([stack], new() { Size = 5 });
        training = [.. Made.Centres(windows).Where((_, i) => i % 3 == 0)];
    }

    public void Dispose()
    {
        stack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Each_valid_window_writes_its_centre_cell_and_nothing_else_is_written()
    {
        var result = Run(new(), "a", new() { Batch = 50, Uncertainty = 10 });
        float[] likelihood = Made.Read(result.LikelihoodPath), uncertainty = Made.Read(result.UncertaintyPath!);

        Assert.Equal(windows.Count, result.Windows);
        for (int i = 0; i < likelihood.Length; i++)
        {
            var (row, column) = (i / Columns, i % Columns);
            if (!windows.Valid[0].Contains(row, column))
            {
                Assert.True(float.IsNaN(likelihood[i]) && float.IsNaN(uncertainty[i]));
                continue;
            }

            double[] p = [.. Enumerable.Range(0, 10).Select(pass => Likelihood(row, column, CentreCellModel.Shift(pass)))];
            Assert.Equal(Likelihood(row, column), likelihood[i], 1e-6);
            Assert.Equal(Math.Sqrt(p.Sum(v => (v - p.Average()) * (v - p.Average())) / 9), uncertainty[i], 1e-6);
        }
    }

    [Fact]
    public void With_mirrored_windows_the_rim_has_predictions()
    {
        var reflecting = new WindowSource([stack], new() { Size = 5, Edge = WindowEdge.Reflect });
        var result = ProspectivityMapping.Run(Request(new(), "reflected", new() { Uncertainty = 0, Novelty = false }) with { Windows = reflecting }, null, TestContext.Current.CancellationToken);
        float[] likelihood = Made.Read(result.LikelihoodPath);

        Assert.Equal(Likelihood(0, 0), likelihood[0], 1e-6);
        Assert.Equal(Likelihood(Rows - 1, Columns - 1), likelihood[^1], 1e-6);
        using var raster = RasterFile.Open(result.LikelihoodPath);
        Assert.Equal("reflect: cells beyond the rim are mirrored", raster.Metadata["WINDOW_EDGE"]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(50)]
    public void A_stride_fills_the_valid_cells_of_each_square_with_one_prediction(int stride)
    {
        var model = new CentreCellModel();
        var result = Run(model, "s", new() { Stride = stride, Uncertainty = 0 });
        float[] likelihood = Made.Read(result.LikelihoodPath);
        int squares = 0;
        for (int top = 0; top < Rows; top += stride)
        {
            for (int left = 0; left < Columns; left += stride)
            {
                var cells = (from r in Enumerable.Range(top, Math.Min(stride, Rows - top)) from c in Enumerable.Range(left, Math.Min(stride, Columns - left)) select (Row: r, Column: c)).ToList();
                var valid = cells.Where(cell => windows.Valid[0].Contains(cell.Row, cell.Column)).ToList();
                Assert.All(cells.Except(valid), cell => Assert.True(float.IsNaN(likelihood[(cell.Row * Columns) + cell.Column])));
                if (valid.Count == 0)
                {
                    continue;
                }

                squares++;
                double middle = (stride - 1) / 2.0, nearest = valid.Min(Distance);
                var value = Assert.Single(valid.Select(cell => likelihood[(cell.Row * Columns) + cell.Column]).Distinct());
                Assert.Contains(valid, cell => Distance(cell) == nearest && Math.Abs(Likelihood(cell.Row, cell.Column) - value) < 1e-6);

                double Distance((int Row, int Column) cell) => Math.Pow(cell.Row - top - middle, 2) + Math.Pow(cell.Column - left - middle, 2);
            }
        }

        Assert.Equal((squares, squares), (result.Windows, model.Scored));
    }

    [Fact]
    public void The_rasters_say_what_they_are()
    {
        var result = Run(new(), "a", new() { Uncertainty = 4 });
        using var likelihood = RasterFile.Open(result.LikelihoodPath);
        using var uncertainty = RasterFile.Open(result.UncertaintyPath!);
        using var novelty = RasterFile.Open(result.NoveltyPath!);

        Assert.True(likelihood.Grid.Matches(stack.Grid));
        Assert.Equal("likelihood", Assert.Single(likelihood.BandNames));
        Assert.Equal("shifts", Assert.Single(uncertainty.BandNames));
        Assert.Equal(["novelty", "outside_domain"], novelty.BandNames, StringComparer.Ordinal);
        Assert.Equal("skip: no prediction within 2 cells of the rim", likelihood.Metadata["WINDOW_EDGE"]);
        Assert.Equal("5", likelihood.Metadata["WINDOW_SIZE"]);
        Assert.Equal("1", likelihood.Metadata["STRIDE"]);
        Assert.Equal("nickel", likelihood.Metadata["TARGET"]);
        Assert.Equal("centre", likelihood.Metadata["MODEL"]);
        Assert.Equal("1.7", likelihood.Metadata["TEMPERATURE"]);
        Assert.Contains("probability calibrated on validation samples", likelihood.Metadata["MEANING"], StringComparison.Ordinal);
        Assert.Contains("over 4 passes", uncertainty.Metadata["MEANING"], StringComparison.Ordinal);
        Assert.Contains("1 where that is above 99", novelty.Metadata["MEANING"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false, "likelihood.tif")]
    [InlineData(2, false, "likelihood.tif uncertainty.tif")]
    [InlineData(0, true, "likelihood.tif novelty.tif")]
    [InlineData(2, true, "likelihood.tif novelty.tif uncertainty.tif")]
    public void Only_the_results_that_were_asked_for_are_left(int passes, bool novelty, string files)
    {
        var result = Run(new(), "a", new() { Uncertainty = passes, Novelty = novelty });

        Assert.Equal(files.Split(' '), Files("a"), StringComparer.Ordinal);
        Assert.Equal((passes > 0, novelty), (result.UncertaintyPath is not null, result.NoveltyPath is not null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10_000)]
    public void The_batch_does_not_change_the_map(int batch)
    {
        var one = Run(new(), "one", new() { Uncertainty = 3, Batch = 256 });
        var other = Run(new(), "other", new() { Uncertainty = 3, Batch = batch });

        AssertSameBytes(one, other);
    }

    [Fact]
    public void A_map_that_was_interrupted_goes_on_from_any_byte_and_ends_in_the_same_file()
    {
        var options = new MapOptions { Uncertainty = 3, Batch = 20 };
        var whole = Run(new(), "whole", options);
        byte[] journal = Interrupted(options);
        int header = Array.IndexOf(journal, (byte)'\n') + 1, block = (journal.Length - header) / 2;
        int[] cuts = [0, 1, header - 1, header, header + 1, header + 3, header + block - 1, header + block, header + block + 1, journal.Length - 1, journal.Length];
        Assert.Equal(header + (2 * 16 * Columns * 4 * sizeof(float)), journal.Length);
        foreach (int cut in cuts)
        {
            File.WriteAllBytes(JournalOf("again"), journal[..cut]);
            var model = new CentreCellModel();
            var result = Run(model, "again", options);

            AssertSameBytes(whole, result);
            Assert.Equal(windows.Count, result.Windows);
            int blocksKept = Math.Max(0, cut - header) / block;
            Assert.Equal(Made.Centres(windows).Count(centre => centre.Row >= 16 * blocksKept), model.Scored);
            Assert.Equal(["likelihood.tif", "novelty.tif", "uncertainty.tif"], Files("again"), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Rubbish_behind_the_finished_rows_is_cut_off()
    {
        var options = new MapOptions { Uncertainty = 3, Batch = 20 };
        var whole = Run(new(), "whole", options);
        byte[] journal = Interrupted(options);
        File.WriteAllBytes(JournalOf("again"), [.. journal, .. new byte[777]]);

        AssertSameBytes(whole, Run(new(), "again", options));
    }

    [Fact]
    public void Cancelling_midway_keeps_the_finished_rows_and_leaves_no_raster()
    {
        var options = new MapOptions { Uncertainty = 3, Batch = 20 };
        var whole = Run(new(), "whole", options);
        using var ended = new CancellationTokenSource();
        var model = new CentreCellModel { BeforeBatch = scored => Cancel(scored, ended) };
        Assert.ThrowsAny<OperationCanceledException>(() => Run(model, "cancelled", options, ended: ended));
        Assert.Empty(Files("cancelled"));
        Assert.True(new FileInfo(JournalOf("cancelled")).Length > 16 * Columns * 4 * sizeof(float));

        var rest = new CentreCellModel();
        AssertSameBytes(whole, Run(rest, "cancelled", options));
        Assert.InRange(rest.Scored, 1, (int)windows.Count - 1);

        void Cancel(int scored, CancellationTokenSource source)
        {
            if (scored > windows.Count * 3 / 4)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void Rows_of_another_key_are_computed_again()
    {
        var options = new MapOptions { Uncertainty = 3, Batch = 20 };
        var whole = Run(new(), "whole", options);
        foreach (string key in new[] { "other", "ke", "key2" })
        {
            File.WriteAllBytes(JournalOf("again"), Interrupted(options));
            var model = new CentreCellModel();
            AssertSameBytes(whole, Run(model, "again", options, key));
            Assert.Equal(windows.Count, model.Scored);
        }
    }

    [Fact]
    public void Progress_counts_every_window_once_and_says_when_it_goes_on()
    {
        var options = new MapOptions { Uncertainty = 0, Batch = 20 };
        var reports = new List<WorkProgress>();
        File.WriteAllBytes(JournalOf("p"), Interrupted(options));
        Run(new(), "p", options, progress: new Recorder(reports));

        Assert.Equal("Looking at the training windows", reports[0].Task);
        Assert.Equal(training.Length, reports.Last(report => !string.Equals(report.Task, "Mapping", StringComparison.Ordinal)).Done);
        reports.RemoveAll(report => !string.Equals(report.Task, "Mapping", StringComparison.Ordinal));
        Assert.Equal(windows.Count, reports[^1].Done);
        Assert.All(reports, report => Assert.Equal(windows.Count, report.Total));
        Assert.StartsWith("continuing after", reports[0].Note, StringComparison.Ordinal);
        Assert.Equal(reports.Select(report => report.Done).Order(), reports.Select(report => report.Done));
    }

    [Fact]
    public void Another_region_is_mapped_on_its_own_grid()
    {
        using var second = Made.Stack(folder, "s", 11, 50, First, Second);
        var both = new WindowSource([stack, second], new() { Size = 3 });
        var result = ProspectivityMapping.Run(Request(new(), "second", new() { Uncertainty = 0 }) with { Windows = both, Region = 1 }, null, TestContext.Current.CancellationToken);
        float[] likelihood = Made.Read(result.LikelihoodPath);

        Assert.Equal(9 * 48, result.Windows);
        Assert.Equal(550, likelihood.Length);
        Assert.Equal(Likelihood(5, 40), likelihood[(5 * 50) + 40], 1e-6);
    }

    [Fact]
    public void The_novelty_raster_says_what_the_domain_says_of_each_window()
    {
        var result = Run(new(), "a", new() { Uncertainty = 0, Batch = 7, NoveltyLimit = 60 });
        float[] novelty = Made.Read(result.NoveltyPath!), outside = Made.Read(result.NoveltyPath!, band: 1), likelihood = Made.Read(result.LikelihoodPath);
        var domain = TrainingDomain.Of(Trained(new()), windows, training);
        float[] expected = new float[windows.Count];
        domain.Novelty([.. Made.Centres(windows).SelectMany(centre => new[] { First(centre.Row, centre.Column), Second(centre.Row, centre.Column) })], expected);

        int at = 0;
        for (int i = 0; i < novelty.Length; i++)
        {
            Assert.Equal(float.IsNaN(likelihood[i]), float.IsNaN(novelty[i]));
            Assert.Equal(float.IsNaN(likelihood[i]), float.IsNaN(outside[i]));
            if (!float.IsNaN(likelihood[i]))
            {
                Assert.Equal(expected[at++], novelty[i]);
                Assert.Equal(novelty[i] > 60 ? 1f : 0f, outside[i]);
            }
        }

        Assert.Contains(1f, outside);
        Assert.Contains(0f, outside);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_shares_outside_count_cells_and_equal_cells_at_the_edge_of_the_best_part_in_part(int roundedTo)
    {
        var result = Run(new() { Step = roundedTo }, "a", new() { Uncertainty = 0, NoveltyLimit = 70 });
        (float Likelihood, float Outside)[] cells = [.. Made.Read(result.LikelihoodPath).Zip(Made.Read(result.NoveltyPath!, band: 1)).Where(cell => !float.IsNaN(cell.First))];
        double best = 0.05 * cells.Length, taken = 0, outside = 0;
        foreach (var group in cells.GroupBy(cell => cell.Likelihood).OrderByDescending(group => group.Key))
        {
            double part = Math.Min(1, (best - taken) / group.Count());
            outside += part * group.Sum(cell => cell.Outside);
            taken += part * group.Count();
            if (taken >= best)
            {
                break;
            }
        }

        Assert.Equal(cells.Average(cell => cell.Outside), result.Outside!.OfArea, 1e-6);
        Assert.Equal(outside / best, result.Outside.OfBest, 1e-9);
        Assert.InRange(result.Outside.OfArea, 0.01, 0.99);
        using var raster = RasterFile.Open(result.NoveltyPath!);
        Assert.Equal(result.Outside.OfArea.ToString("G9", CultureInfo.InvariantCulture), raster.Metadata["OUTSIDE_SHARE"]);
        Assert.Equal(result.Outside.OfBest.ToString("G9", CultureInfo.InvariantCulture), raster.Metadata["OUTSIDE_SHARE_OF_BEST_5_PERCENT"]);
    }

    [Fact]
    public void The_shares_are_said_in_a_sentence() =>
        Assert.Equal("8.3 % of the area is outside of what the model has seen, and 0 % of the best 5 %", new OutsideDomain(0.0825, 0).ToString());

    [Fact]
    public void One_training_window_is_refused_with_the_way_out()
    {
        var error = Assert.Throws<NoveltyException>(() => ProspectivityMapping.Run(Request(new(), "a", new()) with { Training = training[..1] }, null, TestContext.Current.CancellationToken));

        Assert.Contains("needs 2 or more", error.Message, StringComparison.Ordinal);
        Assert.Contains("map.novelty=false", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.FullPath, "a", "likelihood.tif")));
    }

    [Fact]
    public void An_ensemble_has_a_band_for_its_members_and_one_for_the_seeds()
    {
        float[] biases = [-1, 0, 4];
        int next = 0;
        using var ensemble = EnsembleModel.Create(3, _ => new CentreCellModel { Bias = biases[next++] }, seed: 1);
        var card = Trained(new()).Card with { Model = ensemble.Name };
        var result = ProspectivityMapping.Run(Request(new(), "a", new() { Uncertainty = 5 }) with { Model = new(ensemble, card) }, null, TestContext.Current.CancellationToken);
        using var raster = RasterFile.Open(result.UncertaintyPath!);
        float[] seeds = Made.Read(result.UncertaintyPath!), within = Made.Read(result.UncertaintyPath!, band: 1);

        Assert.Equal(["ensemble", "shifts"], raster.BandNames, StringComparer.Ordinal);
        Assert.Contains("over 3 members", raster.Metadata["MEANING"], StringComparison.Ordinal);
        foreach (var (row, column) in new[] { (10, 10), (30, 7) })
        {
            double[] members = [.. biases.Select(bias => Likelihood(row, column, bias))];
            double own = biases.Average(bias => Variance([.. Enumerable.Range(0, 5).Select(pass => Likelihood(row, column, bias + CentreCellModel.Shift(pass)))]));
            Assert.Equal(Math.Sqrt(Variance(members)), seeds[(row * Columns) + column], 1e-6);
            Assert.Equal(Math.Sqrt(own), within[(row * Columns) + column], 1e-6);
        }

        static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
    }

    [Fact]
    public void A_journal_with_other_layers_is_not_gone_on_with()
    {
        var without = new MapOptions { Uncertainty = 3, Novelty = false, Batch = 20 };
        var with = without with { Uncertainty = 0, Novelty = true };
        var whole = Run(new(), "whole", with);
        File.WriteAllBytes(JournalOf("again"), Interrupted(without));
        var model = new CentreCellModel();
        var result = Run(model, "again", with);

        Assert.Equal(windows.Count, model.Scored);
        Assert.Equal(File.ReadAllBytes(whole.NoveltyPath!), File.ReadAllBytes(result.NoveltyPath!));
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var thrown = Assert.Throws<MapException>(() => new MapOptions { Uncertainty = 1, Stride = 0, Batch = 0, NoveltyLimit = 49.9 }.Validated());

        foreach (string part in new[] { "map.uncertainty is 1", "map.stride is 0", "map.batch is 0", "map.novelty_limit is 49.9" })
        {
            Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
        }
    }

    private static float First(int row, int column) => (float)Math.Sin((row * 0.7) + column);

    private static float Second(int row, int column) => ((row * column) % 13) / 5f;

    private static double Likelihood(int row, int column, double shift = 0) =>
        1 / (1 + Math.Exp(-(CentreCellModel.LogitOf(First(row, column), Second(row, column)) + shift) / Temperature));

    private TrainedModel Trained(CentreCellModel model) => new(model, new()
    {
        Model = "centre",
        Target = "nickel",
        Bands = stack.Layers,
        Windows = new(),
        Seed = 1,
        Version = "0.1.0",
        Temperature = Temperature,
        Parameters = "model.txt",
        ParametersSha256 = "",
        Settings = new JsonObject(),
    });

    /// <summary>A journal in which the last of three blocks is missing.</summary>
    private byte[] Interrupted(MapOptions options)
    {
        int before = Made.Centres(windows).Count(centre => centre.Row < 32);
        var failing = new CentreCellModel { BeforeBatch = scored => _ = scored < before ? 0 : throw new TimeoutException() };
        File.Delete(JournalOf("interrupted"));
        Assert.Throws<TimeoutException>(() => Run(failing, "interrupted", options));
        Assert.Empty(Files("interrupted"));
        return File.ReadAllBytes(JournalOf("interrupted"));
    }

    private MapResult Run(CentreCellModel model, string name, MapOptions options, string key = "key", IProgress<WorkProgress>? progress = null, CancellationTokenSource? ended = null) =>
        ProspectivityMapping.Run(Request(model, name, options) with { JournalKey = key }, progress, ended?.Token ?? TestContext.Current.CancellationToken);

    private MapRequest Request(CentreCellModel model, string name, MapOptions options) => new()
    {
        Model = Trained(model),
        Windows = windows,
        Region = 0,
        Folder = Path.Combine(folder.FullPath, name),
        Options = options,
        Training = training,
        JournalPath = JournalOf(name),
        JournalKey = "key",
    };

    private string JournalOf(string name) => folder[$"journals/{name}.journal"];

    private string[] Files(string name)
    {
        string path = Path.Combine(folder.FullPath, name);
        return Directory.Exists(path) ? [.. Directory.GetFileSystemEntries(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];
    }

    private static void AssertSameBytes(MapResult expected, MapResult found)
    {
        Assert.Equal(File.ReadAllBytes(expected.LikelihoodPath), File.ReadAllBytes(found.LikelihoodPath));
        Assert.Equal(File.ReadAllBytes(expected.UncertaintyPath!), File.ReadAllBytes(found.UncertaintyPath!));
        Assert.Equal(File.ReadAllBytes(expected.NoveltyPath!), File.ReadAllBytes(found.NoveltyPath!));
    }

    private sealed class Recorder(List<WorkProgress> reports) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => reports.Add(value);
    }
}
