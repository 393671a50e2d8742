using Gossan.Evidence.Samples;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>The features of samples under an encoder that stays as it is.</summary>
internal static class SampleEncoding
{
    /// <summary>Windows that are read together.</summary>
    internal const int Batch = 256;

    /// <summary>Encodes each distinct window once, then lays the features out row by row: a repeated site costs no second pass.</summary>
    /// <returns>(samples, D), an ordinary tensor that gradients can go through; the caller disposes it.</returns>
    public static Tensor Of(ClassifierNetwork network, FitTask task, IReadOnlyList<Sample> samples)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        WindowCentre[] distinct = [.. samples.Select(sample => sample.Centre).Distinct()];
        var place = distinct.Select((centre, i) => (centre, i)).ToDictionary(entry => entry.centre, entry => (long)entry.i);
        var parts = new List<Tensor>();
        int done = 0;
        foreach (var batch in task.Windows.Batches(distinct, Batch, task.Cancellation))
        {
            parts.Add(network.Features(batch));
            task.Progress?.Report(new("Encoding samples", done += batch.Count, distinct.Length, "windows"));
        }

        // Out of inference mode: the head's gradients need ordinary tensors.
        return cat(parts).index_select(0, tensor(samples.Select(sample => place[sample.Centre]).ToArray())).clone().DetachFromDisposeScope();
    }
}
