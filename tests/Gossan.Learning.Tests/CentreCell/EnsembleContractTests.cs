using Gossan.Evidence.Windows;
using Gossan.Learning.CentreCell;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Learning.Tests.CentreCell;

/// <summary>The contract on an ensemble of small perceptrons.</summary>
public sealed class EnsembleContractTests(ContractDistrict district) : ModelContract(district)
{
    [Fact]
    public void An_ensemble_that_was_stopped_in_its_second_member_ends_with_the_same_numbers()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var task = District.TaskOf(District.Samples);
        using var straight = Create(District.Windows);
        straight.Fit(task);
        using (var stopped = Create(District.Windows))
        {
            Assert.ThrowsAny<OperationCanceledException>(() => stopped.Fit(task with { StatePath = folder["state"], Cancellation = stop.Token, Progress = new StopInSecond(stop) }));
        }

        Assert.True(File.Exists(folder["state.member-1"]));
        using var continued = Create(District.Windows);
        var history = continued.Fit(task with { StatePath = folder["state"] });

        var windows = District.BatchOf(District.Spread(20));
        float[] expected = new float[20], actual = new float[20];
        straight.Score(windows, expected);
        continued.Score(windows, actual);
        Assert.Equal(expected, actual);
        Assert.Equal([1, 2], history.Epochs.Select(row => row[0]).Distinct());
    }

    protected override IProspectivityModel Create(WindowSource windows) =>
        EnsembleModel.Create(2, seed => CentreCellMlp.Create(windows.Bands.Count, new() { Epochs = 20, Width = 16 }, seed), ContractDistrict.Seed);

    protected override IProspectivityModel Load(string folder, ModelCard card) => EnsembleModel.Load(folder, card, CentreCellMlp.Load);

    /// <summary>Stops the work in the second member's training, after an epoch of it.</summary>
    private sealed class StopInSecond(CancellationTokenSource stop) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Task is "Training the classifier (member 2 of 2)" && value.Done > value.Total / 4)
            {
                stop.Cancel();
            }
        }
    }
}
