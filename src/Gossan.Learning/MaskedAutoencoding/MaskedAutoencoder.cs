using Gossan.Learning.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>A vision transformer that learns a region by painting the patches of a window that it was not shown.</summary>
/// <remarks>
/// He et al. 2022, "Masked Autoencoders Are Scalable Vision Learners", in the form of Daruna et al. 2024 (GFM4MPM): learned position
/// tables, no position for the encoder's [CLS] token. Shapes: N windows, C bands, H x W cells, P patch edge, L patches, K kept,
/// D width, E decoder width. A window is (C, H, W), a patch is laid out as (channel, row in patch, column in patch).
/// </remarks>
public sealed class MaskedAutoencoder : Module
{
    private readonly NetworkPart encoder = new("encoder");
    private readonly Conv2d patchEmbedding;
    private readonly TransformerBlock[] blocks;
    private readonly LayerNorm norm;

    private readonly NetworkPart decoder = new("decoder");
    private readonly Linear decoderEmbedding;
    private readonly TransformerBlock[] decoderBlocks;
    private readonly LayerNorm decoderNorm;
    private readonly Linear painter;

    static MaskedAutoencoder() => TorchRuntime.Ensure();

    /// <summary>Makes a network with fresh weights, drawn from torch's generator: seed it with torch.manual_seed first.</summary>
    /// <param name="options">The sizes.</param>
    /// <exception cref="ModelOptionsException">The sizes do not fit together.</exception>
    public MaskedAutoencoder(MaskedAutoencoderOptions options)
        : base(nameof(MaskedAutoencoder))
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options.Validated();
        int c = options.Bands, p = options.PatchSize, l = options.Patches, d = options.Width, e = options.DecoderWidth;

        patchEmbedding = encoder.With("patch_embedding", Conv2d(c, d, kernel_size: p, stride: p));
        encoder.With("positions", Table(l, d));
        encoder.With("class_token", Table(1, d));
        blocks = encoder.With("blocks", options.Blocks, () => new TransformerBlock(d, options.Heads, options.MlpRatio));
        norm = encoder.With("norm", LayerNorm(d, eps: 1e-5));
        register_module("encoder", encoder);

