using System.Globalization;
using System.Text;

namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Writes the tables of a fitted model "wofe".</summary>
internal static class WofeTables
{
    /// <summary>One table per layer, <c>layers.csv</c> with the classes' ranges and weights of all, and <c>independence.csv</c> with the test of conditional independence.</summary>
    public static void Write(string folder, IReadOnlyList<WofeLayer> layers, ConditionalIndependence independence)
    {
        var text = new StringBuilder("LAYER,FILE,CLASS,ABOVE,UP_TO,GEN_CLASS,WEIGHT,W_STD\n");
        for (int i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            string file = string.Create(CultureInfo.InvariantCulture, $"{i + 1:000}_{Plain(layer.Name)}_{Ending(layer.Weights.Table.Kind)}.csv");
            layer.Weights.Write(Path.Combine(folder, file));
            foreach (var each in layer.Weights.Classes.OrderBy(each => each.Value))
            {
                int number = (int)each.Value;
                string above = number > 1 ? layer.Bounds[number - 2].ToString("R", CultureInfo.InvariantCulture) : "";
                string upTo = number <= layer.Bounds.Count ? layer.Bounds[number - 1].ToString("R", CultureInfo.InvariantCulture) : "";
                text.Append(CultureInfo.InvariantCulture, $"{Quoted(layer.Name)},{file},{number},{above},{upTo},{each.GeneralisedClass:R},{each.Weight:R},{each.Deviation:R}\n");
            }
        }

        AtomicFile.WriteText(Path.Combine(folder, "layers.csv"), text.ToString());
        AtomicFile.WriteText(
            Path.Combine(folder, "independence.csv"),
            string.Create(CultureInfo.InvariantCulture, $"OBSERVED,EXPECTED,S_EXPECTED,OMNIBUS_RATIO,AGTERBERG_CHENG_Z,P_VALUE\n{independence.Observed},{independence.Expected:R},{independence.Deviation:R},{independence.Ratio:R},{independence.Z:R},{independence.PValue:R}\n"));
    }

    // Names are the user's, "geology=granite" among them; the number in front keeps files apart.
    private static string Plain(string name) => string.Concat(name.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Ending(WeightsTableKind kind) => kind switch
    {
        WeightsTableKind.Ascending => "CA",
        WeightsTableKind.Descending => "CD",
        _ => "CT",
    };
}
