using Gossan.Learning.Attribution;

namespace Gossan.Learning.Tests.Attribution;

public sealed class NestedPointsTests
{
    [Theory]
    [InlineData(0, 3, 5)]
    [InlineData(1, 7, 11)]
    [InlineData(2, 15, 23)]
    [InlineData(3, 31, 47)]
    [InlineData(4, 63, 95)]
    public void Polynomials_up_to_the_degree_of_the_rule_are_integrated_exactly(int rule, int count, int degree)
    {
        double[] weights = NestedPoints.Weights(rule);

        Assert.Equal(count, NestedPoints.Counts[rule]);
        Assert.Equal(count, weights.Length);
        for (int power = 0; power <= degree; power++)
        {
            Assert.Equal(1.0 / (power + 1), weights.Select((weight, i) => weight * Math.Pow(NestedPoints.Points[i], power)).Sum(), 1e-14);
        }

        Assert.All(weights, weight => Assert.True(weight > 0));
    }

    [Fact]
    public void Points_lie_inside_and_each_stands_once()
    {
        Assert.Equal(63, NestedPoints.Points.Count);
        Assert.Equal(63, NestedPoints.Points.Distinct().Count());
        Assert.All(NestedPoints.Points, point => Assert.InRange(point, 1e-5, 1 - 1e-5));
        Assert.Equal(GaussLegendre.Rule(3).Select(point => point.Point), NestedPoints.Points.Take(3).Order(), (a, b) => Math.Abs(a - b) < 1e-14);
    }
}
