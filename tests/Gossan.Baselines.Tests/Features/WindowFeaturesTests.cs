using CsCheck;
using Gossan.Baselines.Features;

namespace Gossan.Baselines.Tests.Features;

public sealed class WindowFeaturesTests
{
    private static readonly string[] Two = ["gravity", "thorium"];

    [Fact]
    public void Features_of_a_band_stand_together_under_its_name()
    {
        Assert.Equal(["gravity", "thorium"], new WindowFeatures(FeatureSet.Centre, Two).Names);
        Assert.Equal(
            ["gravity", "gravity mean", "gravity spread", "gravity gradient", "thorium", "thorium mean", "thorium spread", "thorium gradient"],
            new WindowFeatures(FeatureSet.Window, Two).Names);
    }

    [Fact]
    public void The_centres_values_are_taken_as_they_are()
    {
        var features = new WindowFeatures(FeatureSet.Centre, Two);
        float[] windows = [.. Enumerable.Range(0, 2 * 9 * 2).Select(i => (float)i)], rows = new float[4];

        features.Read(windows, size: 3, rows);

        Assert.Equal([8, 9, 26, 27], rows);
    }

    [Fact]
    public void A_window_by_hand()
    {
        // Mean 1; squares of 0..2 around it: six ones. Central differences: in the rows 2 - 0, in the columns 0.
        float[] window = [0, 1, 2, 0, 1, 2, 0, 1, 2], row = new float[4];

        new WindowFeatures(FeatureSet.Window, ["a"]).Read(window, size: 3, row);

        Assert.Equal([1, 1, (float)Math.Sqrt(6 / 9.0), 1], row);
    }

    [Theory]
    [InlineData(3, 0.5, -1.25)]
    [InlineData(5, -2, 0)]
    [InlineData(33, 0.01, 0.02)]
    public void A_plane_has_its_slope_as_gradient_and_a_known_spread(int size, double east, double south)
    {
        // Band 0 is the plane, band 1 is flat. The variance of 0..n-1 is (n^2 - 1) / 12, and that of a sum of two directions their sum.
        float[] window = [.. Enumerable.Range(0, size * size).SelectMany(i => new[] { (float)(3 + (east * (i % size)) + (south * (i / size))), 7f })];
        float[] row = new float[8];

        new WindowFeatures(FeatureSet.Window, Two).Read(window, size, row);

        double middle = 3 + ((east + south) * (size - 1) / 2);
        double spread = Math.Sqrt(((east * east) + (south * south)) * ((size * size) - 1) / 12);
        Assert.Equal(middle, row[0], 1e-5);
        Assert.Equal(middle, row[1], 1e-5);
        Assert.Equal(spread, row[2], 1e-5);
        Assert.Equal(Math.Sqrt((east * east) + (south * south)), row[3], 1e-5);
        Assert.Equal([7f, 7f, 0f, 0f], row[4..]);
    }

    [Fact]
    public void A_window_of_one_cell_has_no_spread_and_no_gradient()
    {
        float[] row = new float[4];

        new WindowFeatures(FeatureSet.Window, ["a"]).Read([2.5f], size: 1, row);

        Assert.Equal([2.5f, 2.5f, 0, 0], row);
    }

    [Fact]
    public void A_small_spread_far_from_0_is_not_lost()
    {
        float[] window = [.. Enumerable.Range(0, 9).Select(i => 10_000f + (i % 2 / 64f))], row = new float[4];

        new WindowFeatures(FeatureSet.Window, ["a"]).Read(window, size: 3, row);

        Assert.Equal(Math.Sqrt(4 / 9.0 * 5 / 9.0) / 64, row[2], 1e-8);
    }

    [Fact]
    public void Any_window_has_the_statistics_of_their_definitions() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int).SelectMany((radius, bands, windows, _) =>
            Gen.Float[-5, 5].Array[((2 * radius) + 1) * ((2 * radius) + 1) * bands * windows].Select(values => (Size: (2 * radius) + 1, bands, windows, values)))
        .Sample(
            made =>
            {
                var (size, bands, windows, values) = made;
                float[] rows = new float[windows * bands * 4];
                new WindowFeatures(FeatureSet.Window, [.. Enumerable.Range(0, bands).Select(b => $"b{b}")]).Read(values, size, rows);
                for (int n = 0; n < windows; n++)
                {
                    for (int band = 0; band < bands; band++)
                    {
                        double At(int y, int x) => values[(((((n * size) + y) * size) + x) * bands) + band];
                        double[] expected = Definition(size, At);
                        for (int k = 0; k < 4; k++)
                        {
                            Assert.Equal(expected[k], rows[(((n * bands) + band) * 4) + k], 1e-4);
                        }
                    }
                }
            },
            iter: 2000);

    [Theory]
    [InlineData(FeatureSet.Centre, 4, float.NaN)]
    [InlineData(FeatureSet.Window, 4, float.NaN)]
    [InlineData(FeatureSet.Window, 1, float.NaN)]
    [InlineData(FeatureSet.Window, 8, float.PositiveInfinity)]
    public void A_missing_value_is_refused_with_its_layer_and_place(FeatureSet set, int cell, float value)
    {
        float[] windows = new float[2 * 9 * 2];
        windows[((9 + cell) * 2) + 1] = value;
        var features = new WindowFeatures(set, Two);

        var error = Assert.Throws<FeatureException>(() => features.Read(windows, size: 3, new float[2 * features.Names.Count]));

        Assert.Equal(
            FormattableString.Invariant($"layer 'thorium' is {value} in row {cell / 3}, column {cell % 3} of window 1 of its batch, but logistic regression, forest and boosting take no missing values.\nWindows of a prepared stack hold none: prepare the stack again, or fill the layer's gaps (fill)."),
            error.Message);
    }

    [Fact]
    public void Centre_features_do_not_look_at_other_cells()
    {
        float[] window = [float.NaN, 0, 0, 0, 1, 0, 0, 0, 0], row = new float[1];

        new WindowFeatures(FeatureSet.Centre, ["a"]).Read(window, size: 3, row);

        Assert.Equal([1], row);
    }

    private static double[] Definition(int size, Func<int, int, double> at)
    {
        var cells = Enumerable.Range(0, size * size).Select(i => at(i / size, i % size)).ToList();
        double mean = cells.Average(), east = 0, south = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 1; j < size - 1; j++)
            {
                east += (at(i, j + 1) - at(i, j - 1)) / 2;
                south += (at(j + 1, i) - at(j - 1, i)) / 2;
            }
        }

        int count = Math.Max(1, size * (size - 2));
        return [at(size / 2, size / 2), mean, Math.Sqrt(cells.Average(v => (v - mean) * (v - mean))), Math.Sqrt((east * east) + (south * south)) / count];
    }
}
