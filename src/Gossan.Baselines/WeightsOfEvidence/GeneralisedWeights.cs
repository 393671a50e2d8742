using System.Globalization;
using System.Text;

namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>The one weight that each class of a layer got: its table of weights, with classes put together that cannot be told apart.</summary>
public sealed class GeneralisedWeights
{
    /// <summary>The favourable part of a cut layer.</summary>
    public const double Favourable = 2;

    /// <summary>The unfavourable part of a cut layer.</summary>
    public const double Unfavourable = 1;

    /// <summary>The class of all classes whose contrast is too unsure, put together.</summary>
    public const double Unsure = 99;

    /// <summary>The class of a layer in which no contrast is sure enough: it weighs nothing.</summary>
    public const double NoEvidence = 999;

    private readonly Dictionary<double, int> byValue;

    private GeneralisedWeights(WeightsTable table, IReadOnlyList<ClassWeight> classes)
    {
        (Table, Classes) = (table, classes);
        byValue = classes.Select((each, row) => (each.Value, row)).ToDictionary(each => each.Value, each => each.row);
    }

    /// <summary>The table behind.</summary>
    public WeightsTable Table { get; }

    /// <summary>One weight per class, in the order of the table's rows.</summary>
    public IReadOnlyList<ClassWeight> Classes { get; }

    /// <summary>Whether the layer says anything: whether some contrast was sure enough.</summary>
    public bool IsEvidence => Classes.Any(each => each.GeneralisedClass != NoEvidence);

