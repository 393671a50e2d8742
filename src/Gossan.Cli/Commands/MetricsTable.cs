using System.Globalization;
using System.Text.Json;
using Gossan.Evidence.Samples;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Cli.Commands;

/// <summary>The metrics of a target's models side by side.</summary>
internal static class MetricsTable
{
    private static readonly string[] Sets = ["validation", "test"];

    public static void Show(ProjectSession session, string target, IReadOnlyList<string> models)
    {
        var rows = new List<string[]>();
        foreach (string model in models)
        {
            string path = Path.Combine(session.Project.ModelFolder(target, model), "metrics.json");
            var metrics = JsonSerializer.Deserialize<Dictionary<string, SplitMetrics>>(File.ReadAllBytes(path), RecordJson.Options)!;
            rows.AddRange(Sets.Select(set => Row(model, set, metrics[set])));
        }

        session.Screen.Line($"\n{target}: scores on labelled windows (sites against likely negatives){(session.Project.Options.Samples.Split == SplitKind.Random ? " - OPTIMISTIC: a random split lets neighbours of test sites be learnt from" : "")}");
        session.Screen.Table(["model", "set", "sites", "negatives", "AUROC", "AUPRC", "F1", "MCC", "ECE"], rows, keys: 2);
    }

    private static string[] Row(string model, string set, SplitMetrics m)
    {
        static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F3", CultureInfo.InvariantCulture);
        return [model, set, m.Positives.ToString(CultureInfo.InvariantCulture), m.Negatives.ToString(CultureInfo.InvariantCulture), Number(m.Auroc), Number(m.Auprc), Number(m.F1), Number(m.Mcc), Number(m.Ece)];
    }
}
