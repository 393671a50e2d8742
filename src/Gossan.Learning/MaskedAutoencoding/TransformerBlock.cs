using Gossan.Learning.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>A pre-norm transformer block: every token looks at all tokens of its window, then at itself.</summary>
/// <remarks>
/// Dosovitskiy et al. 2021, "An Image is Worth 16x16 Words", equations 2 and 3. LayerNorm eps 1e-5, no bias in the joint
/// projection to queries, keys and values, GELU in its exact (erf) form; no dropout.
/// </remarks>
public sealed class TransformerBlock : Module<Tensor, Tensor>
{
    private readonly int heads;
    private readonly LayerNorm norm1;
    private readonly Linear queriesKeysValues;
    private readonly Linear projection;
    private readonly LayerNorm norm2;
    private readonly Linear expansion;
    private readonly Linear contraction;

    static TransformerBlock() => TorchRuntime.Ensure();

    /// <summary>Makes a block with torch's default initialisation.</summary>
    /// <param name="width">Token width D, a multiple of <paramref name="heads"/>.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="mlpRatio">Hidden width of the two linear layers, in token widths.</param>
    public TransformerBlock(int width, int heads, int mlpRatio)
        : base(nameof(TransformerBlock))
    {
        this.heads = heads;
        norm1 = LayerNorm(width, eps: 1e-5);
        queriesKeysValues = Linear(width, 3 * width, hasBias: false);
        projection = Linear(width, width);
        norm2 = LayerNorm(width, eps: 1e-5);
        expansion = Linear(width, mlpRatio * width);
        contraction = Linear(mlpRatio * width, width);
        register_module("norm1", norm1);
        register_module("attention_in", queriesKeysValues);
        register_module("attention_out", projection);
        register_module("norm2", norm2);
        register_module("mlp_in", expansion);
        register_module("mlp_out", contraction);
    }

    /// <summary>Lets the tokens exchange what they know.</summary>
    /// <param name="tokens">(N, T, D).</param>
    /// <returns>(N, T, D).</returns>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var x = tokens.Plus(Attend(ForProducts(norm1.forward(tokens))));                 // (N, T, D)
        var y = Product(contraction, F.gelu(Product(expansion, ForProducts(norm2.forward(x)))));  // (N, T, D)
        return x.Plus(y).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the first token alone what all tokens know: row 0 of <see cref="forward"/> for a sixth of its arithmetic.</summary>
    /// <param name="tokens">(N, T, D).</param>
    /// <returns>(N, 1, D).</returns>
    internal Tensor First(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var x = tokens.narrow(1, 0, 1).Plus(AttendFirst(ForProducts(norm1.forward(tokens))));  // (N, 1, D)
        var y = contraction.forward(F.gelu(expansion.forward(ForProducts(norm2.forward(x)))));  // (N, 1, D)
        return x.Plus(y).MoveToOuterDisposeScope();
    }

    /// <summary>Turns the linear layers into bfloat16. Norms and the sum that runs through the blocks stay in float32: what a block adds is rounded, not what has been added up.</summary>
    internal void LinearLayersToBfloat16()
    {
        foreach (var linear in (Linear[])[queriesKeysValues, projection, expansion, contraction])
        {
            linear.to(ScalarType.BFloat16);
        }
    }

    /// <summary>Works out the matrix products of <see cref="forward"/> in bfloat16 while the parameters, and what an optimiser adds to them, stay in float32.</summary>
    internal bool RoundsProducts { get; set; }

    /// <summary>Does nothing: every part is registered by a name of its own in the constructor, and not again under its field's.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>Gives tokens the type of the linear layers; the same numbers where it is theirs already.</summary>
    private Tensor ForProducts(Tensor tokens) => tokens.to(RoundsProducts ? ScalarType.BFloat16 : expansion.weight!.dtype);

    private Tensor Product(Linear linear, Tensor tokens) => RoundsProducts
        ? F.linear(tokens, linear.weight!.to(ScalarType.BFloat16), linear.bias?.to(ScalarType.BFloat16))
        : linear.forward(tokens);

    private Tensor Attend(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        long n = tokens.shape[0], t = tokens.shape[1], d = tokens.shape[2];
        var qkv = Product(queriesKeysValues, tokens).view(n, t, 3, heads, d / heads)      // (N, T, 3, heads, D / heads)
            .permute(2, 0, 3, 1, 4).unbind(0);                                           // 3 of (N, heads, T, D / heads)
        var seen = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2]);               // (N, heads, T, D / heads)
        return Product(projection, seen.transpose(1, 2).reshape(n, t, d)).MoveToOuterDisposeScope();
    }

    private Tensor AttendFirst(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        long n = tokens.shape[0], t = tokens.shape[1], d = tokens.shape[2];
        var weight = queriesKeysValues.weight!;                                          // (3 D, D): queries, keys, values
        var query = F.linear(tokens.narrow(1, 0, 1), weight.narrow(0, 0, d))             // (N, 1, D)
            .view(n, 1, heads, d / heads).transpose(1, 2);                               // (N, heads, 1, D / heads)
        var kv = F.linear(tokens, weight.narrow(0, d, 2 * d)).view(n, t, 2, heads, d / heads)  // (N, T, 2, heads, D / heads)
            .permute(2, 0, 3, 1, 4).unbind(0);                                           // 2 of (N, heads, T, D / heads)
        var seen = F.scaled_dot_product_attention(query, kv[0], kv[1]);                  // (N, heads, 1, D / heads)
        return projection.forward(seen.transpose(1, 2).reshape(n, 1, d)).MoveToOuterDisposeScope();
    }
}
