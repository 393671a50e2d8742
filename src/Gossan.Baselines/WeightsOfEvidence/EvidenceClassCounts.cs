namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>The classes of an evidence layer with their cells and known sites: all that weights of evidence need of a layer.</summary>
/// <remarks>Where a layer has no value, neither cells nor sites are counted, so that both shares are of the same land; ArcSDM counts the sites there.</remarks>
public sealed record EvidenceClassCounts
{
    /// <summary>Puts counted classes together.</summary>
    /// <param name="classes">The classes, each value once, in any order.</param>
    /// <param name="cellArea">Area of a cell in km², above 0.</param>
    /// <param name="unitArea">Area of a unit cell in km², above 0: the land that one site takes up. The prior and all weights depend on it.</param>
    /// <exception cref="ArgumentException">A number is outside its range, or a value stands twice.</exception>
    public EvidenceClassCounts(IEnumerable<EvidenceClass> classes, double cellArea, double unitArea = 1)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (cellArea is not (> 0 and < double.PositiveInfinity) || unitArea is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException(FormattableString.Invariant($"Areas are above 0 km², but a cell has {cellArea} and a unit cell {unitArea}."), nameof(cellArea));
        }

        EvidenceClass[] sorted = [.. classes.OrderBy(each => each.Value)];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (!double.IsFinite(sorted[i].Value) || sorted[i].Cells < 0 || sorted[i].Points < 0 || (i > 0 && sorted[i].Value == sorted[i - 1].Value))
            {
                throw new ArgumentException(FormattableString.Invariant($"Class {sorted[i]} cannot be, or stands twice."), nameof(classes));
            }
        }

        (Classes, CellArea, UnitArea) = (sorted, cellArea, unitArea);
    }

    /// <summary>The classes by ascending value.</summary>
    public IReadOnlyList<EvidenceClass> Classes { get; }

    /// <summary>Area of a cell, in km².</summary>
    public double CellArea { get; }

    /// <summary>Area of a unit cell, in km².</summary>
    public double UnitArea { get; }

    /// <summary>Cells of all classes; those without a value are not among them.</summary>
    public long Cells => Classes.Sum(each => each.Cells);

    /// <summary>Known sites on those cells.</summary>
    public long Points => Classes.Sum(each => each.Points);

    /// <summary>Area of all classes in unit cells.</summary>
    public double Units => UnitsOf(Cells);

    /// <summary>Area of some cells in unit cells.</summary>
    /// <param name="cells">How many cells.</param>
    /// <returns>Unit cells, 0 or more.</returns>
    public double UnitsOf(long cells) => cells * CellArea / UnitArea;
}
