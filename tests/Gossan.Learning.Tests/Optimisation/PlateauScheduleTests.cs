using CsCheck;
using Gossan.Learning.Optimisation;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Optimisation;

public sealed class PlateauScheduleTests
{
    [Fact]
    public void The_learning_rate_is_torchs_for_any_losses() =>
        Gen.Select(Gen.Double[0, 1].Array[1, 60], Gen.Int[0, 5]).Sample((losses, patience) =>
        {
            using var scope = NewDisposeScope();
            var optimiser = optim.SGD([nn.Parameter(zeros(1))], 0.5);
            var theirs = optim.lr_scheduler.ReduceLROnPlateau(optimiser, factor: 0.5, patience: patience);
            var ours = new PlateauSchedule(new PlateauOptions { Factor = 0.5, Patience = patience }, new PlateauState(0.5));
            foreach (double loss in losses)
            {
                theirs.step(loss);
                Assert.Equal(optimiser.ParamGroups.First().LearningRate, ours.Next(loss));
            }
        }, iter: 300);

    [Fact]
    public void It_waits_lowers_and_goes_on_from_a_saved_state()
    {
        var options = new PlateauOptions { Patience = 2 };
        var schedule = new PlateauSchedule(options, new(1));
        double[] rates = [.. new[] { 1.0, 1, double.NaN, 1 }.Select(schedule.Next)];
        Assert.Equal([1, 1, 1, 0.1], rates);
        Assert.Equal(new PlateauState(0.1, Best: 1), schedule.State);
        schedule.Next(1);
        var resumed = new PlateauSchedule(options, schedule.State);
        Assert.Equal(0.1, resumed.Next(2));
        Assert.Equal(0.01, resumed.Next(2), 1e-12);
        Assert.Equal(0.01, resumed.Next(0.5), 1e-12);
        Assert.Equal(0.5, resumed.State.Best);
    }
}
