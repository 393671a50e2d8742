using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Tests.Layers;

/// <summary>Which ends of a range look like a code for "not measured".</summary>
public sealed class SuspiciousValueTests
{
    [Theory]
    [InlineData(-9999, 20, 0.3, 12, true, "a usual code, far away")]
    [InlineData(-99, 20, -1, 400, true, "a usual code need not be far away")]
    [InlineData(-5, 20, 0.3, 4, true, "any number that is far away")]
    [InlineData(-1, 20, 0.3, 4, false, "near to the others, and no usual code")]
    [InlineData(-5, 10, 0.3, 4, false, "one number in a hundred may be an extreme")]
    [InlineData(2e30, 20, 4, 0.3, true, "beyond what anybody measures")]
    [InlineData(-9999, 20, 7, 7, false, "there is one other number, which may as well be the code")]
    [InlineData(7, 1000, double.NaN, 7, false, "there is no other number")]
    public void A_code_is_in_more_than_a_hundredth_of_the_numbers_and_usual_or_far_away(double value, long count, double next, double restEnd, bool suspicious, string why) =>
        Assert.True(suspicious == SuspiciousValue.Is(value, count, next, restEnd, total: 1000), why);

    [Theory]
    [InlineData(-9999, 1, true)]
    [InlineData(-99, 1, false)]
    [InlineData(-5000, 9, false)]
    public void Where_rare_ones_matter_a_usual_code_far_away_is_told_however_few_there_are(double value, long count, bool suspicious)
    {
        Assert.Equal(suspicious, SuspiciousValue.Is(value, count, next: -1, restEnd: 400, total: 1000, evenRare: true));
        Assert.False(SuspiciousValue.Is(value, count, next: -1, restEnd: 400, total: 1000));
    }
}
