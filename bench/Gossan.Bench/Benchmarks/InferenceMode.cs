using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>What it costs to keep everything for a backward pass that never comes.</summary>
internal sealed class InferenceMode : IBenchmark
{
    public string Name => "inference";

    public string Question => "Forward pass of the paper-33 encoder, 14 bands: inference mode against gradient mode";

    public IEnumerable<Row> Run(Effort effort)
    {
        using var network = MadeNetwork.Classifier(MadeNetwork.Paper33);
        foreach (int batch in effort.Of<int[]>([8, 32, 128], [8]))
        {
            using var windows = MadeNetwork.Windows(MadeNetwork.Paper33, batch);
            yield return Turns.Pair(effort.Of(11, 1), WithGradients, WithoutGradients).FasterRow($"{batch} windows in one pass");

            void WithGradients()
            {
                using var gradients = enable_grad();
                network.Encoder.Features(windows).Dispose();
            }

            void WithoutGradients()
            {
                using var inference = inference_mode();
                network.Encoder.Features(windows).Dispose();
            }
        }
    }
}
