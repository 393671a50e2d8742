using System.Text.Json;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.Optimisation;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Training;

/// <summary>The way of a network through its epochs: seeding, learning rate, best weights, early stop, and a state to go on from.</summary>
/// <remarks>
/// Each epoch draws from generators of its own, so the state holds no generator, and a training that was killed ends
/// with the same weights, bit for bit, as one that was not.
/// </remarks>
internal sealed class EpochTraining(nn.Module network, AdamW optimiser, EpochOptions options)
{
    /// <summary>Trains, and leaves the network with the weights of its best epoch, in evaluation mode.</summary>
    /// <param name="columns">Names of the numbers in an outcome's row.</param>
    /// <param name="epoch">Trains one epoch (from 0) and measures it; torch's generator is seeded for it.</param>
    /// <param name="progress">Told a note per epoch.</param>
    /// <param name="cancellation">Checked between epochs.</param>
    /// <returns>The history, epochs of an earlier, interrupted run included.</returns>
    public TrainingHistory Run(IReadOnlyList<string> columns, Func<int, EpochOutcome> epoch, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        using var best = WeightCopy.Of(network);
        var snapshot = Continue(best, progress);
        IReadOnlyList<string> names = [.. columns, "learning_rate"];
        for (int earlier = 0; earlier < snapshot.History.Count; earlier++)
        {
            Report(snapshot.History.Count, null, earlier);
        }

        var schedule = new PlateauSchedule(new(), snapshot.Plateau);
        optimiser.LearningRate = snapshot.Plateau.LearningRate;
        for (int next = snapshot.History.Count; next < options.Epochs && snapshot.SinceBest < options.Patience; next++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.manual_seed(SeededRandom.Derive(options.Seed, options.Task, next));
            double learningRate = optimiser.LearningRate;
            var outcome = epoch(next);
            optimiser.LearningRate = schedule.Next(outcome.ValidationLoss);
            bool better = snapshot.BestScore is not { } score || outcome.Score > score;
            if (better)
            {
                best.Take(network);
            }

            snapshot = snapshot with
            {
                History = [.. snapshot.History, [.. outcome.Row, learningRate]],
                BestScore = better ? outcome.Score : snapshot.BestScore,
                SinceBest = better ? 0 : snapshot.SinceBest + 1,
                Plateau = schedule.State,
                Steps = optimiser.Steps,
            };
            if (options.StatePath is { } path)
            {
                TrainingState.Save(path, snapshot, network, best, optimiser);
            }

            Report(next + 1, (next + 1) % options.NoteEvery == 0 ? $"epoch {next + 1} of {options.Epochs}: {outcome.Note}" : null, next);
        }

        best.CopyInto(network);
        network.eval();
        if (snapshot.History.Count > 0)
        {
            Report(options.Epochs, $"keeps epoch {snapshot.History.Count - snapshot.SinceBest} of {snapshot.History.Count}{(snapshot.SinceBest >= options.Patience ? $" (no better one in {options.Patience})" : "")}");
        }

        return new(names, snapshot.History);

        void Report(int epochs, string? note, int? measured = null) => progress?.Report(new(
            options.Task, (long)epochs * options.WindowsPerEpoch, (long)options.Epochs * options.WindowsPerEpoch, "windows", note,
            measured is { } epoch ? new(epoch + 1, names, snapshot.History[epoch]) : null));
    }

    private TrainingSnapshot Continue(WeightCopy best, IProgress<WorkProgress>? progress)
    {
        try
        {
            if (options.StatePath is { } path && TrainingState.Load(path, options.StateKey, network, best, optimiser) is { } saved)
            {
                long done = (long)saved.History.Count * options.WindowsPerEpoch;
                progress?.Report(new(options.Task, done, (long)options.Epochs * options.WindowsPerEpoch, "windows", $"continuing after epoch {saved.History.Count}"));
                return saved;
            }
        }
        catch (Exception e) when (e is CheckpointException or JsonException)
        {
            // A state is only a saving of time: without it the training is done from its beginning.
            progress?.Report(new(options.Task, 0, (long)options.Epochs * options.WindowsPerEpoch, "windows", $"the state of the interrupted training is damaged ({e.Message.Split('\n')[0]}); it starts from the beginning"));
        }

        return new() { Key = options.StateKey, History = [], Plateau = new(optimiser.LearningRate), Steps = new Dictionary<string, long>(StringComparer.Ordinal) };
    }
}
