using System.Globalization;
using CsCheck;

namespace Gossan.Grids.Tests;

public class NoDataRuleTests
{
    [Fact]
    public void A_float_band_hides_its_no_data_value_however_many_digits_were_printed() =>
        Gen.Float.Where(float.IsFinite).Sample(
            value => NoDataRule.For(double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), GdalType.Float32).Hides(value) && NoDataRule.For(value, GdalType.Float32).Hides(value),
            iter: 10_000);

    [Fact]
    public void A_double_band_hides_its_no_data_value_printed_with_fifteen_digits() =>
        Gen.Double.Where(double.IsFinite).Sample(
            value => NoDataRule.For(double.Parse(value.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), GdalType.Float64).Hides(value),
            iter: 10_000);

    [Fact]
    public void Values_a_thousandth_away_are_kept() =>
        Gen.Select(Gen.Double[1e-3, 1e6], Gen.Bool).Sample(
            (value, single) => !NoDataRule.For(value, single ? GdalType.Float32 : GdalType.Float64).Hides(value * 1.001),
            iter: 10_000);

    [Fact]
    public void Not_a_number_needs_no_rule()
    {
        Assert.True(NoDataRule.For(double.NaN, GdalType.Float32).IsNone);
        Assert.False(NoDataRule.None.Hides(0));
        Assert.False(NoDataRule.None.Hides(1));
    }

    [Fact]
    public void Zero_hides_zero_of_both_signs_and_nothing_beside_it()
    {
        NoDataRule rule = NoDataRule.For(0, GdalType.Float32);
        Assert.True(rule.Hides(-0.0));
        Assert.False(rule.Hides(float.Epsilon));
    }

    [Fact]
    public void Integers_are_compared_exactly()
    {
        NoDataRule rule = NoDataRule.For(-2_147_483_648, GdalType.Int32);
        Assert.True(rule.Hides(-2_147_483_648));
        Assert.False(rule.Hides(-2_147_483_647));
    }
}
