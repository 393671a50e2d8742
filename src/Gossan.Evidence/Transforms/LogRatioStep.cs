namespace Gossan.Evidence.Transforms;

/// <summary>Centred log-ratio of one part of a composition: ln(part) minus the mean of ln over all parts in the same cell.</summary>
/// <param name="Group">The composition's name; its parts are the layers whose steps name it.</param>
/// <param name="Zero">What a value that is not positive counts as: two thirds of the smallest positive value it was learnt from.</param>
/// <remarks>Aitchison 1986, The Statistical Analysis of Compositional Data; two thirds of the limit: Martín-Fernández et al. 2003.</remarks>
public sealed record LogRatioStep(string Group, double Zero) : FittedStep
{
    /// <summary>Applies the steps of all parts of a composition in place.</summary>
    /// <param name="steps">One per part, the same group in each.</param>
    /// <param name="parts">(parts, cells): a cell that one part misses becomes missing in all, because its sum is not known.</param>
    /// <returns>Per part, how many cells were not positive and were replaced.</returns>
    public static long[] Apply(IReadOnlyList<LogRatioStep> steps, IReadOnlyList<Memory<float>> parts)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(parts);
        long[] replaced = new long[parts.Count];
        double[] mean = new double[parts[0].Length];
        for (int part = 0; part < parts.Count; part++)
        {
            var cells = parts[part].Span;
            double zero = steps[part].Zero;
            for (int i = 0; i < cells.Length; i++)
            {
                double value = cells[i];
                if (value < zero)
                {
                    value = zero;
                    replaced[part]++;
                }

                value = Math.Log(value);
                mean[i] += value / parts.Count;
                cells[i] = (float)value;
            }
        }

        foreach (var part in parts)
        {
            var cells = part.Span;
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] = (float)(cells[i] - mean[i]);
            }
        }

        return replaced;
    }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"log-ratio in '{Group}' with zeros as {Zero:G6}");

    /// <inheritdoc/>
    /// <remarks>That would take all parts of the composition.</remarks>
    public override double? Undo(double value) => null;
}
