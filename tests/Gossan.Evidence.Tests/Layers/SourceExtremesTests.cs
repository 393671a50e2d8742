using CsCheck;
using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Tests.Layers;

/// <summary>The ends of a source's numbers.</summary>
public sealed class SourceExtremesTests
{
    [Fact]
    public void Both_ends_are_told_with_how_many_have_them_and_what_is_next() =>
        Assert.Equal(new(-9999, 2, 0.5, 12, 1, 3, 5), SourceExtremes.Of([3, -9999, double.NaN, 0.5, -9999, 12]));

    [Fact]
    public void One_number_alone_has_none_next_to_it() =>
        Assert.Equal(new(4, 3, double.NaN, 4, 3, double.NaN, 3), SourceExtremes.Of([4, 4, double.NaN, 4]));

    [Fact]
    public void Without_numbers_there_are_no_ends() => Assert.Null(SourceExtremes.Of([double.NaN]));

    [Fact]
    public void In_whatever_order_the_numbers_come_the_ends_are_those_of_the_sorted_ones() =>
        Gen.Int[-4, 4].Select(i => (double)i).List[1, 20].Sample(numbers =>
        {
            double[] values = [.. numbers.Distinct().Order()];
            double above = values.Length > 1 ? values[1] : double.NaN, below = values.Length > 1 ? values[^2] : double.NaN;
            Assert.Equal(new(values[0], numbers.Count(n => n == values[0]), above, values[^1], numbers.Count(n => n == values[^1]), below, numbers.Count), SourceExtremes.Of(numbers));
        });
}