    /// <summary>Cuts a cumulative table in two: up to the cut W+, beyond it W-.</summary>
    /// <param name="table">An ascending or descending table.</param>
    /// <param name="confidence">Studentised contrast that some row has to reach, else all weights are 0.</param>
    /// <param name="rule">Where to cut; of equal rows at the first.</param>
    /// <returns>Classes <see cref="Favourable"/> and <see cref="Unfavourable"/>, or <see cref="NoEvidence"/>.</returns>
    /// <exception cref="ArgumentException">The table is categorical.</exception>
    public static GeneralisedWeights Cut(WeightsTable table, double confidence, CutRule rule = CutRule.LargestStudentisedContrast)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Kind == WeightsTableKind.Categorical)
        {
            throw new ArgumentException("A categorical table has no order in which to cut it.", nameof(table));
        }

        if (!table.Rows.Any(row => row.Weights.Studentised >= confidence))
        {
            return Nothing(table);
        }

        // MaxBy takes the first of equal ones.
        var at = table.Rows.MaxBy(row => rule == CutRule.LargestContrast ? row.Weights.Contrast : row.Weights.Studentised)!;
        bool favourable = true;
        var classes = new List<ClassWeight>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            classes.Add(favourable
                ? new(row.Value, Favourable, at.Weights.Plus, at.Weights.PlusDeviation)
                : new(row.Value, Unfavourable, at.Weights.Minus, at.Weights.MinusDeviation));
            favourable &= !ReferenceEquals(row, at);
        }

        return new(table, classes);
    }

    /// <summary>Lets every class of a categorical table keep its own W+, as Geoscience Australia's tables do.</summary>
    /// <param name="table">A categorical table.</param>
    /// <param name="confidence">Studentised contrast, either way, that some row has to reach, else all weights are 0.</param>
    /// <returns>Each class as its own, or <see cref="NoEvidence"/>.</returns>
    /// <exception cref="ArgumentException">The table is cumulative.</exception>
    public static GeneralisedWeights Separate(WeightsTable table, double confidence)
    {
        RequireCategorical(table);
        return table.Rows.Any(row => IsSure(row, confidence))
            ? new(table, [.. table.Rows.Select(row => new ClassWeight(row.Value, row.Value, row.Weights.Plus, row.Weights.PlusDeviation))])
            : Nothing(table);
    }

    /// <summary>Puts all classes of a categorical table whose contrast is unsure together and weighs them as one.</summary>
    /// <remarks>After ArcSDM, which however puts together all classes below the positive threshold; here classes that surely speak against a deposit keep their weight.</remarks>
    /// <param name="table">A categorical table.</param>
    /// <param name="confidence">Studentised contrast, either way, from which a class keeps its own W+.</param>
    /// <returns>Each sure class as its own and the rest as <see cref="Unsure"/>, or all as <see cref="NoEvidence"/>.</returns>
    /// <exception cref="ArgumentException">The table is cumulative.</exception>
    public static GeneralisedWeights Merged(WeightsTable table, double confidence)
    {
        RequireCategorical(table);
        WeightsTableRow[] unsure = [.. table.Rows.Where(row => !IsSure(row, confidence))];
        if (unsure.Length == table.Rows.Count)
        {
            return Nothing(table);
        }

        var counts = table.Counts;
        var merged = EvidenceWeights.Of(unsure.Sum(row => row.Units), unsure.Sum(row => row.Points), counts.Units, counts.Points, table.Rule);
        return new(table, [.. table.Rows.Select(row => IsSure(row, confidence)
            ? new ClassWeight(row.Value, row.Value, row.Weights.Plus, row.Weights.PlusDeviation)
            : new(row.Value, Unsure, merged.Plus, merged.PlusDeviation))]);
    }

    /// <summary>The row of a class.</summary>
    /// <param name="value">The class's value; NaN for a cell without one.</param>
    /// <returns>Index into <see cref="Classes"/>; -1 for NaN and for a value that was not counted: no evidence.</returns>
    public int RowOf(double value) => byValue.GetValueOrDefault(value, -1);

    /// <summary>The table as CSV with the columns of Geoscience Australia's tools.</summary>
    /// <returns>A header and one line per class, numbers with all their digits, areas in km² and in unit cells.</returns>
    public string ToCsv()
    {
        var text = new StringBuilder("\"\",\"CLASS\",\"CLASS_AREA\",\"AREA_SQ_KM\",\"AREA_UNITS\",\"NO_POINTS\",\"WPLUS\",\"S_WPLUS\",\"WMINUS\",\"S_WMINUS\",\"CONTRAST\",\"S_CONTRAST\",\"STUDC\",\"GEN_CLASS\",\"WEIGHT\",\"W_STD\"\n");
        for (int i = 0; i < Classes.Count; i++)
        {
            var row = Table.Rows[i];
            var weights = row.Weights;
            var kept = Classes[i];
            text.Append(CultureInfo.InvariantCulture, $"\"{i + 1}\",{row.Value:R},{row.ClassArea:R},{row.Area:R},{row.Units:R},{row.Points},")
                .Append(CultureInfo.InvariantCulture, $"{weights.Plus:R},{weights.PlusDeviation:R},{weights.Minus:R},{weights.MinusDeviation:R},")
                .Append(CultureInfo.InvariantCulture, $"{weights.Contrast:R},{weights.ContrastDeviation:R},{weights.Studentised:R},")
                .Append(CultureInfo.InvariantCulture, $"{kept.GeneralisedClass:R},{kept.Weight:R},{kept.Deviation:R}\n");
        }

        return text.ToString();
    }

    /// <summary>Writes <see cref="ToCsv"/> into a file.</summary>
    /// <param name="path">The file; one of that name is replaced.</param>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, ToCsv());

    private static bool IsSure(WeightsTableRow row, double confidence) => Math.Abs(row.Weights.Studentised) >= confidence;

    private static GeneralisedWeights Nothing(WeightsTable table) => new(table, [.. table.Rows.Select(row => new ClassWeight(row.Value, NoEvidence, 0, 0))]);

    private static void RequireCategorical(WeightsTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Kind != WeightsTableKind.Categorical)
        {
            throw new ArgumentException("The rows of a cumulative table overlap: only a cut makes classes of them.", nameof(table));
        }
    }
}
