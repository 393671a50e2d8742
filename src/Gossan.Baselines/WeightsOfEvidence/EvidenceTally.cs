using System.Runtime.InteropServices;

namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Counts the classes of an evidence layer strip by strip. Takes memory by the number of its classes, not by its cells.</summary>
public sealed class EvidenceTally
{
    private readonly Dictionary<double, (long Cells, long Points)> classes = [];

    /// <summary>Cells without a value: no evidence, neither for nor against.</summary>
    public long MissingCells { get; private set; }

    /// <summary>Known sites on cells without a value.</summary>
    public long MissingPoints { get; private set; }

    /// <summary>Counts cells.</summary>
    /// <param name="cells">Class of each cell; NaN for a cell without a value.</param>
    public void AddCells(ReadOnlySpan<float> cells)
    {
        // Neighbours mostly are of one class: a run of them is looked up once.
        for (int start = 0; start < cells.Length;)
        {
            float value = cells[start];
            int end = start + 1;
            while (end < cells.Length && cells[end].Equals(value))
            {
                end++;
            }

            if (float.IsNaN(value))
            {
                MissingCells += end - start;
            }
            else
            {
                CollectionsMarshal.GetValueRefOrAddDefault(classes, value, out _).Cells += end - start;
            }

            start = end;
        }
    }

    /// <summary>Counts a known site.</summary>
    /// <param name="value">Class of the cell that holds it; NaN for a cell without a value.</param>
    public void AddPoint(float value)
    {
        if (float.IsNaN(value))
        {
            MissingPoints++;
        }
        else
        {
            CollectionsMarshal.GetValueRefOrAddDefault(classes, value, out _).Points++;
        }
    }

    /// <summary>What was counted so far.</summary>
    /// <param name="cellArea">Area of a cell in km², above 0.</param>
    /// <param name="unitArea">Area of a unit cell in km², above 0.</param>
    /// <returns>The classes; cells and sites without a value are left out.</returns>
    public EvidenceClassCounts ToCounts(double cellArea, double unitArea = 1) =>
        new(classes.Select(each => new EvidenceClass(each.Key, each.Value.Cells, each.Value.Points)), cellArea, unitArea);
}
