using CsCheck;
using Gossan.Learning.Attribution;

namespace Gossan.Learning.Tests.Attribution;

public sealed class GaussLegendreTests
{
    [Fact]
    public void Two_and_three_points_are_the_closed_form()
    {
        Assert.Equal(0.5 - 0.5 / Math.Sqrt(3), GaussLegendre.Rule(2)[0].Point, 1e-15);
        Assert.Equal(0.5, GaussLegendre.Rule(2)[0].Weight, 1e-15);
        var three = GaussLegendre.Rule(3);
        Assert.Equal([0.5 - 0.5 * Math.Sqrt(0.6), 0.5, 0.5 + 0.5 * Math.Sqrt(0.6)], three.Select(p => p.Point), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([5 / 18.0, 8 / 18.0, 5 / 18.0], three.Select(p => p.Weight), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal((0.5, 1.0), Assert.Single(GaussLegendre.Rule(1)));
    }

    [Fact]
    public void Powers_up_to_twice_the_points_are_integrated_exactly() =>
        Gen.Int[1, 80].SelectMany(n => Gen.Int[0, 2 * n - 1].Select(power => (n, power))).Sample((n, power) =>
            Assert.Equal(1.0 / (power + 1), GaussLegendre.Rule(n).Sum(p => p.Weight * Math.Pow(p.Point, power)), 1e-13));
}
