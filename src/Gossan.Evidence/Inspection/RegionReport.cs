using Gossan.Evidence.Folds;
using Gossan.Evidence.Sites;

namespace Gossan.Evidence.Inspection;

/// <summary>What is known of a region before anything is made.</summary>
/// <param name="Region">Its name.</param>
/// <param name="Grid">Its grid in words.</param>
/// <param name="GridFrom">Where the grid comes from.</param>
/// <param name="Coarsening">Edge of the blocks of cells that were looked at as one; 1 where every cell was.</param>
/// <param name="Warnings">What a person should look at, the gravest first.</param>
/// <param name="Layers">The layers that can be read, in the project's order.</param>
/// <param name="Sites">Per target, what becomes of each site.</param>
/// <param name="BlockSizes">Per target with two sites or more, a size of blocks for its folds.</param>
public sealed record RegionReport(
    string Region, string Grid, string GridFrom, int Coarsening,
    IReadOnlyList<InspectionWarning> Warnings, IReadOnlyList<LayerReport> Layers, IReadOnlyDictionary<string, SiteAudit> Sites,
    IReadOnlyDictionary<string, BlockSizeSuggestion> BlockSizes);
