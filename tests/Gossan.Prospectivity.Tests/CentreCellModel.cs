using System.Globalization;
using System.Text.Json.Nodes;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Tests;

/// <summary>A model without learning: twice the centre's first band minus its second. What it should say is known everywhere.</summary>
internal sealed class CentreCellModel : IProspectivityModel
{
    public string Name => "centre";

    public string Uncertainty => "shifts";

    /// <summary>Windows scored so far.</summary>
    public int Scored { get; private set; }

    /// <summary>Called before every batch with the windows scored before it.</summary>
    public Action<int>? BeforeBatch { get; init; }

    public FitTask? Task { get; private set; }

    public bool Disposed { get; private set; }

    public float Bias { get; init; }

    /// <summary>Scores are rounded to multiples of it; 0 leaves them as they are.</summary>
    public float Step { get; init; }

    public static float LogitOf(float first, float second) => (2 * first) - second;

    /// <summary>What a pass adds to the logit.</summary>
    public static float Shift(int pass) => 0.3f * ((pass % 5) - 2);

    public TrainingHistory Fit(FitTask task)
    {
        Task = task;
        return new(["train_loss", "validation_loss"], [[0.5, 0.25], [0.125, double.NaN]]);
    }

    public void Score(WindowBatch windows, Span<float> logits)
    {
        BeforeBatch?.Invoke(Scored);
        for (int i = 0; i < windows.Count; i++)
        {
            float logit = LogitOf(windows.CentreCell(i)[0], windows.CentreCell(i)[1]) + Bias;
            logits[i] = Step > 0 ? Step * MathF.Round(logit / Step) : logit;
        }

        Scored += windows.Count;
    }

    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples)
    {
        Score(windows, logits);
        for (int i = 0; i < windows.Count; i++)
        {
            for (int pass = 0; pass < passes; pass++)
            {
                samples[(i * passes) + pass] = LogitOf(windows.CentreCell(i)[0], windows.CentreCell(i)[1]) + Bias + Shift(pass);
            }
        }
    }

    public SavedParameters Save(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, "model.txt"), Bias.ToString(CultureInfo.InvariantCulture));
        return new("model.txt", new JsonObject { ["bias"] = Bias });
    }

    public void Dispose() => Disposed = true;
}
