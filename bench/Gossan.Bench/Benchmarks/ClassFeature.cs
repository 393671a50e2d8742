using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.Classification;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>The last block for one token against the last block for all of them.</summary>
internal sealed class ClassFeature : IBenchmark
{
    public string Name => "class";

    public string Question => "The [CLS] feature, 14 bands: ClassFeature, whose last block works for that token alone, against the whole encoding and its first token";

    public IEnumerable<Row> Run(Effort effort)
    {
        foreach (var (name, sizes, count) in new[] { ("paper-33", MadeNetwork.Paper33, 32), ("paper-5", MadeNetwork.Paper5, 150) })
        {
            using var network = MadeNetwork.Classifier(sizes);
            using var windows = MadeNetwork.Windows(sizes, effort.Of(count, 8));
            using var inference = inference_mode();
            yield return Turns.Pair(effort.Of(15, 1), WholeEncoding, () => network.Encoder.Features(windows).Dispose())
                .FasterRow($"{name}, {windows.shape[0]} windows");

            void WholeEncoding()
            {
                using var scope = NewDisposeScope();
                ((BackboneEncoder)network.Encoder).Backbone.Encode(windows)[.., 0].contiguous();
            }
        }
    }
}
