using Gossan.Report.Plots;

namespace Gossan.Report.Tests.Plots;

public sealed class PlotAxisTests
{
    [Fact]
    public void Ticks_are_round_numbers()
    {
        Assert.Equal(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"], WordsOf(new(0, 1, 0, 100)));
        Assert.Equal(["0.50", "0.55", "0.60", "0.65", "0.70"], WordsOf(new(0.48, 0.73, 0, 100)));
        Assert.Equal(["-10", "0", "10", "20", "30"], WordsOf(new(-19, 35, 0, 100)));
    }

    [Fact]
    public void Ticks_of_a_logarithmic_axis_are_ones_twos_and_fives_or_powers_of_ten()
    {
        Assert.Equal(["1", "2", "5", "10", "20", "50", "100"], WordsOf(new(0.9, 110, 0, 100, Log: true)));
        Assert.Equal(["0.001", "0.01", "0.1", "1", "10", "100"], WordsOf(new(0.001, 100, 0, 100, Log: true)));
        Assert.Equal(["3.0", "3.2", "3.4", "3.6", "3.8", "4.0"], WordsOf(new(3, 4, 0, 100, Log: true)));
    }

    [Fact]
    public void Values_lie_in_proportion_and_far_ones_not_where_numbers_get_coarse()
    {
        Assert.Equal(150, new PlotAxis(0, 2, 100, 200).Of(1));
        Assert.Equal(150, new PlotAxis(1, 100, 100, 200, Log: true).Of(10), tolerance: 1e-4);
        Assert.Equal(75, new PlotAxis(0, 2, 100, 50).Of(1));
        Assert.Equal(5100, new PlotAxis(0, 2, 100, 200).Of(1e300));
        Assert.Equal(-4900, new PlotAxis(0, 2, 100, 200).Of(-1e300));
    }

    [Fact]
    public void Ends_show_all_finite_values_with_room()
    {
        Assert.Equal((-0.1, 2.1), PlotAxis.Around([2, double.NaN, 0, double.PositiveInfinity], widen: 0.05));
        Assert.Equal((2.5, 3.5), PlotAxis.Around([3, 3], widen: 0.05));
        Assert.Equal((0, 1), PlotAxis.Around([double.NaN], widen: 0.05));
        Assert.Equal((1, 100), PlotAxis.Around([-5, 0, 1, 100], widen: 0, log: true));
        Assert.Equal((2, 8), PlotAxis.Around([4], widen: 0, log: true));
    }

    private static IEnumerable<string> WordsOf(PlotAxis axis) => axis.Ticks().Select(tick => tick.Words);
}
