using System.Globalization;
using CsCheck;

namespace Gossan.Grids.Tests;

public class NumberColumnTests
{
    [Fact]
    public void Missing_values_and_limits_are_counted()
    {
        NumberColumn column = Of(',', "1.5", "", "NA", "n/a", "NaN", "NULL", "-", " <0.5 ", "< 3", ">100", "-2e3", ".5");
        Assert.Equal([1.5, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 0.25, 1.5, 100, -2000, 0.5], column.Values);
        Assert.Equal((6, 2, 1, false), (column.Missing, column.BelowDetection, column.AboveLimit, column.HasDecimalCommas));
        Assert.Equal(
            [
                "6 of 12 values of Cu are missing.",
                "2 of 12 values of Cu are below the detection limit (such as <0.5); half the limit was taken.",
                "1 of 12 values of Cu are above the upper limit (such as >100); the limit was taken.",
            ],
            column.Notes);
    }

    [Theory]
    [InlineData(',', "12,5", "3", "<0,5")]
    [InlineData('\0', "1,234", "12,5", "7")]
    [InlineData(',', "0,123", "1,234", "7")]
    [InlineData(',', "1,2345", "1,234", "7")]
    [InlineData(';', "1,234", "2,345", "7")]
    [InlineData('\t', "1,234", "-2,345", ">7")]
    public void Decimal_commas_are_read_where_they_can_be_nothing_else(char separator, params string[] texts)
    {
        NumberColumn column = Of(separator, texts);
        Assert.True(column.HasDecimalCommas);
        Assert.Equal(ParsedOf(texts[0].Replace(',', '.')), column.Values[0]);
        Assert.Equal("The commas of Cu were read as decimal points.", column.Notes[^1]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData('\0')]
    public void Commas_that_may_separate_thousands_are_refused(char separator)
    {
        var e = Assert.Throws<VectorException>(() => Of(separator, "7", "1,234", "2,345"));
        Assert.Equal("the field Cu of soil.csv has numbers such as '1,234', whose comma may be a decimal one or one of thousands, and nothing in the field tells which.\nWrite its numbers with a decimal point and without separators of thousands.", e.Message);
    }

    [Theory]
    [InlineData("12,5", "1.5", "12,5")]
    [InlineData("1,234,567", "1,234,567")]
    [InlineData("about 3", "1", "about 3")]
    [InlineData("1,5 ppm", "1,5", "1,5 ppm")]
    [InlineData("Infinity", "1", "Infinity")]
    [InlineData("1e999", "1e999")]
    [InlineData("<", "<")]
    [InlineData("--", "1", "--")]
    public void What_is_no_number_is_named_with_its_row(string wrong, params string[] texts)
    {
        var e = Assert.Throws<VectorException>(() => Of(',', texts));
        Assert.Equal($"row {Array.IndexOf(texts, wrong) + 1} has '{wrong}' in the field Cu, which is not a number.\nChoose a field of numbers, or write them without units and without separators of thousands; empty, NA, N/A, nan, null and - are missing, <0.5 and >100 are limits.", e.Message);
    }

    [Fact]
    public void A_column_without_a_measured_value_is_refused()
    {
        Assert.Equal("all 2 values of the field Cu of soil.csv are below the detection limit (such as '<5'): it tells no place from another.\nLeave the field out, or use one with measured values.", Assert.Throws<VectorException>(() => Of(',', "<5", "", "<10")).Message);
        Assert.StartsWith("all 2 values of the field Cu of soil.csv are missing.\n", Assert.Throws<VectorException>(() => Of(',', "", "NA")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_come_back_to_the_bit_with_points_and_with_commas() =>
        Gen.Double[-1e9, 1e9].Array[1, 20].Sample(numbers =>
        {
            string[] texts = [.. numbers.Select(number => number.ToString("F17", CultureInfo.InvariantCulture))];
            Assert.Equal(texts.Select(ParsedOf), Of(',', texts).Values);
            Assert.Equal(texts.Select(ParsedOf), Of(',', [.. texts.Select(text => text.Replace('.', ','))]).Values);
        });

    private static double ParsedOf(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static NumberColumn Of(char separator, params string[] texts) =>
        NumberColumn.Of(new("soil.csv", "Cu", texts, i => $"row {i + 1}", separator));
}
