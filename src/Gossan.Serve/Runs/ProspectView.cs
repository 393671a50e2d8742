using Gossan.Prospectivity.Prospects;
using Gossan.Report.Page.Results;

namespace Gossan.Serve.Runs;

/// <summary>A prospect as its file tells it; what is not known is <see langword="null"/>.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="SquareKilometres">Area.</param>
/// <param name="Likelihood">Mean calibrated probability, 0..1.</param>
/// <param name="Peak">Highest likelihood, 0..1.</param>
/// <param name="Uncertainty">Mean standard deviation of the likelihood.</param>
/// <param name="OutsideDomain">Share of its cells that are unlike the training windows, 0..1.</param>
/// <param name="NearestSite">Nearest known site.</param>
/// <param name="NearestKilometres">How far that is; 0 within.</param>
/// <param name="Sites">Known sites within.</param>
/// <param name="Layers">What its strongest layers add, in log-odds.</param>
/// <param name="Words">All of it in plain words.</param>
/// <param name="Polygons">Per polygon its rings, the outline first; a position is x, y.</param>
internal sealed record ProspectView(
    int Rank, double SquareKilometres, double Likelihood, double Peak, double? Uncertainty, double? OutsideDomain, string? NearestSite, double? NearestKilometres, int Sites,
    IReadOnlyList<LayerEffect> Layers, string Words, IReadOnlyList<IReadOnlyList<IReadOnlyList<double[]>>> Polygons)
{
    /// <summary>A row of the file.</summary>
    public static ProspectView Of(ProspectRow row) => new(
        row.Rank, row.SquareKilometres, row.Likelihood, row.Peak, row.Uncertainty, row.OutsideDomain, row.NearestSite, row.NearestKilometres, row.Sites, row.Layers, row.Words, row.Rings);
}
