using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

/// <summary>The ROC curve and the precision-recall curve.</summary>
public sealed class CurvesOfSamplesTests
{
    private static readonly Gen<(float Score, bool Positive)[]> Samples = Gen.Select(Gen.Int[-4, 4].Select(i => i / 2f), Gen.Bool).Array[1, 25];

    private static readonly float[] Tied = [0.9f, 0.8f, 0.8f, 0.4f, 0.4f, 0.1f];

    private static readonly bool[] TiedLabels = [true, true, false, false, true, false];

    [Fact]
    public void A_hand_case_of_the_roc_curve_with_ties()
    {
        var curve = RocCurve.Of(Tied, TiedLabels);

        Assert.Equal(
            [new(double.PositiveInfinity, 0, 0), new(0.9f, 0, 1 / 3.0), new(0.8f, 1 / 3.0, 2 / 3.0), new(0.4f, 2 / 3.0, 1), new(0.1f, 1, 1)],
            curve.Points);
        Assert.Equal(7 / 9.0, curve.Area, 1e-12);
    }

    [Fact]
    public void A_hand_case_of_the_precision_recall_curve_with_ties()
    {
        var curve = PrecisionRecallCurve.Of(Tied, TiedLabels);

        Assert.Equal([new(0.9f, 1 / 3.0, 1), new(0.8f, 2 / 3.0, 2 / 3.0), new(0.4f, 1, 3 / 5.0), new(0.1f, 1, 3 / 6.0)], curve.Points);
        Assert.Equal((1 + (2 / 3.0) + (3 / 5.0)) / 3, curve.Area, 1e-12);
    }

    [Fact]
    public void Areas_are_those_of_the_rank_metrics_and_those_under_the_points() =>
        Samples.Sample(
            samples =>
            {
                var (scores, labels) = Split(samples);
                var roc = RocCurve.Of(scores, labels);
                var recall = PrecisionRecallCurve.Of(scores, labels);
                double auroc = RankMetrics.Auroc(scores, labels), auprc = RankMetrics.Auprc(scores, labels);
                double underRoc = roc.Points.Zip(roc.Points.Skip(1), (from, to) => (to.FalsePositiveRate - from.FalsePositiveRate) * (from.TruePositiveRate + to.TruePositiveRate) / 2).Sum();
                double underRecall = recall.Points.Select((point, i) => (point.Recall - (i == 0 ? 0 : recall.Points[i - 1].Recall)) * point.Precision).Sum();
                return Same(roc.Area, auroc) && Same(recall.Area, auprc)
                    && (roc.Points.Count == 0 ? double.IsNaN(auroc) : Same(underRoc, auroc))
                    && (recall.Points.Count == 0 ? double.IsNaN(auprc) : Same(underRecall, auprc));
            },
            iter: 5_000);

    [Fact]
    public void Each_point_counts_the_samples_from_its_threshold_on() =>
        Samples.Sample(
            samples =>
            {
                var (scores, labels) = Split(samples);
                double positives = labels.Count(label => label), negatives = labels.Length - positives;
                int Taken(double threshold, bool label) => samples.Count(s => s.Score >= threshold && s.Positive == label);
                return RocCurve.Of(scores, labels).Points.All(p => Same(p.TruePositiveRate, Taken(p.Threshold, true) / positives) && Same(p.FalsePositiveRate, Taken(p.Threshold, false) / negatives))
                    && PrecisionRecallCurve.Of(scores, labels).Points.All(p =>
                        Same(p.Recall, Taken(p.Threshold, true) / positives) && Same(p.Precision, Taken(p.Threshold, true) / (double)(Taken(p.Threshold, true) + Taken(p.Threshold, false))));
            },
            iter: 5_000);

    [Fact]
    public void Thinned_curves_keep_their_ends_their_area_and_their_shape()
    {
        var random = new Random(1);
        bool[] labels = [.. Enumerable.Range(0, 20_000).Select(i => i % 10 == 0)];
        float[] scores = [.. labels.Select(label => (float)(random.NextDouble() + (label ? 0.5 : 0)))];
        var (roc, thinRoc) = (RocCurve.Of(scores, labels), RocCurve.Of(scores, labels, mostPoints: 500));
        var (recall, thinRecall) = (PrecisionRecallCurve.Of(scores, labels), PrecisionRecallCurve.Of(scores, labels, mostPoints: 500));

        int distinct = scores.Distinct().Count();
        Assert.Equal((distinct + 1, distinct), (roc.Points.Count, recall.Points.Count));
        Assert.InRange(thinRoc.Points.Count, 400, 500);
        Assert.InRange(thinRecall.Points.Count, 300, 500);
        Assert.Equal((roc.Points[0], roc.Points[^1], roc.Area), (thinRoc.Points[0], thinRoc.Points[^1], thinRoc.Area));
        Assert.Equal((recall.Points[0], recall.Points[^1], recall.Area), (thinRecall.Points[0], thinRecall.Points[^1], thinRecall.Area));

        // No step along the thin curve is longer than two even ones (4 / 498 of the ROC curve's length of 2).
        Assert.All(thinRoc.Points.Zip(thinRoc.Points.Skip(1)), pair => Assert.InRange(pair.Second.FalsePositiveRate - pair.First.FalsePositiveRate + pair.Second.TruePositiveRate - pair.First.TruePositiveRate, 0, 8 / 498.0));
        Assert.Subset(roc.Points.ToHashSet(), thinRoc.Points.ToHashSet());
    }

    [Fact]
    public void One_class_alone_has_no_curve()
    {
        Assert.All([RocCurve.Of([1, 2], [true, true]), RocCurve.Of([1, 2], [false, false]), RocCurve.Of([], [])], curve => Assert.True(curve.Points.Count == 0 && double.IsNaN(curve.Area)));
        Assert.True(PrecisionRecallCurve.Of([1, 2], [false, false]) is { Points.Count: 0, Area: double.NaN });
        Assert.Equal(1, PrecisionRecallCurve.Of([1, 2], [true, true]).Area);
        Assert.Throws<ArgumentException>(() => RocCurve.Of([float.NaN], [true]));
        Assert.ThrowsAny<ArgumentException>(() => RocCurve.Of([1, 2], [true, false], mostPoints: 2));
    }

    private static bool Same(double a, double b) => a.Equals(b) || Math.Abs(a - b) < 1e-12;

    private static (float[] Scores, bool[] Labels) Split((float Score, bool Positive)[] samples) => ([.. samples.Select(s => s.Score)], [.. samples.Select(s => s.Positive)]);
}
