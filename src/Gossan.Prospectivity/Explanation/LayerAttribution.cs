using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Explanation;

/// <summary>What one layer added to the scores of the explained windows.</summary>
/// <param name="Rank">1 for the strongest by mean absolute attribution; layers of equal strength stand in band order.</param>
/// <param name="Layer">The band's name.</param>
/// <param name="MeanAbsolute">Mean of the absolute attribution, in log-odds, with its 95 % interval; bounds are NaN where all windows lie in one block.</param>
/// <param name="Mean">Mean attribution with its sign, in log-odds: above 0 the layer speaks for a deposit in these windows.</param>
/// <param name="Strongest">Share of windows in which no other layer has a larger absolute attribution, 0..1. Windows of a tie count in equal parts; one in which all are 0 counts for none.</param>
/// <param name="ValueCorrelation">Pearson's correlation of the attribution with the layer's value at the centre cell, -1..1: above 0 high values speak for a deposit. NaN where one of them does not vary.</param>
public sealed record LayerAttribution(int Rank, string Layer, Interval MeanAbsolute, double Mean, double Strongest, double ValueCorrelation);
