using System.Globalization;

namespace Gossan.Prospectivity.Comparison;

/// <summary>What a comparison says in plain words, with what it cannot say.</summary>
public static class ComparisonWords
{
    /// <summary>The sentences that belong below the table.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>One sentence or two per entry.</returns>
    public static IReadOnlyList<string> Of(ModelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var best = comparison.Models[0];
        var said = new List<string>();
        if (comparison.Models.Count > 1)
        {
            string[] apart = [.. comparison.Models.Where(model => model.ToBest is { } d && d.Difference.High < 0).Select(model => model.Model)];
            string[] together = [.. comparison.Models.Skip(1).Select(model => model.Model).Except(apart, StringComparer.Ordinal)];
            said.Add(string.Create(CultureInfo.InvariantCulture, $"{best.Model} has the highest AUROC, {best.Map.Auroc.Estimate:F3}.")
                + (together.Length > 0 ? $" It cannot be told from {string.Join(", ", together)}." : "")
                + (apart.Length > 0 ? $" It is better than {string.Join(", ", apart)}." : ""));
            double detectable = Median([.. comparison.Models.Skip(1).Select(model => model.ToBest!.DetectableDifference)]);
            said.Add(string.Create(CultureInfo.InvariantCulture, $"With {comparison.Sites} sites a difference of {detectable:F3} in AUROC would have been seen four times in five; smaller ones are beyond these data."));
        }

        said.Add(string.Create(CultureInfo.InvariantCulture, $"The guard between training and test left out {comparison.GuardedSites:0.#} sites and {comparison.GuardedWindows:N0} unlabelled windows per fold."));
        said.AddRange(comparison.Differences.Select(Of));
        return said;
    }

    /// <summary>What one difference says.</summary>
    /// <param name="difference">Two models set against each other.</param>
    /// <returns>The question and its answer.</returns>
    public static string Of(ModelDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var d = difference.Auroc.Difference;
        string answer = d.Low > 0 ? "yes" : d.High < 0 ? "no, it does worse" : "these data cannot tell";
        return string.Create(CultureInfo.InvariantCulture, $"{difference.Question} {answer}: {difference.Model} less {difference.Against} is {d.Estimate:+0.000;-0.000} ({d.Low:+0.000;-0.000} to {d.High:+0.000;-0.000}).");
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
