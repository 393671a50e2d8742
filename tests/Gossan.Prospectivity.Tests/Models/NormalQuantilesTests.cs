using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Tests.Models;

public sealed class NormalQuantilesTests
{
    // Tables of the normal distribution.
    [Theory]
    [InlineData(2, 0, -0.6744897502)]
    [InlineData(10, 0, -1.6448536270)]
    [InlineData(10, 9, 1.6448536270)]
    [InlineData(20, 0, -1.9599639845)]
    [InlineData(100, 0, -2.5758293035)]
    [InlineData(100, 84, 1.0152220332)]
    [InlineData(5, 1, -0.5244005127)]
    [InlineData(500_000, 0, -4.7534243088)]
    public void Quantiles_are_those_of_the_tables(int passes, int place, double expected) =>
        Assert.Equal(expected, NormalQuantiles.Of(passes)[place], tolerance: 1e-6);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void They_rise_and_their_mean_is_zero(int passes)
    {
        double[] quantiles = NormalQuantiles.Of(passes);

        Assert.Equal(quantiles.Order(), quantiles);
        Assert.Equal(0, quantiles.Sum(), tolerance: 1e-12);
    }

    [Fact]
    public void None_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => NormalQuantiles.Of(0));
}
