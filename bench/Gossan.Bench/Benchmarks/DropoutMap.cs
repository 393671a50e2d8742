using Gossan.Bench.Harness;
using Gossan.Bench.Made;
using Gossan.Learning.Classification;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;
using static TorchSharp.torch;

namespace Gossan.Bench.Benchmarks;

/// <summary>Dropout in the head alone, the encoder once, against the whole network once per pass.</summary>
internal sealed class DropoutMap : IBenchmark
{
    private const int Passes = 100;

    private const double AskedFor = 90, AskedForInBfloat16 = 150;

    public string Name => "map";

    public string Question => "Likelihood and uncertainty over 100 dropout passes, paper-33, 14 bands: TrainedModel.Predict against the whole network 100 times";

    public IEnumerable<Row> Run(Effort effort)
    {
        int few = effort.Of(16, 2), many = effort.Of(256, 16);
        using var made = new MadeStack(edge: 100, MadeNetwork.Bands);
        using var network = MadeNetwork.Classifier(MadeNetwork.Paper33);
        using var model = MadeNetwork.Trained(MadeNetwork.Paper33);
        var batch = made.Batch(few);
        float[] likelihood = new float[few], uncertainty = new float[few];
        yield return Turns.Pair(effort.Of(3, 1), WholeNetwork, () => model.Predict(batch, likelihood, uncertainty, Passes))
            .FasterRow($"{few} windows, {Passes} passes", effort.Of<double?>(AskedFor, null));
        if (((IChoosesPrecision)model.Model).GainsFromBfloat16)
        {
            ((IChoosesPrecision)model.Model).Use(Precision.Bfloat16);
            yield return Turns.Pair(effort.Of(3, 1), WholeNetwork, () => model.Predict(batch, likelihood, uncertainty, Passes))
                .FasterRow($"{few} windows, {Passes} passes, bfloat16", effort.Of<double?>(AskedForInBfloat16, null));
            ((IChoosesPrecision)model.Model).Use(Precision.Float32);
        }

        foreach (int count in (int[])[few, many])
        {
            using var input = MadeNetwork.Windows(MadeNetwork.Paper33, count);
            using var features = network.Features(input);
            var heads = new ThinnedHeads((ClassifierHead)network.Head, Passes, seed: 1);
            yield return Turns.Pair(effort.Of(5, 1), () => network.Features(input).Dispose(), () => heads.Sample(features).Dispose())
                .ShareRow($"{count} windows: 100 passes of the head, as a share of the encoder");
        }

        // As the authors' program: the batch goes through encoder and head with dropout on, once per pass.
        void WholeNetwork()
        {
            network.Head.train();
            using var inference = inference_mode();
            using var scope = NewDisposeScope();
            var windows = BatchTensors.Of(batch);
            var samples = new List<Tensor>();
            for (int pass = 0; pass < Passes; pass++)
            {
                samples.Add(network.forward(windows).sigmoid());
            }

            stack(samples).std(0).data<float>().CopyTo(uncertainty);
            network.eval();
        }
    }
}
