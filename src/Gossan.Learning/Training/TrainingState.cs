using System.Runtime.InteropServices;
using System.Text.Json;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.Optimisation;
using static TorchSharp.torch;

namespace Gossan.Learning.Training;

/// <summary>Everything that a training needs to go on after an epoch, in one safetensors file that is replaced whole.</summary>
internal static class TrainingState
{
    private const string Snapshot = "snapshot", Weights = "weights/", Best = "best/", Mean = "mean/", Square = "square/";

    /// <summary>Writes the state.</summary>
    public static void Save(string path, TrainingSnapshot snapshot, nn.Module network, WeightCopy best, AdamW optimiser)
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, weight) in network.state_dict())
        {
            tensors[Weights + name] = weight;
            tensors[Best + name] = best.Tensors[name];
        }

        foreach (var (name, moments) in optimiser.State())
        {
            tensors[Mean + name] = tensor(moments.Mean);
            tensors[Square + name] = tensor(moments.Square);
        }

        SafeTensorsFile.Write(path, tensors, new Dictionary<string, string>(StringComparer.Ordinal) { [Snapshot] = JsonSerializer.Serialize(snapshot, RecordJson.Options) });
    }

    /// <summary>Reads a state into network, best weights and optimiser.</summary>
    /// <returns>The snapshot; <see langword="null"/>, and nothing changed, when there is no state or it belongs to another key.</returns>
    public static TrainingSnapshot? Load(string path, string key, nn.Module network, WeightCopy best, AdamW optimiser)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var content = SafeTensorsFile.Read(path);
        if (!content.Metadata.TryGetValue(Snapshot, out string? json)
            || JsonSerializer.Deserialize<TrainingSnapshot>(json, RecordJson.Options) is not { } snapshot
            || !string.Equals(snapshot.Key, key, StringComparison.Ordinal))
        {
            return null;
        }

        Part(Weights).CopyInto(network);
        Part(Best).CopyInto(best);
        optimiser.Restore(snapshot.Steps.ToDictionary(
            entry => entry.Key,
            entry => new AdamWMoments(entry.Value, Floats(content.Tensors[Mean + entry.Key]), Floats(content.Tensors[Square + entry.Key])),
            StringComparer.Ordinal));
        return snapshot;

        WeightCopy Part(string prefix) => WeightCopy.Over(content.Tensors
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value, StringComparer.Ordinal));
    }

    private static float[] Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes).ToArray();
}
