using Gossan.Learning.Attribution;
using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Training;
using Gossan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Attribution;

public sealed class AdaptiveIntegratedGradientsTests
{
    private const int Bands = 3;

    private static readonly MaskedAutoencoderOptions Sizes = new() { WindowSize = 9, PatchSize = 3, Bands = Bands, Width = 16, Blocks = 2, Heads = 2, DecoderWidth = 8, DecoderBlocks = 1, DecoderHeads = 2 };

    [Theory]
    [InlineData(3, new[] { 3 })]
    [InlineData(2, new[] { 2 })]
    [InlineData(12, new[] { 3, 7 })]
    [InlineData(30, new[] { 3, 7, 15 })]
    [InlineData(63, new[] { 3, 7, 15, 31, 63 })]
    [InlineData(250, new[] { 3, 7, 15, 31, 63, 126, 250 })]
    public void Rules_grow_up_to_the_most_points(int most, int[] rules) => Assert.Equal(rules, AdaptiveIntegratedGradients.RulesUpTo(most));

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.01)]
    [InlineData(3, 0.01)]
    [InlineData(4, 0.02)]
    public void On_random_networks_attributions_add_up_within_the_tolerance_and_the_gap_is_theirs(long seed, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var network = Network(seed);
        var windows = 3 * randn(12, Bands, 9, 9);
        float[] baseline = [0.5f, -1, 0.25f];
        var (attributions, gaps, points) = Run(network.forward, windows, baseline, tolerance, most: 800);
        using var noGradient = no_grad();
        float[] scores = Values(network.forward(windows)), start = Values(network.forward(tensor(baseline).view(1, Bands, 1, 1).expand(1, Bands, 9, 9).contiguous()));

        for (int n = 0; n < 12; n++)
        {
            double difference = scores[n] - start[0], sum = attributions[(n * Bands)..((n + 1) * Bands)].Sum(value => (double)value);
            Assert.Equal(sum - difference, gaps[n], 1e-4);
            Assert.True(Math.Abs(gaps[n]) <= tolerance * Math.Max(Math.Abs(difference), 0.1), $"window {n}: gap {gaps[n]}, difference {difference}, {points[n]} points");
        }

        Assert.True(points.Distinct().Count() > 1, $"all windows took {points[0]} points: nothing was adapted");
    }

    [Fact]
    public void A_sum_over_cells_is_shared_out_as_the_closed_form_says_and_each_window_takes_its_own_number_of_points()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var scale = tensor([0.1f, 1f, 4f, 8f]).view(4, 1, 1, 1);
        var windows = rand(4, 2, 3, 3) * scale;
        float[] baseline = [0.5f, 0.25f];
        var (attributions, gaps, points) = Run(x => x.exp().sum([1, 2, 3]), windows, baseline, 0.001, most: 50);
        var expected = (windows.exp() - tensor(baseline).view(1, 2, 1, 1).exp()).sum([2, 3]);

        for (int i = 0; i < attributions.Length; i++)
        {
            double truth = expected[i / 2, i % 2].ToDouble();
            Assert.Equal(truth, attributions[i], 2e-3 * Math.Max(1, Math.Abs(truth)));
        }

        Assert.Equal(3, points[0]);
        Assert.Equal(points.Order(), points);
        Assert.True(points[3] > 3);
        Assert.All(gaps, gap => Assert.True(float.IsFinite(gap)));
    }

    [Fact]
    public void A_window_that_is_the_baseline_gets_nothing()
    {
        using var scope = NewDisposeScope();
        using var network = Network(5);
        float[] baseline = [1.5f, -0.5f, 2];
        var windows = tensor(baseline).view(1, Bands, 1, 1).expand(2, Bands, 9, 9).contiguous();
        var (attributions, gaps, points) = Run(network.forward, windows, baseline, 0.01, most: 50);

        Assert.All(attributions, value => Assert.Equal(0, value));
        Assert.All(gaps, gap => Assert.Equal(0, gap, 1e-5));
        Assert.Equal([3, 3], points);
        Assert.Contains(Run(network.forward, windows, [], 0.01, most: 50).Attributions, value => value != 0);
    }

    [Fact]
    public void A_layer_that_the_network_ignores_gets_exactly_nothing()
    {
        using var scope = NewDisposeScope();
        using var network = Network(6);
        using (no_grad())
        {
            network.state_dict().Single(entry => entry.Key.EndsWith("patch_embedding.weight", StringComparison.Ordinal)).Value.narrow(1, 1, 1).zero_();
        }

        var (attributions, _, _) = Run(network.forward, randn(7, Bands, 9, 9), [0.1f, 0.2f, 0.3f], 0.01, most: 50);

        Assert.All(attributions.Chunk(Bands), values => Assert.Equal(0f, values[1]));
        Assert.All(attributions.Chunk(Bands), values => Assert.NotEqual(0f, values[0]));
    }

    [Fact]
    public void A_window_gets_the_same_whatever_else_is_in_its_batch()
    {
        using var scope = NewDisposeScope();
        using var network = Network(7);
        var windows = 2 * randn(9, Bands, 9, 9);
        var (together, _, points) = Run(network.forward, windows, [], 0.001, most: 100);

        for (int n = 0; n < 9; n++)
        {
            var (alone, _, own) = Run(network.forward, windows.narrow(0, n, 1), [], 0.001, most: 100);
            Assert.Equal(points[n], own[0]);
            for (int band = 0; band < Bands; band++)
            {
                Assert.Equal(together[(n * Bands) + band], alone[band], 1e-5);
            }
        }
    }

    [Fact]
    public void Where_points_run_out_the_values_are_those_of_the_best_rule()
    {
        using var scope = NewDisposeScope();
        using var network = Network(8);
        var windows = 3 * randn(20, Bands, 9, 9);
        var (attributions, gaps, points) = Run(network.forward, windows, [], 1e-9, most: 7);
        using var three = new IntegratedGradients(network.forward, 3).PerBand(windows);
        float[] gapsOfThree = Values(three.Gap), ofThree = Values(three.PerBand * 81);

        Assert.All(points, count => Assert.Equal(7, count));
        int kept = 0;
        for (int n = 0; n < 20; n++)
        {
            Assert.True(Math.Abs(gaps[n]) <= Math.Abs(gapsOfThree[n]) + 1e-4);
            bool first = Math.Abs(gaps[n] - gapsOfThree[n]) < 1e-5;
            kept += first ? 1 : 0;
            for (int band = 0; first && band < Bands; band++)
            {
                Assert.Equal(ofThree[(n * Bands) + band], attributions[(n * Bands) + band], 1e-4);
            }
        }

        Assert.InRange(kept, 0, 19);
    }

    [Fact]
    public void Freezing_ends_with_its_scope_and_no_tensor_is_left()
    {
        using var network = Network(9);
        using var windows = randn(5, Bands, 9, 9);
        using (new FrozenParameters(network))
        {
            Assert.All(network.parameters(), parameter => Assert.False(parameter.requires_grad));
            Assert.Equal(0, Near.Left(() => Run(network.forward, windows, [0, 1, 2], 0.01, most: 12)));
        }

        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.grad is null));
    }

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveIntegratedGradients(x => x, 0, 0.01, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveIntegratedGradients(x => x, 8, 0, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveIntegratedGradients(x => x, 8, 0.01, 0));
    }

    [Fact]
    public void On_a_thousand_real_windows_every_attribution_meets_its_tolerance()
    {
        const double tolerance = 0.02;
        using var authors = new AuthorsSplits();
        manual_seed(1);
        var sizes = Golden.Tiny with { PatchSize = 11, Blocks = 1 };
        using var network = new ClassifierNetwork(new BackboneEncoder(new MaskedAutoencoder(sizes), FeatureKind.Class), new ClassifierHead(sizes.Width, HeadKind.Linear));
        network.eval();
        using var frozen = new FrozenParameters(network);
        var source = authors.Windows;
        var centres = Enumerable.Range(0, 1000).Select(i => source[i * source.Count / 1000]).ToArray();
        foreach (var batch in source.Batches(centres, 250, TestContext.Current.CancellationToken))
        {
            using var scope = NewDisposeScope();
            using var noGradient = no_grad();
            var windows = BatchTensors.Of(batch);
            float[] attributions = new float[batch.Count * batch.Bands], gaps = new float[batch.Count];
            new AdaptiveIntegratedGradients(network.forward, 64, tolerance, 400).Run(windows, [], attributions, gaps);
            float[] scores = Values(network.forward(windows)), start = Values(network.forward(zeros(1, batch.Bands, 33, 33)));
            for (int n = 0; n < batch.Count; n++)
            {
                double difference = scores[n] - start[0], gap = attributions.AsSpan(n * batch.Bands, batch.Bands).ToArray().Sum(value => (double)value) - difference;
                Assert.True(Math.Abs(gap) <= (tolerance * Math.Max(Math.Abs(difference), 0.1)) + 1e-5, $"window {n}: gap {gap}, difference {difference}");
            }
        }
    }

    /// <summary>A small classifier with weights large enough to be far from linear.</summary>
    private static ClassifierNetwork Network(long seed)
    {
        manual_seed(seed);
        var network = new ClassifierNetwork(new BackboneEncoder(new MaskedAutoencoder(Sizes), FeatureKind.Class), new ClassifierHead(Sizes.Width, HeadKind.Mlp));
        using var noGradient = no_grad();
        foreach (var parameter in network.parameters().Where(parameter => parameter.dim() > 1))
        {
            parameter.mul_(2);
        }

        network.eval();
        return network;
    }

    private static (float[] Attributions, float[] Gaps, int[] Points) Run(Func<Tensor, Tensor> logit, Tensor windows, float[] baseline, double tolerance, int most)
    {
        float[] attributions = new float[windows.shape[0] * windows.shape[1]], gaps = new float[windows.shape[0]];
        int[] points = new AdaptiveIntegratedGradients(logit, 16, tolerance, most).Run(windows, baseline, attributions, gaps);
        return (attributions, gaps, points);
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
