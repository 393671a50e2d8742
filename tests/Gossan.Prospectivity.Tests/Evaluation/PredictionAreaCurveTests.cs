using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class PredictionAreaCurveTests
{
    private static readonly Gen<float[]> Scores = Gen.Int[-4, 4].Select(i => i / 2f).Array[1, 25];

    [Fact]
    public void A_hand_case()
    {
        // Ten cells 0.1, 0.2, ..., 1.0; sites at 1.0, 0.8, 0.8 and 0.3.
        float[] background = [.. Enumerable.Range(1, 10).Select(i => i / 10f)];
        var curve = PredictionAreaCurve.Of([0.8f, 1, 0.3f, 0.8f], background);

        // From 1.0 down: (area 0.1, 0.25), then at 0.8 from (0.2, 0.25) to (0.3, 0.75): 0.45 + t * 0.6 = 1 at t = 11/12.
        Assert.Equal(0.2 + (11 / 12.0 * 0.1), curve.Crossing.AreaShare, 1e-12);
        Assert.Equal(0.25 + (11 / 12.0 * 0.5), curve.Crossing.Captured, 1e-12);
        Assert.Equal(curve.Crossing.Captured / curve.Crossing.AreaShare, curve.NormalisedDensity, 1e-12);

        var at = curve.Points.Single(point => point.Threshold == 0.8f);
        Assert.Equal((0.75, 0.3), (at.Captured, Math.Round(at.AreaShare, 12)));
        Assert.Equal((1f, 0.1f), ((float)curve.Points[0].Threshold, (float)curve.Points[^1].Threshold));
        Assert.Equal((1.0, 1.0), (curve.Points[^1].Captured, curve.Points[^1].AreaShare));
    }

    [Fact]
    public void Placements_cross_on_their_staircase()
    {
        // Corners (0.1, 0) (0.1, 0.5) (0.6, 0.5) (0.6, 1): the sum is 1 at area 0.5 of the flat piece.
        var curve = PredictionAreaCurve.Of([0.9, 0.4]);

        Assert.Equal(0.5, curve.Crossing.AreaShare, 1e-12);
        Assert.Equal(0.5, curve.Crossing.Captured, 1e-12);
        Assert.Equal(1, curve.NormalisedDensity, 1e-12);
        Assert.Equal((0.9, 0.5), (curve.Points.First(point => point.Captured > 0).Threshold, curve.Points.First(point => point.Captured > 0).Captured));
    }

    [Fact]
    public void One_value_is_chance_and_sites_above_everything_are_perfect()
    {
        Assert.Equal(new(0.5, 0.5), PredictionAreaCurve.Of([1, 1], [1, 1, 1]).Crossing);
        Assert.Equal(new(0.5, 0.5), PredictionAreaCurve.Of([0.5, 0.5]).Crossing);

        var perfect = PredictionAreaCurve.Of([5, 6], [1, 2, 3]);
        Assert.Equal((new CapturePoint(0, 1), double.PositiveInfinity), (perfect.Crossing, perfect.NormalisedDensity));
        Assert.Equal(new(1, 0), PredictionAreaCurve.Of([0, 0], [1, 2, 3]).Crossing);
    }

    [Fact]
    public void Without_sites_or_background_there_is_no_crossing()
    {
        Assert.All(
            [PredictionAreaCurve.Of([], [1f, 2f]), PredictionAreaCurve.Of([1f], [float.NaN]), PredictionAreaCurve.Of([])],
            curve => Assert.True(curve.Points.Count == 0 && double.IsNaN(curve.Crossing.Captured) && double.IsNaN(curve.NormalisedDensity)));
        Assert.Throws<ArgumentException>(() => PredictionAreaCurve.Of([float.NaN], [1f]));
        Assert.Throws<ArgumentException>(() => PredictionAreaCurve.Of([double.NaN]));
    }

    [Fact]
    public void Both_curves_are_counts_at_each_threshold_and_the_crossing_lies_between_two() =>
        Gen.Select(Scores, Scores).Sample(
            (sites, background) =>
            {
                var curve = PredictionAreaCurve.Of(sites, background);
                bool counted = curve.Points.All(point =>
                    Math.Abs(point.Captured - sites.Average(s => s >= point.Threshold ? 1 : 0)) < 1e-12
                    && Math.Abs(point.AreaShare - background.Average(b => b >= point.Threshold ? 1 : 0)) < 1e-12);

                // Brute force: the two curves at every score, joined by straight lines.
                (double Area, double Captured) last = (0, 0);
                double expected = double.NaN;
                foreach (float score in sites.Concat(background).Distinct().OrderDescending())
                {
                    (double Area, double Captured) here = (background.Average(b => b >= score ? 1.0 : 0), sites.Average(s => s >= score ? 1.0 : 0));
                    if (here.Area + here.Captured >= 1 - 1e-12 && double.IsNaN(expected))
                    {
                        double part = (1 - last.Area - last.Captured) / (here.Area + here.Captured - last.Area - last.Captured);
                        expected = last.Captured + (part * (here.Captured - last.Captured));
                    }

                    last = here;
                }

                return counted && Math.Abs(curve.Crossing.Captured - expected) < 1e-9 && Math.Abs(curve.Crossing.Captured + curve.Crossing.AreaShare - 1) < 1e-12;
            },
            iter: 3_000);

    [Fact]
    public void The_crossing_depends_on_the_order_alone() =>
        Gen.Select(Scores, Scores).Sample(
            (sites, background) => PredictionAreaCurve.Of(sites, background).Crossing == PredictionAreaCurve.Of([.. sites.Select(Rise)], [.. background.Select(Rise)]).Crossing,
            iter: 3_000);

    private static float Rise(float score) => 100 + (float)Math.Exp(3 * score);
}
