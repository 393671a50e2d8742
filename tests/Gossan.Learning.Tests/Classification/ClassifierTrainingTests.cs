using Gossan.Evidence.Samples;
using Gossan.Learning.Classification;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Evaluation;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Classification;

public sealed class ClassifierTrainingTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    [Theory]
    [InlineData(BackboneTraining.Frozen)]
    [InlineData(BackboneTraining.Trained)]
    public void A_training_that_was_stopped_ends_with_the_same_weights_bit_for_bit(BackboneTraining backbone)
    {
        using var folder = new TemporaryFolder();
        var options = new ClassifierOptions { Backbone = backbone, Epochs = 5, Patience = 100 };
        byte[] straight = Saved(options, folder["straight"], statePath: null, stopAfter: int.MaxValue);

        Assert.ThrowsAny<OperationCanceledException>(() => Saved(options, folder["stopped"], folder["state"], stopAfter: 2));
        byte[] continued = Saved(options, folder["continued"], folder["state"], stopAfter: int.MaxValue);

        Assert.Equal(straight, continued);
    }

    [Fact]
    public void A_state_of_another_key_is_not_continued()
    {
        using var folder = new TemporaryFolder();
        var options = new ClassifierOptions { Epochs = 3, Patience = 100 };
        byte[] straight = Saved(options, folder["straight"], statePath: null, stopAfter: int.MaxValue);
        Assert.ThrowsAny<OperationCanceledException>(() => Saved(options with { LearningRate = 0.1 }, folder["other"], folder["state"], stopAfter: 1, key: "another"));

        Assert.Equal(straight, Saved(options, folder["again"], folder["state"], stopAfter: int.MaxValue));
    }

    [Fact]
    public void A_frozen_encoder_stays_as_it_is_and_a_trained_one_learns()
    {
        using var folder = new TemporaryFolder();
        string EncoderOf(BackboneTraining backbone, int epochs)
        {
            string path = folder[$"{backbone}-{epochs}/x"];
            Saved(new() { Backbone = backbone, Epochs = epochs }, Path.GetDirectoryName(path)!, null, int.MaxValue);
            using var content = Gossan.Learning.Checkpoints.SafeTensorsFile.Read(Path.Combine(Path.GetDirectoryName(path)!, "model.safetensors"));
            return Convert.ToHexString(content.Tensors["encoder.patch_embedding.weight"].bytes);
        }

        Assert.Equal(EncoderOf(BackboneTraining.Frozen, 1), EncoderOf(BackboneTraining.Frozen, 4));
        Assert.NotEqual(EncoderOf(BackboneTraining.Frozen, 1), EncoderOf(BackboneTraining.Trained, 1));
    }

    [Fact]
    public void With_few_validation_sites_the_epoch_of_the_lowest_validation_loss_is_kept()
    {
        using var model = Model(new() { Epochs = 12, Patience = 100 });
        var history = model.Fit(district.TaskOf(district.Samples));
        int lowest = Enumerable.Range(0, history.Epochs.Count).MinBy(epoch => history.Epochs[epoch][1]);
        float kept = ValidationAuprc(model);

        Assert.Equal(["train_loss", "validation_loss", "validation_auprc", "learning_rate"], history.Columns);
        Assert.True(district.Samples.Of(SampleSet.Validation).Count(sample => sample.Positive) < 30);
        Assert.Equal(history.Epochs[lowest][2], kept, tolerance: 1e-6);
    }

    [Fact]
    public void With_many_validation_sites_the_epoch_of_the_best_average_precision_is_kept()
    {
        using var model = Model(new() { Epochs = 12, Patience = 100 });
        var task = district.TaskOf(district.Samples);
        var history = model.Fit(task with { Validation = [.. Enumerable.Repeat(task.Validation, 30).SelectMany(samples => samples)] });

        Assert.Equal(history.Epochs.Max(epoch => epoch[2]), ValidationAuprc(model), tolerance: 1e-6);
    }

    [Fact]
    public void Training_stops_when_no_epoch_is_better_for_as_long_as_the_patience()
    {
        using var model = Model(new() { Epochs = 100, Patience = 3, LearningRate = 0.05 });
        var history = model.Fit(district.TaskOf(district.Samples));

        int lowest = Enumerable.Range(0, history.Epochs.Count).MinBy(epoch => history.Epochs[epoch][1]);
        Assert.True(history.Epochs.Count < 100);
        Assert.Equal(lowest + 1 + 3, history.Epochs.Count);
    }

    [Fact]
    public void Seed_0_is_a_seed_like_any_other()
    {
        using var folder = new TemporaryFolder();
        var options = new ClassifierOptions { Epochs = 2 };

        Assert.Equal(Saved(options, folder["a"], null, int.MaxValue, seed: 0), Saved(options, folder["b"], null, int.MaxValue, seed: 0));
        Assert.NotEqual(Saved(options, folder["c"], null, int.MaxValue, seed: 0), Saved(options, folder["d"], null, int.MaxValue, seed: 1));
    }

    [Fact]
    public void Attributions_of_the_network_have_no_noise()
    {
        var model = (MaskedAutoencoderModel)district.FittedOnce(_ => Model(new() { Epochs = 5 }));
        var windows = district.BatchOf(district.Spread(6));
        float[] first = new float[6 * windows.Bands], second = new float[6 * windows.Bands];
        model.Explain(windows, new(), first, []);
        model.Explain(windows, new(), second, []);

        Assert.Equal(first, second);
        Assert.Contains(first, value => Math.Abs(value) > 1e-6);
    }

    [Fact]
    public void Every_epochs_numbers_are_told_when_it_ends_and_those_before_when_training_goes_on()
    {
        using var folder = new TemporaryFolder();
        var options = new ClassifierOptions { Epochs = 4, Patience = 100 };
        Assert.ThrowsAny<OperationCanceledException>(() => Saved(options, folder["stopped"], folder["state"], stopAfter: 2));
        var told = new MeasuredParts();
        using var model = Model(options);

        var history = model.Fit(district.TaskOf(district.Samples) with { StatePath = folder["state"], StateKey = "key", Progress = told });

        Assert.Equal([1, 2, 3, 4], told.Parts.Select(part => part.Part));
        Assert.All(told.Parts, part => Assert.Equal(history.Columns, part.Names));
        Assert.Equal(history.Epochs, told.Parts.Select(part => part.Values));
    }

    [Fact]
    public void Bad_options_are_said_all_at_once()
    {
        var error = Assert.Throws<TrainingOptionsException>(() => new ClassifierOptions { Dropout = 1, LearningRate = 0, Epochs = 0 }.Validated());

        Assert.Contains("classifier.dropout is 1, but must be at least 0 and below 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("classifier.learning_rate is 0, but must be above 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("classifier.epochs is 0, but must be at least 1", error.Message, StringComparison.Ordinal);
    }

    private float ValidationAuprc(MaskedAutoencoderModel model)
    {
        var validation = district.Samples.Of(SampleSet.Validation);
        var batch = district.BatchOf([.. validation.Select(sample => sample.Centre)]);
        float[] logits = new float[validation.Count];
        model.Score(batch, logits);
        return (float)RankMetrics.Auprc(logits, [.. validation.Select(sample => sample.Positive)]);
    }

    private MaskedAutoencoderModel Model(ClassifierOptions options, long seed = ContractDistrict.Seed) =>
        MaskedAutoencoderModel.FromScratch(Small.Architecture(district.Windows), options, seed);

    private byte[] Saved(ClassifierOptions options, string folder, string? statePath, int stopAfter, string key = "key", long seed = ContractDistrict.Seed)
    {
        using var stop = new CancellationTokenSource();
        using var model = Model(options, seed);
        var task = district.TaskOf(district.Samples, stop.Token) with
        {
            Seed = seed,
            StatePath = statePath,
            StateKey = key,
            Progress = new StopAfter(stop, (long)stopAfter * district.Samples.Of(SampleSet.Train).Count),
        };
        model.Fit(task);
        model.Save(folder);
        return File.ReadAllBytes(Path.Combine(folder, "model.safetensors"));
    }
}

/// <summary>Stops the work once so many units are done.</summary>
internal sealed class StopAfter(CancellationTokenSource stop, long units) : IProgress<WorkProgress>
{
    public void Report(WorkProgress value)
    {
        // Beyond a whole epoch, so that the epoch before has left its state.
        if (value.Done > units && !value.Task.StartsWith("Encoding", StringComparison.Ordinal))
        {
            stop.Cancel();
        }
    }
}

/// <summary>Keeps what was measured.</summary>
internal sealed class MeasuredParts : IProgress<WorkProgress>
{
    public List<MeasuredPart> Parts { get; } = [];

    public void Report(WorkProgress value)
    {
        if (value.Measured is { } part)
        {
            Parts.Add(part);
        }
    }
}
