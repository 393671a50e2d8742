using Gossan.Learning.MaskedAutoencoding;

namespace Gossan.Learning.Classification;

/// <summary>What a saved classifier needs to be built again.</summary>
/// <param name="Architecture">Sizes of the network.</param>
/// <param name="Classifier">The head and its training.</param>
public sealed record MaskedAutoencoderSettings(MaskedAutoencoderOptions Architecture, ClassifierOptions Classifier);
