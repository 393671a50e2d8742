using Gossan.Learning.Checkpoints;
using Gossan.Learning.Classification;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Testing;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests;

/// <summary>The authors' arrays of one model size ("tiny" or "full"), and their weights under our names.</summary>
internal sealed class Golden : IDisposable
{
    private readonly SafeTensorsContent vectors;
    private readonly SafeTensorsContent weights;

    public Golden(string size)
    {
        vectors = SafeTensorsFile.Read(SharedData.PathOf($"golden/{size}_vectors.safetensors"));
        weights = SafeTensorsFile.Read(SharedData.PathOf($"golden/{size}_weights.safetensors"));
        Options = size is "full" ? Full : Tiny;
    }

    public static MaskedAutoencoderOptions Full { get; } = new() { WindowSize = 33, PatchSize = 3, Bands = 14 };

    public static MaskedAutoencoderOptions Tiny { get; } = Full with { Width = 32, Blocks = 2, Heads = 4, DecoderWidth = 16, DecoderBlocks = 1, DecoderHeads = 2 };

    public MaskedAutoencoderOptions Options { get; }

    public Tensor this[string name] => vectors.Tensors[name];

    /// <summary>The name that a tensor of the authors' network has in ours.</summary>
    public static string OurName(string theirs) => theirs
        .Replace("encoder.cls_token", "encoder.class_token")
        .Replace("encoder.pos_encoding", "encoder.positions")
        .Replace("patch_embedding.0.", "patch_embedding.")
        .Replace("coder.backbone.", "coder.blocks.")
        .Replace("layer_norm.", "norm.")
        .Replace("attn.qkv.", "attention_in.")
        .Replace("attn.proj.", "attention_out.")
        .Replace("mlp.fc1.", "mlp_in.")
        .Replace("mlp.fc2.", "mlp_out.")
        .Replace("decoder.pos_embedding", "decoder.positions")
        .Replace("decoder.decoder_proj.", "decoder.embedding.")
        .Replace("decoder.head.", "decoder.painter.");

    /// <summary>The name that a tensor of the authors' head ("5.weight") has in ours.</summary>
    public static string OurHeadName(string theirs, HeadKind kind)
    {
        string[] parts = theirs.Split('.');
        string[] places = kind == HeadKind.Linear ? ["", "output"] : ["", "hidden1", "norm1", "activation1", "", "hidden2", "norm2", "activation2", "", "output"];
        return $"{places[int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)]}.{parts[1]}";
    }

    public MaskedAutoencoder Model()
    {
        var model = new MaskedAutoencoder(Options);
        ModuleWeights.Load(model, Under("mae.", OurName), "golden");
        return model;
    }

    public ClassifierHead Head(HeadKind kind)
    {
        var head = new ClassifierHead(Options.Width, kind);
        var theirs = Under(kind == HeadKind.Linear ? "head_march." : "head_aug.", n => OurHeadName(n, kind));
        foreach (var (name, weight) in ModuleWeights.Of(head).Where(w => w.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
        {
            theirs[name] = weight;
        }

        ModuleWeights.Load(head, theirs, "golden");
        head.eval();
        return head;
    }

    public void Dispose()
    {
        vectors.Dispose();
        weights.Dispose();
    }

    private Dictionary<string, Tensor> Under(string prefix, Func<string, string> name) =>
        weights.Tensors.Where(w => w.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(w => name(w.Key[prefix.Length..]), w => w.Value, StringComparer.Ordinal);
}
