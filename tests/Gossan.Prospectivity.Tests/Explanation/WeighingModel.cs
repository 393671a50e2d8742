using System.Text.Json.Nodes;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Tests.Explanation;

/// <summary>A weighted sum of the centre cell that explains itself, with a gap that is known: what every attribution should be is known everywhere.</summary>
internal sealed class WeighingModel(params float[] weights) : IProspectivityModel, IExplainsWindows
{
    public string Name => "weighing";

    public string Uncertainty => UncertaintyKind.Weights;

    public int Explained { get; private set; }

    /// <summary>Called before every batch with the windows explained before it.</summary>
    public Action<int>? BeforeBatch { get; init; }

    /// <summary>The gap of a window by its first value.</summary>
    public Func<float, float> Gap { get; init; } = _ => 0;

    public ExplanationOptions? Options { get; private set; }

    public TrainingHistory Fit(FitTask task) => TrainingHistory.None;

    public void Score(WindowBatch windows, Span<float> logits)
    {
        for (int i = 0; i < windows.Count; i++)
        {
            logits[i] = 0;
            for (int band = 0; band < weights.Length; band++)
            {
                logits[i] += weights[band] * windows.CentreCell(i)[band];
            }
        }
    }

    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples) => throw new NotSupportedException();

    public SavedParameters Save(string folder) => throw new NotSupportedException();

    public void Explain(WindowBatch windows, ExplanationOptions options, Span<float> attributions, Span<float> gaps)
    {
        BeforeBatch?.Invoke(Explained);
        Options = options;
        for (int i = 0; i < windows.Count; i++)
        {
            var values = windows.CentreCell(i);
            for (int band = 0; band < weights.Length; band++)
            {
                attributions[(i * weights.Length) + band] = weights[band] * values[band];
            }

            gaps[i] = Gap(values[0]);
        }

        Explained += windows.Count;
    }

    public void Dispose()
    {
    }

    public static TrainedModel Trained(IProspectivityModel model) => new(model, new()
    {
        Model = model.Name,
        Target = "nickel",
        Bands = [],
        Windows = new(),
        Seed = 7,
        Version = "0.1.0",
        Parameters = "model.txt",
        ParametersSha256 = "",
        Settings = new JsonObject(),
    });
}
