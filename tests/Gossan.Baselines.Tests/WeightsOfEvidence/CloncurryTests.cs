using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Baselines.Tests.WeightsOfEvidence;

/// <summary>The whole-area method against Geoscience Australia's results for iron-oxide copper-gold near Cloncurry.</summary>
public sealed class CloncurryTests
{
    [Theory]
    [InlineData("Dist2Breccia")]
    [InlineData("Dist2Fault")]
    [InlineData("FaultDensity")]
    [InlineData("StratNo")]
    public void Tables_of_the_binary_layers_are_those_of_geoscience_australia(string layer) =>
        Cloncurry.AssertTable($"CalculateResponse/{layer}_CT.csv", Cloncurry.BinaryWeights(layer));

    [Fact]
    public void The_table_of_87_rock_units_is_theirs() =>
        Cloncurry.AssertTable(
            "CalculateWeights/StratNo_CT.csv",
            GeneralisedWeights.Separate(WeightsTable.Of(Cloncurry.Counts("CalculateWeights/StratNo.tif"), WeightsTableKind.Categorical), confidence: 2));

    [Fact]
    public void The_ascending_table_of_642_distances_is_theirs() =>
        Cloncurry.AssertTable(
            "CalculateWeights/Dist2Breccia_CA.csv",
            GeneralisedWeights.Cut(WeightsTable.Of(Cloncurry.Counts("CalculateWeights/Dist2Breccia.tif"), WeightsTableKind.Ascending), confidence: 2, CutRule.LargestContrast));

    [Fact]
    public void The_descending_table_of_fault_densities_is_theirs() =>
        Cloncurry.AssertTable(
            "CalculateWeights/FaultDensity_CD.csv",
            GeneralisedWeights.Cut(WeightsTable.Of(Cloncurry.Counts("CalculateWeights/FaultDensity.tif"), WeightsTableKind.Descending), confidence: 2, CutRule.LargestContrast));

    [Fact]
    public void The_surest_cut_of_fault_density_is_the_one_they_mapped()
    {
        var cut = GeneralisedWeights.Cut(WeightsTable.Of(Cloncurry.Counts("CalculateWeights/FaultDensity.tif"), WeightsTableKind.Descending), confidence: 2);

        // Their binary layer has 12385.13 km2 of class 2, of weight 0.612572419636479: densities 6 to 10.
        Assert.Equal([10, 9, 8, 7, 6], cut.Classes.Where(each => each.GeneralisedClass == GeneralisedWeights.Favourable).Select(each => each.Value));
        Assert.All(cut.Classes.Take(5), each => Assert.Equal(0.612572419636479, each.Weight, 1e-9));
        Assert.All(cut.Classes.Skip(5), each => Assert.Equal(-0.791362396794525, each.Weight, 1e-9));
    }

    [Fact]
    public void Posterior_deviation_confidence_and_auroc_are_theirs()
    {
        var (probability, grid) = Cloncurry.Raster("CalculateResponse/PosteriorProbability.tif");
        var (deviation, _) = Cloncurry.Raster("CalculateResponse/PosteriorProbability_StdDev.tif");
        var (confidence, _) = Cloncurry.Raster("CalculateResponse/PosteriorProbability_Conf.tif");
        ReadOnlyMemory<float>[] layers = [.. Cloncurry.BinaryLayers.Select(layer => (ReadOnlyMemory<float>)Cloncurry.Raster($"CalculateResponse/{layer}.tif").Cells)];
        GeneralisedWeights[] weights = [.. Cloncurry.BinaryLayers.Select(Cloncurry.BinaryWeights)];
        var map = new PosteriorMap(new(points: 258, units: 31311.33, weights));
        float[] p = new float[grid.Cells], s = new float[grid.Cells], c = new float[grid.Cells];

        // Strips, as a large map would be made.
        for (int start = 0; start < p.Length; start += 1 << 20)
        {
            int length = Math.Min(1 << 20, p.Length - start);
            map.Fill([.. layers.Select(layer => layer.Slice(start, length))], p.AsSpan(start, length), s.AsSpan(start, length), c.AsSpan(start, length));
        }

        AssertSame(probability, p);
        AssertSame(deviation, s);
        AssertSame(confidence, c);
        Assert.Equal(16, map.Conditions.Count);

        int[] deposits = Cloncurry.Deposits(grid);
        Assert.Equal((258, 252), (deposits.Length, deposits.Distinct().Count()));
        bool[] holds = new bool[p.Length];
        foreach (int cell in deposits)
        {
            holds[cell] = true;
        }

        // Printed in their IOCG_PostProb_AUC.csv: each of the 258 deposits with its cell's value against the cells without a deposit.
        float[] points = [.. deposits.Select(cell => p[cell])], rest = [.. p.Where((_, cell) => !holds[cell])];
        Assert.Equal(0.714467740807205, Auroc(points, rest), 1e-9);

        // The 252 cells with a deposit, once each, against the cells without.
        float[] cells = [.. p.Where((_, cell) => holds[cell])];
        Assert.Equal(0.711865, Auroc(cells, rest), 5e-7);

        // Each of the 258 deposits against all cells, those with a deposit among them.
        Assert.Equal(0.714451, Auroc(points, p), 5e-7);

        // T from their raster: a cell is a hundredth of a unit cell.
        var independence = map.Independence(observed: 258, Cloncurry.CellArea);
        Assert.Equal(probability.Sum(value => (double)value) * Cloncurry.CellArea, independence.Expected, 1e-4);
        double variance = probability.Zip(deviation).GroupBy(pair => pair.First).Sum(group => Math.Pow(group.Sum(pair => (double)pair.Second) * Cloncurry.CellArea, 2));
        Assert.Equal(Math.Sqrt(variance), independence.Deviation, 1e-4);
        Assert.Equal(258 / independence.Expected, independence.Ratio, 1e-12);
        Assert.InRange(independence.PValue, 0, 0.001);
    }

    private static void AssertSame(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double apart = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            // NaN on one side only would pass a comparison of distances.
            Assert.True(float.IsFinite(expected[i]) && float.IsFinite(actual[i]));
            apart = Math.Max(apart, Math.Abs((double)expected[i] - actual[i]));
        }

        Assert.InRange(apart, 0, 1e-6);
    }

    private static double Auroc(float[] positives, float[] negatives)
    {
        bool[] labels = new bool[positives.Length + negatives.Length];
        labels.AsSpan(0, positives.Length).Fill(true);
        return RankMetrics.Auroc([.. positives, .. negatives], labels);
    }
}
