using System.Runtime.InteropServices;

namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Maps the posterior strip by strip, and counts the unique conditions (combinations of classes) on the way.</summary>
/// <remarks>Takes memory by the number of unique conditions, not by the cells. Not for several threads at once.</remarks>
/// <param name="posterior">Prior and weights.</param>
public sealed class PosteriorMap(PosteriorProbability posterior)
{
    private readonly Dictionary<string, int> byRows = new(StringComparer.Ordinal);
    private readonly List<Posterior> posteriors = [];
    private readonly List<long> cells = [];

    /// <summary>The unique conditions met so far, in the order of their first cell.</summary>
    public IReadOnlyList<(Posterior Posterior, long Cells)> Conditions => [.. posteriors.Zip(cells)];

    /// <summary>Maps a strip of cells.</summary>
    /// <param name="layers">For each layer the class of each cell, NaN for none.</param>
    /// <param name="probability">(cells) posterior probability, 0..1; NaN where no layer has a value, which is taken to lie outside the study area.</param>
    /// <param name="deviation">(cells) its standard deviation; NaN as before.</param>
    /// <param name="confidence">(cells) probability over deviation; NaN as before.</param>
    public void Fill(IReadOnlyList<ReadOnlyMemory<float>> layers, Span<float> probability, Span<float> deviation, Span<float> confidence)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfNotEqual(layers.Count, posterior.Layers.Count, nameof(layers));
        ArgumentOutOfRangeException.ThrowIfNotEqual(deviation.Length, probability.Length, nameof(deviation));
        ArgumentOutOfRangeException.ThrowIfNotEqual(confidence.Length, probability.Length, nameof(confidence));
        foreach (var layer in layers)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(layer.Length, probability.Length, nameof(layers));
        }

        int[] rows = new int[layers.Count];
        float[] before = [.. layers.Select(_ => float.NegativeInfinity)];
        int condition = -1;
        for (int cell = 0; cell < probability.Length; cell++)
        {
            bool changed = false;
            for (int layer = 0; layer < rows.Length; layer++)
            {
                float value = layers[layer].Span[cell];
                if (!value.Equals(before[layer]))
                {
                    before[layer] = value;
                    rows[layer] = posterior.Layers[layer].RowOf(value);
                    changed = true;
                }
            }

            condition = changed ? ConditionOf(rows) : condition;
            if (condition < 0)
            {
                probability[cell] = deviation[cell] = confidence[cell] = float.NaN;
                continue;
            }

            cells[condition]++;
            var at = posteriors[condition];
            (probability[cell], deviation[cell], confidence[cell]) = ((float)at.Probability, (float)at.Deviation, (float)at.Confidence);
        }
    }

    /// <summary>Tests the layers on the cells mapped so far.</summary>
    /// <param name="observed">Known sites on them.</param>
    /// <param name="cellArea">Area of a cell in km², above 0.</param>
    /// <param name="unitArea">Area of a unit cell in km², above 0.</param>
    /// <returns>The test's result.</returns>
    public ConditionalIndependence Independence(long observed, double cellArea, double unitArea = 1) =>
        ConditionalIndependence.Of(observed, Conditions.Select(each => (each.Cells * cellArea / unitArea, each.Posterior.Probability, each.Posterior.Deviation)));

    // The numbers of the rows as the characters of a text: looked up without making one per cell.
    private int ConditionOf(int[] rows)
    {
        if (Array.TrueForAll(rows, row => row < 0))
        {
            return -1;
        }

        var key = MemoryMarshal.Cast<int, char>(rows);
        var lookup = byRows.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(key, out int condition))
        {
            condition = posteriors.Count;
            byRows.Add(key.ToString(), condition);
            posteriors.Add(posterior.AtRows(rows));
            cells.Add(0);
        }

        return condition;
    }
}
