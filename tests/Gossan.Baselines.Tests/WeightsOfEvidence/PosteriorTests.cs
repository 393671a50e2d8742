using Gossan.Baselines.WeightsOfEvidence;

namespace Gossan.Baselines.Tests.WeightsOfEvidence;

public sealed class PosteriorTests
{
    private static readonly GeneralisedWeights Rock = Layer((1, 80, 3), (2, 30, 7));
    private static readonly GeneralisedWeights Fault = Layer((1, 60, 2), (2, 50, 8));
    private static readonly PosteriorProbability Both = new(points: 10, units: 110, [Rock, Fault]);

    [Fact]
    public void Weights_are_added_to_the_log_odds_of_the_prior()
    {
        var posterior = Both.At([2, 1]);

        // By hand: odds 10/100 times (7/10)/(23/100) times (2/10)/(58/100).
        double odds = 0.1 * (0.7 / 0.23) * (0.2 / 0.58), variance = 0.1 + (1 / 7.0) + (1 / 23.0) + (1 / 2.0) + (1 / 58.0);
        Assert.Equal(10 / 110.0, Both.Prior, 1e-12);
        Assert.Equal(Math.Log(odds), posterior.Logit, 1e-12);
        Assert.Equal(odds / (1 + odds), posterior.Probability, 1e-12);
        Assert.Equal(odds / (1 + odds) * Math.Sqrt(variance), posterior.Deviation, 1e-12);
        Assert.Equal(1 / Math.Sqrt(variance), posterior.Confidence, 1e-12);
        Assert.Equal(0, posterior.MissingDeviation);
    }

    [Fact]
    public void A_layer_without_a_value_adds_no_weight_but_doubt()
    {
        var posterior = Both.At([float.NaN, 1]);

        // What the rock may be: class 1 on 80 of 110 cells, class 2 on 30.
        double odds = 0.1 * (0.2 / 0.58), p = odds / (1 + odds);
        double below = odds * (0.3 / 0.77), above = odds * (0.7 / 0.23);
        double missing = (Math.Pow((below / (1 + below)) - p, 2) * 80 / 110) + (Math.Pow((above / (1 + above)) - p, 2) * 30 / 110);
        Assert.Equal(p, posterior.Probability, 1e-12);
        Assert.Equal(Math.Sqrt(missing), posterior.MissingDeviation, 1e-12);
        Assert.Equal(Math.Sqrt((p * p * (0.1 + (1 / 2.0) + (1 / 58.0))) + missing), posterior.Deviation, 1e-12);
    }

    [Fact]
    public void A_class_that_was_not_counted_is_no_evidence() =>
        Assert.Equal(Both.At([float.NaN, 1]), Both.At([17, 1]));

    [Fact]
    public void Without_any_value_the_prior_remains() =>
        Assert.Equal(10 / 110.0, Both.At([float.NaN, float.NaN]).Probability, 1e-12);

    [Fact]
    public void Maps_are_the_posterior_cell_by_cell_and_count_conditions()
    {
        var map = new PosteriorMap(Both);
        float[] rock = [1, 1, 2, float.NaN, float.NaN, 1], fault = [2, 2, 1, 1, float.NaN, 2];
        float[] p = new float[6], s = new float[6], c = new float[6];

        map.Fill([rock.AsMemory(0, 4), fault.AsMemory(0, 4)], p.AsSpan(0, 4), s.AsSpan(0, 4), c.AsSpan(0, 4));
        map.Fill([rock.AsMemory(4), fault.AsMemory(4)], p.AsSpan(4), s.AsSpan(4), c.AsSpan(4));

        foreach (int cell in new[] { 0, 1, 2, 3, 5 })
        {
            var at = Both.At([rock[cell], fault[cell]]);
            Assert.Equal(((float)at.Probability, (float)at.Deviation, (float)at.Confidence), (p[cell], s[cell], c[cell]));
        }

        Assert.True(float.IsNaN(p[4]) && float.IsNaN(s[4]) && float.IsNaN(c[4]));
        Assert.Equal([3, 1, 1], map.Conditions.Select(each => each.Cells));
    }

