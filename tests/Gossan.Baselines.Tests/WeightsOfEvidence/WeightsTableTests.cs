using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.WeightsOfEvidence;

public sealed class WeightsTableTests
{
    [Fact]
    public void Weights_and_contrast_follow_bonham_carter()
    {
        // 10 sites, 7 of them on 30 of 110 unit cells.
        var weights = EvidenceWeights.Of(units: 30, points: 7, allUnits: 110, allPoints: 10, ZeroCountRule.Fractional);

        Assert.Equal(Math.Log(0.7 / 0.23), weights.Plus, 1e-12);
        Assert.Equal(Math.Log(0.3 / 0.77), weights.Minus, 1e-12);
        Assert.Equal(Math.Sqrt((1 / 7.0) + (1 / 23.0)), weights.PlusDeviation, 1e-12);
        Assert.Equal(Math.Sqrt((1 / 3.0) + (1 / 77.0)), weights.MinusDeviation, 1e-12);
        Assert.Equal(Math.Log(7.0 * 77 / (3 * 23)), weights.Contrast, 1e-12);
        Assert.Equal(Math.Sqrt((1 / 7.0) + (1 / 23.0) + (1 / 3.0) + (1 / 77.0)), weights.ContrastDeviation, 1e-12);
        Assert.Equal(weights.Contrast / weights.ContrastDeviation, weights.Studentised, 1e-12);
    }

    [Fact]
    public void Half_a_count_is_added_on_every_side()
    {
        var weights = EvidenceWeights.Of(units: 20, points: 0, allUnits: 110, allPoints: 10, ZeroCountRule.HalfAdded);

        Assert.Equal(Math.Log(0.5 / 11 / (20.5 / 101)), weights.Plus, 1e-12);
        Assert.Equal(Math.Log(10.5 / 11 / (80.5 / 101)), weights.Minus, 1e-12);
        Assert.Equal(Math.Sqrt((1 / 0.5) + (1 / 20.5)), weights.PlusDeviation, 1e-12);
        Assert.Equal(Math.Sqrt((1 / 10.5) + (1 / 80.5)), weights.MinusDeviation, 1e-12);
    }

    [Fact]
    public void Halves_treat_a_pattern_and_its_complement_alike()
    {
        var pattern = EvidenceWeights.Of(units: 30, points: 7, allUnits: 110, allPoints: 10, ZeroCountRule.HalfAdded);
        var complement = EvidenceWeights.Of(units: 80, points: 3, allUnits: 110, allPoints: 10, ZeroCountRule.HalfAdded);

        Assert.Equal(pattern.Plus, complement.Minus, 1e-12);
        Assert.Equal(pattern.Studentised, -complement.Studentised, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 10)]
    [InlineData(5, 7)]
    [InlineData(110, 10)]
    [InlineData(105, 4)]
    public void Counts_of_zero_give_finite_weights(double units, double points)
    {
        foreach (var rule in Enum.GetValues<ZeroCountRule>())
        {
            var weights = EvidenceWeights.Of(units, points, allUnits: 110, allPoints: 10, rule);

            Assert.All(new[] { weights.Plus, weights.PlusDeviation, weights.Minus, weights.MinusDeviation, weights.Studentised }, value => Assert.True(double.IsFinite(value), $"{rule}: {weights}"));
        }
    }

    [Fact]
    public void A_class_with_all_sites_loses_a_fraction_of_one()
    {
        var weights = EvidenceWeights.Of(units: 30, points: 10, allUnits: 110, allPoints: 10, ZeroCountRule.Fractional);

        Assert.Equal(Math.Log(9.01 / 10 / (20.99 / 100)), weights.Plus, 1e-12);
        Assert.Equal(Math.Log(0.99 / 10 / (79.01 / 100)), weights.Minus, 1e-12);
    }

    [Fact]
    public void A_class_without_sites_weighs_nothing_by_the_fractional_rule() =>
        Assert.Equal(default, EvidenceWeights.Of(units: 30, points: 0, allUnits: 110, allPoints: 10, ZeroCountRule.Fractional));

    [Fact]
    public void Cumulative_tables_add_up_from_their_end()
    {
        var counts = Counts((1, 100, 1), (2, 200, 4), (3, 300, 0));

        var ascending = WeightsTable.Of(counts, WeightsTableKind.Ascending).Rows;
        var descending = WeightsTable.Of(counts, WeightsTableKind.Descending).Rows;
        var categorical = WeightsTable.Of(counts, WeightsTableKind.Categorical).Rows;

        Assert.Equal([(1, 25, 50, 1), (2, 75, 150, 5), (3, 150, 300, 5)], ascending.Select(row => (row.Value, row.Area, row.Units, row.Points)));
        Assert.Equal([(3, 75, 150, 0), (2, 125, 250, 4), (1, 150, 300, 5)], descending.Select(row => (row.Value, row.Area, row.Units, row.Points)));
        Assert.Equal([(1, 25, 50, 1), (2, 50, 100, 4), (3, 75, 150, 0)], categorical.Select(row => (row.Value, row.Area, row.Units, row.Points)));
        Assert.Equal([75, 50, 25], descending.Select(row => row.ClassArea));
    }

    [Fact]
    public void Cells_without_a_value_are_counted_apart()
    {
        var tally = new EvidenceTally();
        tally.AddCells([2, 2, float.NaN, 1, float.NaN, 2]);
        tally.AddCells([2]);
        tally.AddPoint(2);
        tally.AddPoint(float.NaN);

        var counts = tally.ToCounts(cellArea: 0.25, unitArea: 0.5);

        Assert.Equal([new(1, 1, 0), new(2, 4, 1)], counts.Classes);
        Assert.Equal((2, 1), (tally.MissingCells, tally.MissingPoints));
        Assert.Equal((5, 1, 2.5), (counts.Cells, counts.Points, counts.Units));
    }

