using Gossan.Prospectivity.Estimation;

namespace Gossan.Prospectivity.Tests.Estimation;

public class WorkRateTests
{
    [Fact]
    public void Work_is_done_once_to_warm_up_and_at_least_once_to_be_measured()
    {
        int turns = 0;

        double rate = WorkRate.Measure(TimeSpan.Zero, () => ++turns * 10);

        Assert.Equal(2, turns);
        Assert.True(rate > 0 && double.IsFinite(rate), $"{rate}");
    }

    [Fact]
    public void Slow_work_is_measured_as_slow()
    {
        double rate = WorkRate.Measure(TimeSpan.FromMilliseconds(60), () =>
        {
            Thread.Sleep(20);
            return 1;
        });

        // Never faster than it slept; how much slower is the machine's affair.
        Assert.InRange(rate, 0, 50.5);
    }

    [Fact]
    public void Batches_grow_to_what_fits_the_time_and_no_further_than_the_real_work()
    {
        List<int> sizes = [];

        double rate = WorkRate.OfBatches(TimeSpan.FromMilliseconds(1), largest: 100, sizes.Add);

        Assert.Equal([8, 8], sizes[..2]);
        Assert.All(sizes[2..], size => Assert.InRange(size, 9, 100));
        Assert.True(rate > 0, $"{rate}");
    }

    [Fact]
    public void Slow_work_is_not_done_in_large_batches()
    {
        List<int> sizes = [];

        WorkRate.OfBatches(TimeSpan.FromMilliseconds(1), largest: 100, size =>
        {
            sizes.Add(size);
            Thread.Sleep(10 * size);
        });

        Assert.Equal([8, 8], sizes);
    }
}
