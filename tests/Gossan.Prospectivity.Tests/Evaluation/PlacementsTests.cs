using CsCheck;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Tests.Evaluation;

public sealed class PlacementsTests
{
    private static readonly Gen<float[]> Scores = Gen.Int[-4, 4].Select(i => i / 2f).Array[1, 25];

    [Fact]
    public void A_hand_case_with_ties()
    {
        float[] background = [0.4f, 0.1f, 0.4f, 0.9f];

        // 0.4: one below, two tied. 0.9: three below, one tied. 1 above all, 0 below all, 0.5 above three.
        Assert.Equal([2 / 4.0, 3.5 / 4, 1, 0, 3 / 4.0], Placements.Of([0.4f, 0.9f, 1, 0, 0.5f], background));
    }

    [Fact]
    public void Cells_without_prediction_are_no_background_and_sites_without_have_no_placement()
    {
        Assert.Equal([0.5, double.NaN, 1], Placements.Of([0.5f, float.NaN, 2], [float.NaN, 0.1f, float.NaN, 0.9f]));
        Assert.Equal([double.NaN], Placements.Of([0.5f], [float.NaN]));
        Assert.Equal([double.NaN], Placements.Of([0.5f], []));
        Assert.Empty(Placements.Of([], [1, 2]));
    }

    [Fact]
    public void Both_zeros_are_one_score_and_infinite_scores_are_scores()
    {
        Assert.Equal([0.5, 0.5], Placements.Of([0f, -0f], [0f, -0f]));
        Assert.Equal([0.75, 0.25], Placements.Of([float.PositiveInfinity, float.NegativeInfinity], [float.NegativeInfinity, float.PositiveInfinity]));
    }

    [Fact]
    public void Each_is_the_share_of_cells_below_with_ties_half() =>
        Gen.Select(Scores, Scores).Sample(
            (sites, background) => Placements.Of(sites, background)
                .Zip(sites, (placement, site) => Math.Abs(placement - background.Average(cell => cell < site ? 1 : cell == site ? 0.5 : 0)) < 1e-12).All(same => same),
            iter: 5_000);

    [Fact]
    public void Their_mean_is_the_auroc_of_sites_against_background() =>
        Gen.Select(Scores, Scores).Sample(
            (sites, background) =>
            {
                bool[] positive = [.. sites.Select(_ => true), .. background.Select(_ => false)];
                return Math.Abs(Placements.Of(sites, background).Average() - RankMetrics.Auroc([.. sites, .. background], positive)) < 1e-12;
            },
            iter: 5_000);

    [Fact]
    public void Only_the_order_of_scores_and_no_order_of_cells_counts() =>
        Gen.Select(Scores, Scores, Gen.Int).Sample(
            (sites, background, seed) =>
            {
                float[] shuffled = [.. background.Select(Rise)];
                new Random(seed).Shuffle(shuffled);
                return Placements.Of(sites, background).SequenceEqual(Placements.Of([.. sites.Select(Rise)], shuffled));
            },
            iter: 5_000);

    [Fact]
    public void The_background_is_left_in_its_order()
    {
        float[] background = [3, 1, 2];
        Placements.Of([2], background);
        Assert.Equal([3, 1, 2], background);
    }

    private static float Rise(float score) => 100 + (float)Math.Exp(3 * score);
}