    [Fact]
    public void More_sites_than_unit_cells_are_refused_with_both_numbers()
    {
        var error = Assert.Throws<WeightsOfEvidenceException>(() => WeightsTable.Of(Counts((1, 4, 1), (2, 4, 4)), WeightsTableKind.Categorical));

        Assert.Contains("5 sites", error.Message, StringComparison.Ordinal);
        Assert.Contains("4 unit cells of 0.5 km2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Areas_that_cannot_be_are_a_wrong_call(double cellArea, double unitArea) =>
        Assert.Throws<ArgumentException>(() => new EvidenceClassCounts([], cellArea, unitArea));

    [Fact]
    public void Classes_that_cannot_be_are_a_wrong_call()
    {
        Assert.Throws<ArgumentException>(() => Counts((1, 2, 0), (1, 3, 0)));
        Assert.Throws<ArgumentException>(() => Counts((double.NaN, 2, 0)));
        Assert.Throws<ArgumentException>(() => Counts((1, -2, 0)));
        Assert.Throws<ArgumentException>(() => Counts((1, 2, -1)));
    }

    [Fact]
    public void The_surest_cut_and_the_largest_contrast_may_differ()
    {
        // All sites are in classes 1 to 3, most in class 1.
        var table = WeightsTable.Of(Counts((1, 100, 6), (2, 100, 2), (3, 50, 2), (4, 1000, 0)), WeightsTableKind.Ascending);

        var surest = GeneralisedWeights.Cut(table, confidence: 2);
        var largest = GeneralisedWeights.Cut(table, confidence: 2, CutRule.LargestContrast);

        Assert.Equal([2, 1, 1, 1], surest.Classes.Select(each => each.GeneralisedClass));
        Assert.Equal([2, 2, 2, 1], largest.Classes.Select(each => each.GeneralisedClass));
        Assert.All(surest.Classes.Skip(1), each => Assert.Equal((table.Rows[0].Weights.Minus, table.Rows[0].Weights.MinusDeviation), (each.Weight, each.Deviation)));
        Assert.Equal(table.Rows[2].Weights.Plus, largest.Classes[0].Weight);
    }

    [Fact]
    public void A_layer_whose_contrasts_are_unsure_weighs_nothing()
    {
        var counts = Counts((1, 100, 3), (2, 100, 2), (3, 100, 3));
        GeneralisedWeights[] all =
        [
            GeneralisedWeights.Cut(WeightsTable.Of(counts, WeightsTableKind.Ascending), confidence: 2),
            GeneralisedWeights.Merged(WeightsTable.Of(counts, WeightsTableKind.Categorical), confidence: 2),
            GeneralisedWeights.Separate(WeightsTable.Of(counts, WeightsTableKind.Categorical), confidence: 2),
        ];

        Assert.All(all, weights => Assert.False(weights.IsEvidence));
        Assert.All(all.SelectMany(weights => weights.Classes), each => Assert.Equal((GeneralisedWeights.NoEvidence, 0, 0), (each.GeneralisedClass, each.Weight, each.Deviation)));
    }

    [Fact]
    public void Unsure_classes_are_weighed_as_one()
    {
        var table = WeightsTable.Of(Counts((1, 40, 8), (2, 400, 1), (3, 100, 1), (4, 120, 2)), WeightsTableKind.Categorical);

        var merged = GeneralisedWeights.Merged(table, confidence: 2);

        // Class 1 surely for, class 2 surely against a deposit; classes 3 and 4 hold 3 of 12 sites on 110 of 330 unit cells.
        Assert.Equal([1, 2, 99, 99], merged.Classes.Select(each => each.GeneralisedClass));
        Assert.Equal(table.Rows[1].Weights.Plus, merged.Classes[1].Weight);
        Assert.All(merged.Classes.Skip(2), each => Assert.Equal(Math.Log(3.0 / 12 / (107.0 / 318)), each.Weight, 1e-12));
        Assert.All(merged.Classes.Skip(2), each => Assert.Equal(Math.Sqrt((1.0 / 3) + (1.0 / 107)), each.Deviation, 1e-12));
    }

    [Fact]
    public void A_table_of_the_wrong_kind_is_a_wrong_call()
    {
        var counts = Counts((1, 40, 8), (2, 400, 1));

        Assert.Throws<ArgumentException>(() => GeneralisedWeights.Cut(WeightsTable.Of(counts, WeightsTableKind.Categorical), 2));
        Assert.Throws<ArgumentException>(() => GeneralisedWeights.Merged(WeightsTable.Of(counts, WeightsTableKind.Ascending), 2));
        Assert.Throws<ArgumentException>(() => GeneralisedWeights.Separate(WeightsTable.Of(counts, WeightsTableKind.Descending), 2));
    }

    [Fact]
    public void A_table_is_written_with_all_digits()
    {
        using var folder = new TemporaryFolder();
        var weights = GeneralisedWeights.Separate(WeightsTable.Of(Counts((1, 40, 8), (2, 400, 1)), WeightsTableKind.Categorical), confidence: 2);

        weights.Write(folder["deep/Rock_CT.csv"]);
        string[] lines = File.ReadAllLines(folder["deep/Rock_CT.csv"]);

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("\"1\",1,10,10,20,8,", lines[1], StringComparison.Ordinal);
        Assert.Equal(weights.Classes[1].Deviation, double.Parse(lines[2].Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Cells of a quarter km², two to a unit cell.</summary>
    private static EvidenceClassCounts Counts(params (double Value, long Cells, long Points)[] classes) =>
        new(classes.Select(each => new EvidenceClass(each.Value, each.Cells, each.Points)), cellArea: 0.25, unitArea: 0.5);
}
