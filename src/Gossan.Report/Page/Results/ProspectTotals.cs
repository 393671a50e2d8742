namespace Gossan.Report.Page.Results;

/// <summary>All prospects of a map together.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="SquareKilometres">Their area.</param>
/// <param name="Uncertainty">Mean standard deviation of the likelihood over the area for which it is known; <see langword="null"/> where it is nowhere.</param>
/// <param name="OutsideDomain">Share of that area that is unlike anything that the model was trained on.</param>
public sealed record ProspectTotals(int Count, double SquareKilometres, double? Uncertainty, double? OutsideDomain)
{
    /// <summary>Sums them up.</summary>
    public static ProspectTotals Of(IReadOnlyList<ProspectRow> prospects)
    {
        ArgumentNullException.ThrowIfNull(prospects);
        return new(prospects.Count, prospects.Sum(prospect => prospect.SquareKilometres), Mean(prospect => prospect.Uncertainty), Mean(prospect => prospect.OutsideDomain));

        double? Mean(Func<ProspectRow, double?> of)
        {
            var known = prospects.Where(prospect => of(prospect) is not null).ToList();
            return known.Count == 0 ? null : known.Sum(prospect => of(prospect)!.Value * prospect.SquareKilometres) / known.Sum(prospect => prospect.SquareKilometres);
        }
    }
}
