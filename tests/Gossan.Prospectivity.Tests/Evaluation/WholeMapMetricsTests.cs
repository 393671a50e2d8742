using System.Text.Json;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class WholeMapMetricsTests
{
    [Fact]
    public void A_hand_case_of_two_seeds()
    {
        double[][] placements = [[0.99, 0.92, 0.5, 0.2], [0.95, 0.85, 0.85, 0.1]];
        var metrics = WholeMapMetrics.Of(placements, 500, seed: 1);

        Assert.Equal((4, 2), (metrics.Sites, metrics.Seeds));
        Assert.Equal((2.61 + 2.75) / 8, metrics.Auroc.Estimate, 1e-12);
        Assert.Equal(metrics.Auroc, metrics.CaptureArea);
        Assert.Equal(
            [1 / 8.0, 2 / 8.0, 3 / 8.0, 5 / 8.0],
            new[] { metrics.CapturedAt1Percent, metrics.CapturedAt5Percent, metrics.CapturedAt10Percent, metrics.CapturedAt20Percent }.Select(interval => interval.Estimate));

        // Seed 1: half the sites from 8 % of the area to 50 %, so they meet at (0.5, 0.5). Seed 2: three quarters from 15 % to 90 %, so at (0.25, 0.75).
        Assert.Equal((0.5 + 0.75) / 2, metrics.Crossing.Estimate, 1e-12);
        Assert.Equal((BoyceIndex.Of(placements[0]).Value + BoyceIndex.Of(placements[1]).Value) / 2, metrics.BoyceIndex.Estimate, 1e-12);
        Assert.All(
            [metrics.Auroc, metrics.CapturedAt10Percent, metrics.CapturedAt20Percent, metrics.Crossing],
            interval => Assert.True(interval.Low <= interval.Estimate && interval.Estimate <= interval.High && interval.Low < interval.High));
    }

    [Fact]
    public void Each_estimate_is_that_of_the_curves()
    {
        double[] placements = Placed(count: 80, seed: 4, power: 0.5);
        var metrics = WholeMapMetrics.Of([placements], 200, seed: 1);
        var capture = CaptureCurve.Of(placements);

        Assert.Equal(capture.Area, metrics.CaptureArea.Estimate, 1e-12);
        Assert.Equal(capture.CapturedIn(0.2), metrics.CapturedAt20Percent.Estimate, 1e-12);
        Assert.Equal(PredictionAreaCurve.Of(placements).Crossing.Captured, metrics.Crossing.Estimate, 1e-12);
        Assert.Equal(BoyceIndex.Of(placements).Value, metrics.BoyceIndex.Estimate, 1e-12);
    }

    [Fact]
    public void A_perfect_model_scores_one_everywhere()
    {
        var metrics = WholeMapMetrics.Of([[1, 1, 1], [1, 1, 1]], 200, seed: 1);
        var one = new Interval(1, 1, 1);

        Assert.Equal((one, one, one, one, one), (metrics.Auroc, metrics.CaptureArea, metrics.CapturedAt1Percent, metrics.CapturedAt20Percent, metrics.Crossing));

        // The density is 0 in all windows but the last, which alone reaches placement 1: a rising order with many ties.
        Assert.InRange(metrics.BoyceIndex.Estimate, 0.1, 1);
    }

    [Fact]
    public void Scores_that_know_nothing_have_a_half_inside_their_interval_in_nearly_all_trials()
    {
        int auroc = 0, crossing = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            var metrics = WholeMapMetrics.Of([Placed(50, 3 * trial, 1), Placed(50, (3 * trial) + 1, 1), Placed(50, (3 * trial) + 2, 1)], 100, seed: trial);
            auroc += metrics.Auroc.Low <= 0.5 && 0.5 <= metrics.Auroc.High ? 1 : 0;
            crossing += metrics.Crossing.Low <= 0.5 && 0.5 <= metrics.Crossing.High ? 1 : 0;
        }

        Assert.InRange(auroc / 200.0, 0.9, 1);
        Assert.InRange(crossing / 200.0, 0.9, 1);
    }

    [Fact]
    public void Shuffled_labels_over_a_map_have_a_half_inside_the_interval()
    {
        var random = new Random(9);
        float[] map = [.. Enumerable.Range(0, 5000).Select(_ => random.NextSingle() * random.NextSingle())];
        float[] sites = [.. Enumerable.Range(0, 100).Select(_ => map[random.Next(map.Length)])];
        var metrics = WholeMapMetrics.Of([Placements.Of(sites, map)], 1000, seed: 1);

        Assert.InRange(0.5, metrics.Auroc.Low, metrics.Auroc.High);
        Assert.InRange(metrics.Auroc.High - metrics.Auroc.Low, 0.08, 0.15);
    }

    [Fact]
    public void A_seed_gives_one_result()
    {
        double[][] placements = [Placed(20, 1, 0.5), Placed(20, 2, 0.5)];

        Assert.Equal(WholeMapMetrics.Of(placements, 100, seed: 3), WholeMapMetrics.Of(placements, 100, seed: 3));
        Assert.NotEqual(WholeMapMetrics.Of(placements, 100, seed: 3), WholeMapMetrics.Of(placements, 100, seed: 4));
    }

    [Fact]
    public void Nothing_has_no_metrics_and_what_is_no_placement_is_refused()
    {
        var nothing = WholeMapMetrics.Of([], 10, seed: 1);
        Assert.Equal((0, 0), (nothing.Sites, nothing.Seeds));
        Assert.All([nothing.Auroc, nothing.CapturedAt5Percent, nothing.Crossing, nothing.BoyceIndex], interval => Assert.True(double.IsNaN(interval.Estimate) && double.IsNaN(interval.Low)));

        Assert.Throws<ArgumentException>(() => WholeMapMetrics.Of([[0.5, double.NaN]], 10, seed: 1));
        Assert.Throws<ArgumentException>(() => WholeMapMetrics.Of([[0.5, 0.6], [0.5]], 10, seed: 1));
    }

    [Fact]
    public void They_are_read_back_from_json_as_they_were_also_where_undefined()
    {
        foreach (var metrics in new[] { WholeMapMetrics.Of([[0.9, 0.3, 0.7]], 50, seed: 1), WholeMapMetrics.Of([], 50, seed: 1) })
        {
            Assert.Equal(metrics, JsonSerializer.Deserialize<WholeMapMetrics>(RecordJson.TextOf(metrics), RecordJson.Options));
        }
    }

    private static double[] Placed(int count, int seed, double power)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Pow(random.NextDouble(), power))];
    }
}
