using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Explanation;

/// <summary>What a model loses without the information of one layer.</summary>
/// <param name="Rank">1 for the largest fall; layers of equal falls stand in band order.</param>
/// <param name="Layer">The band's name.</param>
/// <param name="Fall">Fall of the AUROC of held-out sites when the layer is shuffled between windows, with its 95 % interval over sites and repeats; bounds are NaN with a single site. Exactly 0 for a layer that the model does not use, below 0 where it does harm.</param>
public sealed record LayerImportance(int Rank, string Layer, Interval Fall);
