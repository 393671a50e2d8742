using Gossan.Evidence.Gridding;
using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Inspection;

/// <summary>A layer as it would come onto the region's grid.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its numbers are.</param>
/// <param name="Source">Its file and how it comes onto the grid.</param>
/// <param name="Statistics">On the region's grid, before any transform; of the places of classes for a categorical layer.</param>
/// <param name="Classes">How many classes of a categorical layer have cells; 0 for others.</param>
/// <param name="WillBe">What preparing will do to it, in words.</param>
public sealed record LayerReport(string Name, LayerKind Kind, SourceAudit Source, LayerStatistics Statistics, int Classes, string WillBe);
