namespace Gossan.Evidence.Inspection;

/// <summary>Layers that say nearly the same, gathered: ten equal layers are one thing to know, not forty-five.</summary>
internal static class NearDuplicates
{
    /// <summary>Gathers pairs into groups: two layers belong together when a chain of pairs leads from one to the other.</summary>
    /// <param name="pairs">Pairs with their correlations, in the order of the layers.</param>
    /// <returns>One warning per group, about its first layer, with the range of the correlations in it.</returns>
    public static IEnumerable<InspectionWarning> Of(IEnumerable<(string One, string Other, double Correlation)> pairs)
    {
        var groups = new List<(List<string> Layers, List<double> Correlations)>();
        foreach (var (one, other, r) in pairs)
        {
            var joined = groups.Where(group => group.Layers.Contains(one, StringComparer.Ordinal) || group.Layers.Contains(other, StringComparer.Ordinal)).ToList();
            groups.RemoveAll(joined.Contains);
            groups.Add(([.. joined.SelectMany(group => group.Layers).Append(one).Append(other).Distinct(StringComparer.Ordinal)], [.. joined.SelectMany(group => group.Correlations), r]));
        }

        return groups.Select(group => new InspectionWarning(
            Concern.NearDuplicate, group.Layers[0],
            $"layers {Listed(group.Layers)} say nearly the same ({Range(group.Correlations)}). One of them is enough"));
    }

    private static string Listed(List<string> layers) => $"{string.Join(", ", layers.SkipLast(1).Select(layer => $"'{layer}'"))} and '{layers[^1]}'";

    /// <summary>Opposite layers are as alike as equal ones: of both in one group the strength alone is told.</summary>
    private static string Range(List<double> correlations)
    {
        bool mixed = correlations.Exists(r => r < 0) && correlations.Exists(r => r > 0);
        double[] values = [.. correlations.Select(r => mixed ? Math.Abs(r) : r)];
        string least = FormattableString.Invariant($"{values.Min():F3}"), most = FormattableString.Invariant($"{values.Max():F3}");
        return $"{(mixed ? "|r|" : "r")} = {least}{(string.Equals(least, most, StringComparison.Ordinal) ? "" : $" to {most}")}";
    }
}