        decoderEmbedding = decoder.With("embedding", Linear(d, e));
        decoder.With("mask_token", Table(1, e));
        decoder.With("positions", Table(l + 1, e));
        decoderBlocks = decoder.With("blocks", options.DecoderBlocks, () => new TransformerBlock(e, options.DecoderHeads, options.MlpRatio));
        decoderNorm = decoder.With("norm", LayerNorm(e, eps: 1e-5));
        painter = decoder.With("painter", Linear(e, options.PatchValues));
        register_module("decoder", decoder);
    }

    /// <summary>The sizes that the network was made with.</summary>
    public MaskedAutoencoderOptions Options { get; }

    /// <summary>The encoder's parameters alone, as a part of this network ("patch_embedding.weight", ...): what a classifier trains along and saves.</summary>
    public Module Encoder => encoder;

    /// <summary>Gives the features of whole windows, nothing hidden.</summary>
    /// <param name="windows">(N, C, H, W) standardised evidence, float32, no missing values.</param>
    /// <returns>(N, L + 1, D) after the last norm: the [CLS] token first, then the patches row by row.</returns>
    public Tensor Encode(Tensor windows)
    {
        using var scope = NewDisposeScope();
        return Encoded(Embed(windows).Plus(encoder["positions"])).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the [CLS] feature of whole windows: what a classifier's head is put on.</summary>
    /// <param name="windows">(N, C, H, W) standardised evidence, float32, no missing values.</param>
    /// <returns>(N, D): row 0 of <see cref="Encode"/>. The last block works for that token alone, which saves a seventh of the arithmetic.</returns>
    public Tensor ClassFeature(Tensor windows)
    {
        using var scope = NewDisposeScope();
        var x = WithClassToken(Embed(windows).Plus(encoder["positions"]));               // (N, L + 1, D)
        foreach (var block in blocks[..^1])
        {
            x = block.forward(x);                                                        // (N, L + 1, D)
        }

        return norm.forward(blocks[^1].First(x)).squeeze(1).MoveToOuterDisposeScope();   // (N, D)
    }

    /// <summary>Gives the features of windows of which only some patches are shown.</summary>
    /// <param name="windows">(N, C, H, W) standardised evidence, float32.</param>
    /// <param name="noise">(N, L) any numbers: the patches with the <see cref="MaskedAutoencoderOptions.Kept"/> smallest are shown, ties in their order.</param>
    /// <returns>(N, K + 1, D) after the last norm: the [CLS] token, then the shown patches from the smallest noise on.</returns>
    public Tensor EncodeKept(Tensor windows, Tensor noise)
    {
        using var scope = NewDisposeScope();
        var (kept, _) = Shuffled(noise);
        return EncodeOnly(windows, kept).MoveToOuterDisposeScope();
    }

    /// <summary>Paints whole windows from the features of the shown patches.</summary>
    /// <param name="features">(N, K + 1, D) of <see cref="EncodeKept"/>.</param>
    /// <param name="noise">(N, L) the noise that <paramref name="features"/> were made with.</param>
    /// <returns>(N, L, C P²) patches row by row.</returns>
    public Tensor Decode(Tensor features, Tensor noise)
    {
        using var scope = NewDisposeScope();
        var (_, restore) = Shuffled(noise);
        return Paint(features, restore).MoveToOuterDisposeScope();
    }

    /// <summary>Hides patches, and on request whole layers of a window, encodes the rest and paints everything.</summary>
    /// <param name="windows">(N, C, H, W) standardised evidence, float32.</param>
    /// <param name="noise">(N, L) uniform noise: decides what is hidden, see <see cref="EncodeKept"/>.</param>
    /// <param name="hiddenLayers">(N, C) 1 for a layer of a window that the encoder gets as 0, its mean, in all patches; <see langword="null"/> to show them all. It stays the caller's.</param>
    /// <returns>Truth, painting and what was hidden; the caller disposes it.</returns>
    public Reconstruction Reconstruct(Tensor windows, Tensor noise, Tensor? hiddenLayers = null)
    {
        using var scope = NewDisposeScope();
        var (kept, restore) = Shuffled(noise);                                           // (N, K), (N, L)
        var shown = hiddenLayers is null ? windows : windows * ones_like(hiddenLayers).Minus(hiddenLayers).unsqueeze(-1).unsqueeze(-1);  // (N, C, H, W)
        var painted = Paint(EncodeOnly(shown, kept), restore);                           // (N, L, C P²)
        var hidden = restore.IsAtLeast(Options.Kept).to(painted.dtype);                  // (N, L)
        return new(Patchify(windows, Options.PatchSize).MoveToOuterDisposeScope(), painted.MoveToOuterDisposeScope(), hidden.MoveToOuterDisposeScope(), hiddenLayers?.alias().MoveToOuterDisposeScope());
    }

    /// <summary>Cuts windows into patches.</summary>
    /// <param name="windows">(N, C, H, W), H and W multiples of <paramref name="patchSize"/>.</param>
    /// <param name="patchSize">Patch edge P, in cells.</param>
    /// <returns>(N, L, C P²) patches row by row, each laid out as (channel, row, column).</returns>
    public static Tensor Patchify(Tensor windows, int patchSize)
    {
        using var scope = NewDisposeScope();
        long n = windows.shape[0], c = windows.shape[1], p = patchSize, rows = windows.shape[2] / p, columns = windows.shape[3] / p;
        return windows.reshape(n, c, rows, p, columns, p)
            .permute(0, 2, 4, 1, 3, 5)                                                   // (N, rows, columns, C, P, P)
            .reshape(n, rows * columns, c * p * p).MoveToOuterDisposeScope();
    }

    /// <summary>Puts the patches of square windows together again.</summary>
    /// <param name="patches">(N, L, C P²) as <see cref="Patchify"/> cuts them; L is a square number.</param>
    /// <param name="patchSize">Patch edge P, in cells.</param>
    /// <returns>(N, C, H, W).</returns>
    public static Tensor Unpatchify(Tensor patches, int patchSize)
    {
        using var scope = NewDisposeScope();
        long n = patches.shape[0], p = patchSize, side = (long)Math.Round(Math.Sqrt(patches.shape[1])), c = patches.shape[2] / (p * p);
        return patches.reshape(n, side, side, c, p, p)
            .permute(0, 3, 1, 4, 2, 5)                                                   // (N, C, rows, P, columns, P)
            .reshape(n, c, side * p, side * p).MoveToOuterDisposeScope();
    }

    /// <summary>A copy for inference whose encoder works out its matrix products in bfloat16; windows in and features out stay float32.</summary>
    internal MaskedAutoencoder InBfloat16()
    {
        using var noGradient = no_grad();
        using var drawn = get_rng_state();
        var copy = new MaskedAutoencoder(Options);
        set_rng_state(drawn);           // the fresh weights' draws must not be felt outside
        var weights = encoder.state_dict();
        foreach (var (name, tensor) in copy.encoder.state_dict())
        {
            tensor.copy_(weights[name]);
        }

        foreach (var block in copy.blocks)
        {
            block.LinearLayersToBfloat16();
        }

        foreach (var parameter in copy.parameters())
        {
            parameter.requires_grad_(false);
        }

        copy.eval();
        return copy;
    }

    /// <summary>Works out the matrix products of <see cref="Reconstruct"/> in bfloat16, or again in float32; the parameters stay in float32 and learn as before.</summary>
    internal void RoundProducts(bool bfloat16)
    {
        foreach (var block in blocks.Concat(decoderBlocks))
        {
            block.RoundsProducts = bfloat16;
        }
    }

    internal Tensor Embed(Tensor windows)
    {
        using var scope = NewDisposeScope();
        return patchEmbedding.forward(windows)                                           // (N, D, H / P, W / P)
            .flatten(2).transpose(1, 2).MoveToOuterDisposeScope();                       // (N, L, D)
    }

    /// <summary>Does nothing: every part is registered by a name of its own in the constructor, and not again under its field's.</summary>
    protected override void RegisterComponents()
    {
    }

    private static Parameter Table(int rows, int width)
    {
        // 0.02: value of the original, which cuts at 2, a hundred standard deviations away. Not init.trunc_normal_: TorchSharp's fills in one constant.
        using var values = empty(1, rows, width).normal_(0, 0.02);
        var table = Parameter(values);
        table.DetachFromDisposeScope();         // a scope round the constructor must not free a part of the network
        return table;
    }

    private static Tensor Pick(Tensor tokens, Tensor index) =>
        tokens.gather(1, index.unsqueeze(-1).expand(-1, -1, tokens.shape[2]));           // (N, index, D)

    private (Tensor Kept, Tensor Restore) Shuffled(Tensor noise)
    {
        var (_, shuffle) = noise.sort(dim: 1, descending: false, stable: true);          // (N, L)
        var (_, restore) = shuffle.sort(dim: 1, descending: false, stable: true);        // (N, L)
        return (shuffle.narrow(1, 0, Options.Kept), restore);                            // (N, K), (N, L)
    }

    private Tensor EncodeOnly(Tensor windows, Tensor kept) =>
        Encoded(Pick(Embed(windows).Plus(encoder["positions"]), kept));                  // (N, K + 1, D)

    private Tensor WithClassToken(Tensor patches) =>
        cat([encoder["class_token"].expand(patches.shape[0], -1, -1), patches], 1);      // (N, K + 1, D)

    private Tensor Encoded(Tensor patches)
    {
        using var scope = NewDisposeScope();
        var x = WithClassToken(patches);                                                 // (N, K + 1, D)
        foreach (var block in blocks)
        {
            x = block.forward(x);                                                        // (N, K + 1, D)
        }

        return norm.forward(x).MoveToOuterDisposeScope();
    }

    private Tensor Paint(Tensor features, Tensor restore)
    {
        using var scope = NewDisposeScope();
        long n = features.shape[0], l = restore.shape[1], k = features.shape[1] - 1;
        var x = decoderEmbedding.forward(features);                                      // (N, K + 1, E)
        var all = cat([x.narrow(1, 1, k), decoder["mask_token"].expand(n, l - k, -1)], 1);  // (N, L, E) in shuffled order
        x = cat([x.narrow(1, 0, 1), Pick(all, restore)], 1).Plus(decoder["positions"]); // (N, L + 1, E)
        foreach (var block in decoderBlocks)
        {
            x = block.forward(x);                                                        // (N, L + 1, E)
        }

        return painter.forward(decoderNorm.forward(x).narrow(1, 1, l)).MoveToOuterDisposeScope();
    }
}
