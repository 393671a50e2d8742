using Gossan.Learning.MaskedAutoencoding;

namespace Gossan.Learning.Estimation;

/// <summary>Arithmetic of the masked autoencoder for one window: its matrix products, two per multiplication and addition.</summary>
/// <remarks>
/// With C bands, P patch edge, L patches, T tokens, D width, r the perceptron's ratio, a block takes T D² (8 + 4 r) + 4 T² D: queries, keys
/// and values 6, projection 2, perceptron 4 r, scores and weighted sums. Norms, GELU and softmax are not counted.
/// </remarks>
public static class NetworkArithmetic
{
    /// <summary>A forward pass is one part of a training step, its backward pass two.</summary>
    public const int PartsOfAStep = 3;

    /// <summary>The [CLS] feature of a whole window, counted for all tokens.</summary>
    /// <param name="sizes">The network's sizes.</param>
    /// <returns>FLOP per window.</returns>
    public static double Encoding(MaskedAutoencoderOptions sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return Embedding(sizes) + Blocks(sizes.Blocks, sizes.Patches + 1, sizes.Width, sizes.MlpRatio);
    }

    /// <summary>A step of pretraining: the shown patches through the encoder, all through the decoder, and back.</summary>
    /// <param name="sizes">The network's sizes.</param>
    /// <returns>FLOP per window.</returns>
    public static double Pretraining(MaskedAutoencoderOptions sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        double kept = sizes.Kept + 1, all = sizes.Patches + 1;
        return PartsOfAStep * (Embedding(sizes)
            + Blocks(sizes.Blocks, kept, sizes.Width, sizes.MlpRatio)
            + (2 * kept * sizes.Width * sizes.DecoderWidth)
            + Blocks(sizes.DecoderBlocks, all, sizes.DecoderWidth, sizes.MlpRatio)
            + (2 * all * sizes.DecoderWidth * sizes.PatchValues));
    }

    private static double Embedding(MaskedAutoencoderOptions sizes) => 2.0 * sizes.Patches * sizes.PatchValues * sizes.Width;

    private static double Blocks(int blocks, double tokens, double width, int ratio) =>
        blocks * ((tokens * width * width * (8 + (4 * ratio))) + (4 * tokens * tokens * width));
}
