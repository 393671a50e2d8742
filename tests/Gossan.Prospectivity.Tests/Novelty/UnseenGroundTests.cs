using System.Text.Json.Nodes;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Synthetic;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Novelty;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Novelty;

/// <summary>Novelty on a made-up district: windows like those of training, a region with one layer shifted, a corner of other rocks.</summary>
public sealed class UnseenGroundTests : IDisposable
{
    private const int Rows = 60;
    private const int Columns = 80;
    private const int Corner = 16;

    private readonly TemporaryFolder folder = new();
    private readonly List<EvidenceStack> stacks = [];
    private readonly float[][] layers;

    public UnseenGroundTests()
    {
        var district = SyntheticDistrict.With(new() { Rows = Rows, Columns = Columns, Known = 8, Withheld = 0 });
        layers = [.. district.Layers.Select(layer => Standardised(layer.Value))];
    }

    public void Dispose()
    {
        stacks.ForEach(stack => stack.Dispose());
        folder.Dispose();
    }

    [Fact]
    public void Windows_drawn_as_those_of_training_are_spread_evenly()
    {
        var windows = Windows("home", (_, _, _) => 0);
        var (training, others) = Drawn(windows, 700, _ => true);
        float[] novelty = Novelty(windows, training, others);

        for (int decile = 1; decile < 10; decile++)
        {
            Assert.Equal(decile / 10.0, novelty.Count(value => value <= 10 * decile) / (double)novelty.Length, 0.06);
        }

        Assert.InRange(novelty.Count(value => value > 99) / (double)novelty.Length, 0, 0.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(10)]
    public void A_layer_shifted_by_five_standard_deviations_is_news_nearly_everywhere(int layer)
    {
        var home = Windows("home", (_, _, _) => 0);
        var away = Windows("away", (band, _, _) => band == layer ? 5 : 0);
        var (training, others) = Drawn(home, 700, _ => true);
        var domain = TrainingDomain.Of(Model(home), home, training);
        float[] novelty = Novelty(domain, away, others);

        Assert.InRange(novelty.Order().ElementAt(novelty.Length / 2), 99, 100);
        Assert.InRange(novelty.Average(), 95, 100);
    }

    [Fact]
    public void A_corner_of_rocks_that_training_never_saw_is_news_and_the_rest_is_not()
    {
        // Denser and more magnetic than any rock of the district.
        static bool InCorner(int row, int column) => row < Corner && column >= Columns - Corner;
        var windows = Windows("home", (band, row, column) => band < 2 && InCorner(row, column) ? 4 : 0);
        var (training, _) = Drawn(windows, 700, centre => !InCorner(centre.Row, centre.Column));
        WindowCentre[] all = Made.Centres(windows), corner = [.. all.Where(centre => InCorner(centre.Row, centre.Column))], rest = [.. all.Except(corner).Except(training)];
        float[] inCorner = Novelty(windows, training, corner), inRest = Novelty(windows, training, rest);

        Assert.InRange(inCorner.Order().ElementAt(corner.Length / 2), 95, 100);
        Assert.InRange(inRest.Order().ElementAt(rest.Length / 2), 40, 60);
    }

    private static TrainedModel Model(WindowSource windows) => new(new CentreCellModel(), new()
    {
        Model = "centre",
        Target = "copper",
        Bands = windows.Stacks[0].Layers,
        Windows = windows.Options,
        Seed = 1,
        Version = "",
        Temperature = 1,
        Threshold = 0.5,
        Parameters = "",
        ParametersSha256 = "",
        Settings = new JsonObject(),
    });

    private static float[] Novelty(WindowSource windows, WindowCentre[] training, WindowCentre[] asked) => Novelty(TrainingDomain.Of(Model(windows), windows, training), windows, asked);

    private static float[] Novelty(TrainingDomain domain, WindowSource windows, WindowCentre[] asked)
    {
        var batch = windows.NewBatch(asked.Length);
        windows.Fill(asked, batch);
        float[] features = new float[asked.Length * domain.Width], novelty = new float[asked.Length];
        Model(windows).Embed(batch, features);
        domain.Novelty(features, novelty);
        return novelty;
    }

    private static (WindowCentre[] Training, WindowCentre[] Others) Drawn(WindowSource windows, int count, Func<WindowCentre, bool> allowed)
    {
        WindowCentre[] all = [.. Made.Centres(windows).Where(allowed)];
        SeededRandom.For(1, "windows of the test").Shuffle(all);
        return (all[..count], all[count..]);
    }

    private static float[] Standardised(float[] cells)
    {
        float[] known = [.. cells.Where(cell => !float.IsNaN(cell))];
        double mean = known.Average(), spread = Math.Sqrt(known.Average(cell => Math.Pow(cell - mean, 2)));
        return [.. cells.Select(cell => (float)((cell - mean) / spread))];
    }

    private WindowSource Windows(string region, Func<int, int, int, float> added)
    {
        var stack = Made.Stack(folder, region, Rows, Columns, [.. layers.Select((cells, band) => (Func<int, int, float>)((row, column) => cells[(row * Columns) + column] + added(band, row, column)))]);
        stacks.Add(stack);
        return new([stack], new() { Size = 5 });
    }
}