    [Fact]
    public void Layers_and_results_of_other_lengths_are_a_wrong_call()
    {
        var map = new PosteriorMap(Both);

        Assert.ThrowsAny<ArgumentException>(() => map.Fill([new float[2]], new float[2], new float[2], new float[2]));
        Assert.ThrowsAny<ArgumentException>(() => map.Fill([new float[2], new float[3]], new float[2], new float[2], new float[2]));
        Assert.ThrowsAny<ArgumentException>(() => map.Fill([new float[2], new float[2]], new float[2], new float[1], new float[2]));
        Assert.ThrowsAny<ArgumentException>(() => Both.At([1]));
    }

    [Fact]
    public void Without_sites_or_with_too_many_there_is_no_prior()
    {
        Assert.Contains("no known site", Assert.Throws<WeightsOfEvidenceException>(() => new PosteriorProbability(0, 10, [])).Message, StringComparison.Ordinal);
        Assert.Contains("10 sites", Assert.Throws<WeightsOfEvidenceException>(() => new PosteriorProbability(10, 10, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_layer_predicts_as_many_sites_as_there_are()
    {
        // 3 of 80 and 7 of 30 unit cells: the posterior of a single layer is the frequency itself.
        var one = new PosteriorProbability(10, 110, [Rock]);
        var map = new PosteriorMap(one);
        float[] rock = [.. Enumerable.Repeat(1f, 80), .. Enumerable.Repeat(2f, 30)];
        map.Fill([rock], new float[110], new float[110], new float[110]);

        var independence = map.Independence(observed: 10, cellArea: 1);

        Assert.Equal(10, independence.Expected, 1e-9);
        Assert.Equal(1, independence.Ratio, 1e-9);
        Assert.Equal(0.5, independence.PValue, 1e-6);
    }

    [Fact]
    public void A_layer_that_stands_twice_is_found_out()
    {
        var map = new PosteriorMap(new(10, 110, [Rock, Rock]));
        float[] rock = [.. Enumerable.Repeat(1f, 80), .. Enumerable.Repeat(2f, 30)];
        map.Fill([rock, rock], new float[110], new float[110], new float[110]);

        var independence = map.Independence(observed: 10, cellArea: 1);

        double Odds(double on, double off) => 0.1 * Math.Pow(on / 10 / (off / 100), 2);
        double low = Odds(3, 77) / (1 + Odds(3, 77)), high = Odds(7, 23) / (1 + Odds(7, 23));
        double lowVariance = 0.1 + (2 / 3.0) + (2 / 77.0), highVariance = 0.1 + (2 / 7.0) + (2 / 23.0);
        Assert.Equal((80 * low) + (30 * high), independence.Expected, 1e-9);
        Assert.Equal(Math.Sqrt((80 * low * 80 * low * lowVariance) + (30 * high * 30 * high * highVariance)), independence.Deviation, 1e-9);
        Assert.True(independence.Ratio < 0.85, $"{independence.Ratio}");
    }

    [Theory]
    [InlineData(100, 0.5)]
    [InlineData(116.448536, 0.05)]
    [InlineData(119.59964, 0.025)]
    [InlineData(90, 0.841344746)]
    public void The_test_is_one_tailed(double expected, double p) =>
        Assert.Equal(p, new ConditionalIndependence(100, expected, 10).PValue, 1e-6);

    [Fact]
    public void Without_cells_there_is_nothing_to_test() =>
        Assert.Throws<ArgumentException>(() => new PosteriorMap(Both).Independence(observed: 10, cellArea: 1));

    private static GeneralisedWeights Layer(params (double Value, long Cells, long Points)[] classes) =>
        GeneralisedWeights.Separate(WeightsTable.Of(new(classes.Select(each => new EvidenceClass(each.Value, each.Cells, each.Points)), cellArea: 1), WeightsTableKind.Categorical), confidence: 1);
}
