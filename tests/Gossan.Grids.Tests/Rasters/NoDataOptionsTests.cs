namespace Gossan.Grids.Tests;

/// <summary>Which numbers of a field or table mean no data.</summary>
public class NoDataOptionsTests
{
    [Theory]
    [InlineData(-9999, -9999, true)]
    [InlineData(-9999, -9999.5, false)]
    [InlineData(1142.4056, 1142.40563964844, true)]
    [InlineData(1142.4056, 1142.41, false)]
    [InlineData(-3.40282347e+38, -3.40282346638529e+38, true)]
    [InlineData(-99_999_999, -100_000_000, true)]
    [InlineData(16_777_217, 16_777_218, false)]
    [InlineData(0, -0.0, true)]
    [InlineData(0, double.NaN, false)]
    [InlineData(double.NaN, 0, false)]
    public void A_number_is_recognised_as_a_float_that_was_printed_and_whole_ones_are_told_apart(double noData, double number, bool hidden) =>
        Assert.Equal(hidden, new NoDataOptions { Values = [noData] }.OfNumbers()(number));

    [Theory]
    [InlineData(null, -50.0, -50, true)]
    [InlineData(null, -50.0, -49.9, false)]
    [InlineData(0.1, null, 0.100000001490116, true)]
    [InlineData(-100.0, -50.0, -100, true)]
    [InlineData(-100.0, -50.0, -101, false)]
    [InlineData(null, 16_777_216.0, 16_777_217, false)]
    [InlineData(null, null, 0, false)]
    public void A_range_holds_both_of_its_ends(double? low, double? high, double number, bool hidden) =>
        Assert.Equal(hidden, new NoDataOptions { Low = low, High = high }.OfNumbers()(number));
}
