using System.Text.Json.Nodes;
using CsCheck;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Novelty;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Novelty;

public sealed class TrainingDomainTests
{
    /// <summary>Mean 0, spread 2: halved exactly. The farthest of the other four is the fourth, 6, 4, 3, 4 and 6 away.</summary>
    private static readonly float[] Five = [-3, -1, 0, 1, 3];

    [Theory]
    [InlineData(0, 1.5, 10)]        // a tie with the smallest, which counts half
    [InlineData(1, 1, 0)]
    [InlineData(4, 2.5, 60)]
    [InlineData(5, 3, 80)]          // a tie with the two largest
    [InlineData(-5, 3, 80)]
    [InlineData(5.5, 3.25, 100)]
    [InlineData(1000, 500.5, 100)]
    public void Percentiles_are_those_counted_by_hand(float value, float distance, float percentile)
    {
        var domain = TrainingDomain.Of(Five, width: 1);

        Assert.Equal([1.5f, 2, 2, 3, 3], domain.TrainingDistances);
        Assert.Equal(distance, Distances(domain, value)[0]);
        Assert.Equal(percentile, Novelty(domain, value)[0], 1e-4f);
    }

    [Fact]
    public void Two_training_windows_are_each_others_nearest()
    {
        var domain = TrainingDomain.Of([-1, 1], width: 1);

        Assert.Equal([2f, 2], domain.TrainingDistances);
        Assert.Equal([0f, 0, 50, 100], Novelty(domain, 0, 1, 3, 3.01f));
    }

    [Fact]
    public void The_fifth_neighbour_counts_where_there_are_more()
    {
        // 64 values on a line, evenly spaced by the spread of two: the fifth nearest of an inner one is three steps away.
        float[] line = [.. Enumerable.Range(0, 64).Select(i => (float)i)];
        var domain = TrainingDomain.Of(line, width: 1);
        double step = 1 / Math.Sqrt(((64.0 * 64) - 1) / 12);

        Assert.Equal(5 * step, domain.TrainingDistances[^1], 1e-6);          // the two ends
        Assert.Equal(3 * step, domain.TrainingDistances[0], 1e-6);
        Assert.Equal(60, domain.TrainingDistances.Count(distance => Math.Abs(distance - (3 * step)) < 1e-6) + domain.TrainingDistances.Count(distance => Math.Abs(distance - (4 * step)) < 1e-6) - 2);
    }

    [Fact]
    public void Windows_that_are_all_alike_make_every_other_one_new()
    {
        var domain = TrainingDomain.Of([4, 7, 4, 7, 4, 7], width: 2);

        Assert.Equal([0f, 0, 0], domain.TrainingDistances);
        Assert.Equal([50f, 100], Novelty(domain, 4, 7, 4, 7.001f));
    }

