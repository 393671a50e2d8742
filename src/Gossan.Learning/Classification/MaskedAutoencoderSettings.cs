using Gossan.Learning.MaskedAutoencoding;

namespace Gossan.Learning.Classification;

/// <summary>What a saved classifier needs to be built again.</summary>
/// <param name="Preset">The preset that the backbone's sizes started from; empty for sizes of one's own.</param>
/// <param name="Architecture">Sizes of the network.</param>
/// <param name="Classifier">The head and its training.</param>
public sealed record MaskedAutoencoderSettings(string Preset, MaskedAutoencoderOptions Architecture, ClassifierOptions Classifier);
