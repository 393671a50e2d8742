namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>The weights of each pattern that the classes of a layer can make.</summary>
public sealed record WeightsTable
{
    private WeightsTable(EvidenceClassCounts counts, WeightsTableKind kind, ZeroCountRule rule, IReadOnlyList<WeightsTableRow> rows) =>
        (Counts, Kind, Rule, Rows) = (counts, kind, rule, rows);

    /// <summary>What was counted.</summary>
    public EvidenceClassCounts Counts { get; }

    /// <summary>Which patterns were tried.</summary>
    public WeightsTableKind Kind { get; }

    /// <summary>What was done with counts of 0.</summary>
    public ZeroCountRule Rule { get; }

    /// <summary>One row per class: by ascending value, in a descending table by descending value.</summary>
    public IReadOnlyList<WeightsTableRow> Rows { get; }

    /// <summary>Weighs the patterns of a layer.</summary>
    /// <param name="counts">The layer's classes.</param>
    /// <param name="kind">Which patterns to try.</param>
    /// <param name="rule">What to do with counts of 0.</param>
    /// <returns>The table.</returns>
    /// <exception cref="WeightsOfEvidenceException">There are as many sites as unit cells, or more.</exception>
    public static WeightsTable Of(EvidenceClassCounts counts, WeightsTableKind kind, ZeroCountRule rule = ZeroCountRule.Fractional)
    {
        ArgumentNullException.ThrowIfNull(counts);
        double units = counts.Units;
        long points = counts.Points;
        if (points >= units)
        {
            throw WeightsOfEvidenceException.UnitCell(points, units, counts.UnitArea);
        }

        var rows = new List<WeightsTableRow>(counts.Classes.Count);
        long cells = 0, sites = 0;
        foreach (var each in kind == WeightsTableKind.Descending ? counts.Classes.Reverse() : counts.Classes)
        {
            bool cumulative = kind != WeightsTableKind.Categorical;
            cells = each.Cells + (cumulative ? cells : 0);
            sites = each.Points + (cumulative ? sites : 0);
            double area = counts.UnitsOf(cells);
            rows.Add(new(each.Value, each.Cells * counts.CellArea, cells * counts.CellArea, area, sites, EvidenceWeights.Of(area, sites, units, points, rule)));
        }

        return new(counts, kind, rule, rows);
    }
}