    [Fact]
    public void A_feature_that_did_not_vary_counts_by_a_tenth_of_the_spread_of_all()
    {
        float[] flat = [.. Five.SelectMany(value => new[] { value, 7f })];
        var domain = TrainingDomain.Of(flat, width: 2);

        // Spreads 2 and 0: their root mean square is the root of two.
        double unit = 0.1 * Math.Sqrt(2);
        Assert.Equal(Math.Sqrt((1.5 * 1.5) + Math.Pow(0.5 / unit, 2)), Distances(domain, 0, 7.5f)[0], 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_than_two_windows_are_refused_with_the_way_out(int count)
    {
        var error = Assert.Throws<NoveltyException>(() => TrainingDomain.Of(new float[3 * count], width: 3));

        Assert.Contains($"there are {count}", error.Message, StringComparison.Ordinal);
        Assert.Contains("map.novelty=false", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Distances_are_those_of_the_plain_way_in_any_batch()
    {
        var sizes = Gen.Select(Gen.Int[2, 40], Gen.Int[1, 37], Gen.Int[1, 30], Gen.Int[0, 1_000_000]);
        sizes.Sample((rows, width, queries, seed) =>
        {
            var random = new Random(seed);
            float[] training = Normal(random, rows * width), asked = Normal(random, queries * width, 2);
            var domain = TrainingDomain.Of(training, width);
            float[] distances = Distances(domain, width, asked), expected = Plainly(training, asked, width);
            for (int i = 0; i < queries; i++)
            {
                Assert.Equal(expected[i], distances[i], 1e-3f * Math.Max(1, expected[i]));
                Assert.Equal(distances[i], Distances(domain, width, asked[(i * width)..((i + 1) * width)])[0]);
            }
        }, iter: 200);
    }

    [Fact]
    public void Windows_like_those_of_training_are_spread_evenly_over_the_percentiles()
    {
        var random = SeededRandom.For(3, "novelty test");
        var domain = TrainingDomain.Of(Normal(random, 2000 * 6), width: 6);
        float[] novelty = new float[5000];
        domain.Novelty(Normal(random, 5000 * 6), novelty);

        // Standard error of a decile's share: 0.004 of the windows asked about, 0.007 of the training windows.
        for (int decile = 1; decile < 10; decile++)
        {
            Assert.Equal(decile / 10.0, novelty.Count(value => value <= 10 * decile) / 5000.0, 0.03);
        }
    }

    [Fact]
    public void Distances_of_many_rows_are_found_in_tiles()
    {
        var random = SeededRandom.For(4, "novelty test");
        float[] training = Normal(random, 1500 * 50), asked = Normal(random, 300 * 50);
        var domain = TrainingDomain.Of(training, width: 50);
        float[] distances = Distances(domain, 50, asked), expected = Plainly(training, asked, 50);

        Assert.All(Enumerable.Range(0, 300), i => Assert.Equal(expected[i], distances[i], 1e-4f * expected[i]));
    }

    [Fact]
    public void Many_training_windows_are_thinned_to_the_same_ones_each_time()
    {
        using var folder = new TemporaryFolder();
        using var stack = Made.Stack(folder, "r", 80, 90, (r, c) => MathF.Sin(r * 0.7f) * MathF.Cos(c * 1.3f), (r, c) => MathF.Sin((r * c) + c));
        var windows = new WindowSource([stack], new() { Size = 1 });
        var centres = Made.Centres(windows);
        TrainingDomain Of(long seed) => TrainingDomain.Of(
            new(new CentreCellModel(), new() { Model = "centre", Target = "t", Bands = stack.Layers, Windows = new() { Size = 1 }, Seed = seed, Version = "", Temperature = 1, Threshold = 0.5, Parameters = "", ParametersSha256 = "", Settings = new JsonObject() }), windows, centres);

        Assert.Equal(TrainingDomain.MostWindows, Of(1).TrainingDistances.Count);
        Assert.Equal(Of(1).TrainingDistances, Of(1).TrainingDistances);
        Assert.NotEqual(Of(1).TrainingDistances, Of(2).TrainingDistances);
    }

    private static float[] Plainly(float[] training, float[] asked, int width)
    {
        int rows = training.Length / width, k = Math.Min(5, rows - 1);
        double[] mean = [.. Enumerable.Range(0, width).Select(f => Enumerable.Range(0, rows).Average(r => training[(r * width) + f]))];
        double[] spread = [.. Enumerable.Range(0, width).Select(f => Math.Sqrt(Enumerable.Range(0, rows).Average(r => Math.Pow(training[(r * width) + f] - mean[f], 2))))];
        double fewest = 0.1 * Math.Sqrt(spread.Average(s => s * s));
        return [.. Enumerable.Range(0, asked.Length / width).Select(q => (float)Enumerable.Range(0, rows)
            .Select(r => Math.Sqrt(Enumerable.Range(0, width).Sum(f => Math.Pow((asked[(q * width) + f] - training[(r * width) + f]) / Math.Max(fewest, spread[f]), 2))))
            .Order().ElementAt(k - 1))];
    }

    private static float[] Normal(Random random, int count, double scale = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];

    private static float[] Distances(TrainingDomain domain, params float[] features) => Distances(domain, domain.Width, features);

    private static float[] Distances(TrainingDomain domain, int width, float[] features)
    {
        float[] distances = new float[features.Length / width];
        domain.Distances(features, distances);
        return distances;
    }

    private static float[] Novelty(TrainingDomain domain, params float[] features)
    {
        float[] novelty = new float[features.Length / domain.Width];
        domain.Novelty(features, novelty);
        return novelty;
    }
}
