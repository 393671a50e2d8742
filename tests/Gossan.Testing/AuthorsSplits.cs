using System.Globalization;
using System.Text.Json.Nodes;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Calibration;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;

namespace Gossan.Testing;

/// <summary>The very samples of the authors' runs on their small region, stacked as they stack it; windows of 33 cells.</summary>
public sealed class AuthorsSplits : IDisposable
{
    private const int Size = 33;

    private readonly TemporaryFolder folder = new();
    private readonly Lazy<EvidenceStack> stack;

    public AuthorsSplits() => stack = new(Prepare);

    public WindowSource Windows => new([stack.Value], new() { Size = Size, Patch = 3 });

    /// <summary>Fits a model on a split and measures it as the authors' figures were: test metrics at the threshold of validation, and the test sites against random windows.</summary>
    public (SplitMetrics Test, double Background) Measured(IProspectivityModel model, WindowSource windows, long seed)
    {
        Sample[] samples = [.. Rows($"splits_seed{seed}.csv").Select(row => new Sample(
            new(0, Number(row["center_row"]), Number(row["center_col"])),
            row["label"] is "1",
            row["set"] switch { "train" => SampleSet.Train, "valid" => SampleSet.Validation, _ => SampleSet.Test }))];
        model.Fit(new() { Windows = windows, Training = Of(SampleSet.Train), Validation = Of(SampleSet.Validation), Seed = seed });
        var (validation, validationLabels) = Scores(SampleSet.Validation);
        var (test, testLabels) = Scores(SampleSet.Test);
        double temperature = TemperatureScaling.Fit(validation, validationLabels);
        double threshold = DecisionThreshold.BestF1(TemperatureScaling.Likelihoods(validation, temperature), validationLabels);
        float[] background = Score([.. Rows($"background_seed{seed}.csv").Select(row => new WindowCentre(0, Number(row["row"]) + (Size / 2), Number(row["col"]) + (Size / 2)))]);
        float[] sites = [.. test.Where((_, i) => testLabels[i])];
        return (SplitMetrics.Of(test, testLabels, temperature, threshold), RankMetrics.Auroc([.. sites, .. background], [.. sites.Select(_ => true), .. background.Select(_ => false)]));

        Sample[] Of(SampleSet set) => [.. samples.Where(sample => sample.Set == set)];

        (float[] Logits, bool[] Labels) Scores(SampleSet set)
        {
            Sample[] distinct = [.. Of(set).Distinct()];
            return (Score([.. distinct.Select(sample => sample.Centre)]), [.. distinct.Select(sample => sample.Positive)]);
        }

        float[] Score(WindowCentre[] centres)
        {
            float[] logits = new float[centres.Length];
            int done = 0;
            foreach (var batch in windows.Batches(centres, 256))
            {
                model.Score(batch, logits.AsSpan(done, batch.Count));
                done += batch.Count;
            }

            return logits;
        }
    }

    public void Dispose()
    {
        if (stack.IsValueCreated)
        {
            stack.Value.Dispose();
        }

        folder.Dispose();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        string[] lines = File.ReadAllLines(SharedData.PathOf($"golden/{file}"));
        string[] columns = lines[0].Split(',');
        return lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
    }

    private EvidenceStack Prepare()
    {
        string data = SharedData.PathOf("data/maniac_mini");
        var bands = (JsonArray)JsonNode.Parse(File.ReadAllBytes(SharedData.PathOf("golden/stack_stats.json")))!["bands"]!;
        string[] files = [.. bands.Select(band => (string)band!["file"]!)];
        var layers = files[..14].Select(file => KeyValuePair.Create(
            Path.GetFileNameWithoutExtension(file),
            new LayerOptions { Path = file, Transform = [LayerTransform.Tukey, LayerTransform.Standardize] }));
        StackPreparation.Run([new("mini", null, [.. layers], new Dictionary<string, SiteSource>(StringComparer.Ordinal))], data, folder["out"]);
        return EvidenceStack.Open(folder["out/mini.tif"]);
    }
}
