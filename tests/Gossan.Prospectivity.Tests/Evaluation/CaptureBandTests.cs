using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class CaptureBandTests
{
    [Fact]
    public void The_band_is_that_of_the_whole_map_metrics_where_both_name_a_share()
    {
        double[][] placements = Placements(seeds: 3, sites: 25);
        var metrics = WholeMapMetrics.Of(placements, 400, seed: 9);
        var band = CaptureBand.Of(placements, 400, seed: 9);

        Assert.Equal(CaptureBand.Points, band.Count);
        foreach (var (percent, expected) in new[] { (1, metrics.CapturedAt1Percent), (5, metrics.CapturedAt5Percent), (10, metrics.CapturedAt10Percent), (20, metrics.CapturedAt20Percent) })
        {
            Assert.Equal(percent / 100.0, band[percent].AreaShare);
            Assert.Equal(expected.Estimate, band[percent].Captured.Estimate, 1e-12);
            Assert.Equal(expected.Low, band[percent].Captured.Low, 1e-12);
            Assert.Equal(expected.High, band[percent].Captured.High, 1e-12);
        }
    }

    [Fact]
    public void It_rises_to_all_sites_and_its_bounds_hold_the_estimate()
    {
        var band = CaptureBand.Of(Placements(seeds: 2, sites: 12), 200, seed: 1);

        Assert.Equal(new Interval(1, 1, 1), band[^1].Captured);
        Assert.All(band.Zip(band.Skip(1)), pair => Assert.True(pair.First.Captured.Estimate <= pair.Second.Captured.Estimate && pair.First.Captured.Low <= pair.Second.Captured.Low && pair.First.Captured.High <= pair.Second.Captured.High));
        Assert.All(band, point => Assert.InRange(point.Captured.Estimate, point.Captured.Low, point.Captured.High));
    }

    [Fact]
    public void The_best_and_the_worst_placement_are_in_the_first_and_the_last_part()
    {
        var band = CaptureBand.Of([[1, 0]], 100, seed: 1);

        Assert.Equal(0.5, band[0].Captured.Estimate);
        Assert.Equal(0.5, band[99].Captured.Estimate);
        Assert.Equal(1, band[100].Captured.Estimate);
        Assert.Empty(CaptureBand.Of([], 100, seed: 1));
        Assert.Throws<ArgumentException>(() => CaptureBand.Of([[double.NaN]], 100, seed: 1));
    }

    private static double[][] Placements(int seeds, int sites)
    {
        var random = SeededRandom.For(4, "placements of a test");
        return [.. Enumerable.Range(0, seeds).Select(_ => (double[])[.. Enumerable.Range(0, sites).Select(_ => Math.Round(Math.Pow(random.NextDouble(), 0.3), 2))])];
    }
}
