using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>Several logits per window from a head of any kind, each as another head that the data would allow as well.</summary>
/// <param name="head">The head; it stays the caller's.</param>
/// <param name="seed">Fixes the dropout masks.</param>
internal sealed class HeadSampling(nn.Module<Tensor, Tensor> head, long seed)
{
    private ThinnedHeads? thinned;

    /// <summary>(N, D) features to (N, passes) logits.</summary>
    public Tensor Sample(Tensor features, int passes)
    {
        switch (head)
        {
            case LogisticHead logistic:
                return logistic.Sample(features, passes);
            case ClassifierHead dropping:
                if (thinned?.Passes != passes)
                {
                    thinned = new(dropping, passes, seed);
                }

                return thinned.Sample(features);
            default:
                throw new InvalidOperationException($"A head of type {head.GetType().Name} cannot be sampled.");
        }
    }
}
