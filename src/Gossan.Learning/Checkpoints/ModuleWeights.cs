using Gossan.Learning.Torch;
using static TorchSharp.torch;

namespace Gossan.Learning.Checkpoints;

/// <summary>Takes the weights out of a network and puts them in again, strictly by name and shape.</summary>
public static class ModuleWeights
{
    static ModuleWeights() => TorchRuntime.Ensure();

    /// <summary>The parameters and persistent buffers of a network.</summary>
    /// <param name="module">The network.</param>
    /// <returns>By name; the network's own tensors, not copies: do not dispose them.</returns>
    public static IReadOnlyDictionary<string, Tensor> Of(nn.Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module.state_dict();
    }

    /// <summary>Copies weights into a network; all of them or, when one does not fit, none.</summary>
    /// <param name="module">The network.</param>
    /// <param name="tensors">One per parameter and buffer, of the same shape; values are converted to the network's type. They stay the caller's.</param>
    /// <param name="path">The file that they came from, for the message.</param>
    /// <exception cref="CheckpointException">Names or shapes differ; the message lists them.</exception>
    public static void Load(nn.Module module, IReadOnlyDictionary<string, Tensor> tensors, string path)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var weights = Of(module);
        string[] missing = [.. weights.Keys.Where(k => !tensors.ContainsKey(k)).Order(StringComparer.Ordinal)];
        string[] unexpected = [.. tensors.Keys.Where(k => !weights.ContainsKey(k)).Order(StringComparer.Ordinal)];
        string[] wrongShapes = [.. weights.Where(w => tensors.TryGetValue(w.Key, out var t) && !t.shape.AsSpan().SequenceEqual(w.Value.shape))
            .OrderBy(w => w.Key, StringComparer.Ordinal)
            .Select(w => $"{w.Key} ({string.Join(" x ", tensors[w.Key].shape)} instead of {string.Join(" x ", w.Value.shape)})")];
        if (missing.Length + unexpected.Length + wrongShapes.Length > 0)
        {
            throw CheckpointException.Differs(path, missing, unexpected, wrongShapes);
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, weight) in weights)
        {
            weight.copy_(tensors[name]);
        }
    }
}
