using System.Text.Json.Nodes;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Mapping;

public sealed class PrecisionChoiceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<EvidenceStack> stacks = [];

    public void Dispose()
    {
        stacks.ForEach(stack => stack.Dispose());
        folder.Dispose();
    }

    [Fact]
    public void Differences_and_orders_are_those_worked_out_by_hand()
    {
        // 40 windows; the best 5 % are the last two, which change places.
        double[] exact = [.. Enumerable.Range(0, 40).Select(i => i / 100.0)], rounded = [.. exact];
        (rounded[38], rounded[39]) = (exact[39], exact[38]);
        var (difference, all, best) = PrecisionChoice.Compare(exact, rounded);

        Assert.Equal(0.01, difference, 1e-12);
        Assert.Equal(1 - (6.0 * 2 / (40 * ((40 * 40) - 1))), all, 1e-12);
        Assert.Equal(-1, best, 1e-12);
    }

    [Fact]
    public void Equal_scores_are_in_the_same_order()
    {
        var (difference, all, best) = PrecisionChoice.Compare([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);

        Assert.Equal((0, 1, 1), (difference, all, best));
    }

    [Theory]
    [InlineData(0.0, Precision.Bfloat16, "the same")]
    [InlineData(0.0001, Precision.Bfloat16, "the same")]
    [InlineData(0.5, Precision.Float32, "differ")]
    public void Bfloat16_is_chosen_where_it_gains_and_changes_nothing_that_matters(float error, Precision expected, string reason)
    {
        using var model = Trained(new RoundingModel(gains: true, error));
        var choice = Make(model, Windows(100), Precision.Auto);

        Assert.Equal(expected, choice.Used);
        Assert.Equal(expected, ((IChoosesPrecision)model.Model).Precision);
        Assert.Contains(reason, choice.Reason, StringComparison.Ordinal);
        Assert.Equal(1024, choice.Windows);
        Assert.Equal(error == 0, choice.LargestDifference == 0);
        Assert.Equal(expected == Precision.Bfloat16, choice.RankCorrelation > 0.999 && choice.RankCorrelationOfBest > 0.999 && choice.LargestDifference <= 0.005);
    }

    [Fact]
    public void Without_hopes_of_gain_nothing_is_compared()
    {
        var large = Windows(100);
        using var slow = Trained(new RoundingModel(gains: false, 0));
        using var fast = Trained(new RoundingModel(gains: true, 0));
        using var other = Trained(new CentreCellModel());
        foreach (var (choice, reason) in new[]
        {
            (Make(slow, large, Precision.Auto), "processor"),
            (Make(fast, Windows(60), Precision.Auto), "fewer than 8,192 windows"),
            (Make(fast, large, Precision.Float32), "asked for"),
            (Make(other, large, Precision.Bfloat16), "no other precision"),
        })
        {
            Assert.Equal(Precision.Float32, choice.Used);
            Assert.Contains(reason, choice.Reason, StringComparison.Ordinal);
            Assert.Equal((0, null, null, null), (choice.Windows, choice.LargestDifference, choice.RankCorrelation, choice.RankCorrelationOfBest));
        }
    }

    [Fact]
    public void What_is_asked_for_is_done_even_where_it_differs_and_the_numbers_say_so()
    {
        using var model = Trained(new RoundingModel(gains: false, 0.5f));
        var choice = Make(model, Windows(20), Precision.Bfloat16);

        Assert.Equal(Precision.Bfloat16, choice.Used);
        Assert.Equal("asked for; likelihoods or their order differ in bfloat16", choice.Reason);
        Assert.Equal(16 * 16, choice.Windows);
        Assert.True(choice.LargestDifference > 0.005);
    }

    [Fact]
    public void A_map_tells_its_precision_and_goes_on_only_with_rows_of_the_same()
    {
        using var model = Trained(new RoundingModel(gains: false, 0.5f));
        var windows = Windows(20);
        MapResult Map(Precision precision) => ProspectivityMapping.Run(
            new()
            {
                Model = model,
                Windows = windows,
                Region = 0,
                Folder = folder.FullPath,
                Options = new() { Uncertainty = 0, Novelty = false, Precision = precision },
                JournalPath = folder["journal"],
                JournalKey = "key",
            },
            cancellation: TestContext.Current.CancellationToken);
        var rounded = Map(Precision.Bfloat16);
        float[] roundedCells = Made.Read(rounded.LikelihoodPath);
        var exact = Map(Precision.Float32);
        float[] exactCells = Made.Read(exact.LikelihoodPath);

        Assert.Equal((Precision.Bfloat16, Precision.Float32), (rounded.Precision.Used, exact.Precision.Used));
        Assert.Equal(Precision.Float32, ((IChoosesPrecision)model.Model).Precision);
        Assert.NotEqual(roundedCells, exactCells);
    }

    private static PrecisionChoice Make(TrainedModel model, WindowSource windows, Precision asked) =>
        PrecisionChoice.Make(model, windows, 0, asked, TestContext.Current.CancellationToken);

    private WindowSource Windows(int edge)
    {
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, edge * edge).Select(_ => (float)random.NextDouble())];
        stacks.Add(Made.Stack(folder, $"r{edge}", edge, edge, (r, c) => values[(r * edge) + c], (r, c) => 0.1f));
        return new([stacks[^1]], new() { Size = 5 });
    }

    private static TrainedModel Trained(IProspectivityModel model) => new(model, new()
    {
        Model = "centre",
        Target = "nickel",
        Bands = [],
        Windows = new() { Size = 5 },
        Seed = 0,
        Version = "0.1.0",
        Parameters = "model.txt",
        ParametersSha256 = "",
        Settings = new JsonObject(),
    });

    /// <summary>Scores that are off by turns in one direction and the other when they are rounded.</summary>
    private sealed class RoundingModel(bool gains, float error) : IProspectivityModel, IChoosesPrecision
    {
        private readonly CentreCellModel exact = new();

        public string Name => exact.Name;

        public string Uncertainty => UncertaintyKind.Weights;

        public bool GainsFromBfloat16 => gains;

        public Precision Precision { get; private set; } = Precision.Float32;

        public Precision Use(Precision precision) => Precision = precision == Precision.Bfloat16 ? precision : Precision.Float32;

        public TrainingHistory Fit(FitTask task) => exact.Fit(task);

        public void Score(WindowBatch windows, Span<float> logits)
        {
            exact.Score(windows, logits);
            for (int i = 0; i < windows.Count && Precision == Precision.Bfloat16; i++)
            {
                logits[i] += i % 2 == 0 ? error : -error;
            }
        }

        public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples) => exact.Sample(windows, passes, logits, samples);

        public SavedParameters Save(string folder) => exact.Save(folder);

        public void Dispose() => exact.Dispose();
    }
}
