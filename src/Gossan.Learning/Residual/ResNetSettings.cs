namespace Gossan.Learning.Residual;

/// <summary>What a saved model needs to be built again.</summary>
/// <param name="Bands">Evidence layers that it sees.</param>
/// <param name="Options">Its options.</param>
public sealed record ResNetSettings(int Bands, ResNetOptions Options);
