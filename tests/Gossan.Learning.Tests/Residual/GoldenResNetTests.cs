using Gossan.Learning.Attribution;
using Gossan.Learning.Checkpoints;
using Gossan.Learning.Classification;
using Gossan.Learning.Residual;
using Gossan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Residual;

/// <summary>ResNet-18 against the authors' arrays, with weights that a formula gives.</summary>
public sealed class GoldenResNetTests
{
    [Fact]
    public void Features_and_logits_are_those_of_the_authors()
    {
        using var golden = Open();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var network = Network();

        // Values up to 46: the tolerance of 1e-5 is of the largest.
        var layer4 = golden.Tensors["layer4"];
        Near.Equal(layer4, ((ResNet18)network.Encoder.Weights).forward(golden.Tensors["input"]), 1e-5 * layer4.abs().max().ToDouble());
        Near.Equal(golden.Tensors["logits"], network.forward(golden.Tensors["input"]));
        Near.Equal(golden.Tensors["logits_zero_input"], network.forward(zeros(1, 14, 33, 33)));
    }

    [Fact]
    public void Batch_norm_in_training_mode_is_that_of_the_authors()
    {
        using var golden = Open();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var network = Network(dropout: 0);
        network.train();
        Near.Equal(golden.Tensors["logits_bn_train_mode"], network.forward(golden.Tensors["input"]));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(50)]
    public void Attributions_are_those_of_the_authors(int points)
    {
        using var golden = Open();
        using var scope = NewDisposeScope();
        using var network = Network();
        using var result = new IntegratedGradients(network.forward, points).PerBand(golden.Tensors["input"]);
        Near.Equal(golden.Tensors[$"ig{points}_mean_hw"], result.PerBand, 1e-4);
    }

    [Fact]
    public void It_has_as_many_parameters_as_the_authors_network()
    {
        using var network = Network();
        Assert.Equal(11_211_520, network.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void Fresh_weights_have_the_spread_of_He_et_al()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var network = new ResNet18(bands: 14);
        var weights = ModuleWeights.Of(network);
        Assert.Equal(Math.Sqrt(2.0 / (64 * 49)), weights["conv1.weight"].std().ToDouble(), tolerance: 3e-4);
        Assert.Equal(Math.Sqrt(2.0 / (512 * 9)), weights["layer4.1.conv2.weight"].std().ToDouble(), tolerance: 1e-4);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var network = new ResNetEncoder(bands: 3);
        using var windows = randn(4, 3, 9, 9);
        network.Weights.eval();
        Assert.Equal(0, Near.Left(() => network.Features(windows).Dispose()));
        network.Weights.train();
        Assert.Equal(0, Near.Left(() => network.Features(windows).Dispose()));
    }

    [Fact]
    public void A_batch_of_one_small_window_leaves_the_statistics_where_there_is_no_variance()
    {
        using var scope = NewDisposeScope();
        using var network = new ResNetEncoder(bands: 3);
        network.Weights.train();
        var features = network.Features(randn(1, 3, 5, 5));
        features.sum().backward();

        Assert.True(features.isfinite().all().ToBoolean());
        Assert.Equal(0, ModuleWeights.Of(network.Weights)["layer4.1.bn2.running_mean"].abs().sum().ToSingle());
        Assert.NotEqual(0, ModuleWeights.Of(network.Weights)["bn1.running_mean"].abs().sum().ToSingle());
    }

    private static SafeTensorsContent Open() => SafeTensorsFile.Read(SharedData.PathOf("golden/resnet18_formula.safetensors"));

    private static ClassifierNetwork Network(double dropout = 0.5)
    {
        var network = new ClassifierNetwork(new ResNetEncoder(14), new ClassifierHead(512, HeadKind.Linear, dropout));
        var weights = ModuleWeights.Of(network);
        int place = 0;
        foreach (string name in NamesInOrder())
        {
            Fill(name, weights[name], place++);
        }

        network.eval();
        return network;
    }

    private static IEnumerable<string> NamesInOrder()
    {
        string[] Norm(string name) => [$"{name}.weight", $"{name}.bias", $"{name}.running_mean", $"{name}.running_var"];
        List<string> names = ["conv1.weight", .. Norm("bn1")];
        for (int stage = 1; stage <= 4; stage++)
        {
            for (int block = 0; block < 2; block++)
            {
                string at = $"layer{stage}.{block}";
                names.AddRange([$"{at}.conv1.weight", .. Norm($"{at}.bn1"), $"{at}.conv2.weight", .. Norm($"{at}.bn2")]);
                if (stage > 1 && block == 0)
                {
                    names.AddRange([$"{at}.downsample.0.weight", .. Norm($"{at}.downsample.1")]);
                }
            }
        }

        return [.. names.Select(name => $"encoder.{name}"), "head.output.weight"];
    }

    /// <summary>The formula of the golden arrays: a hash of the tensor's place and the element's.</summary>
    private static void Fill(string name, Tensor weight, int place)
    {
        float[] values = new float[weight.numel()];
        double fan = weight.dim() == 4 ? weight.shape[1] * weight.shape[2] * weight.shape[3] : weight.dim() == 2 ? weight.shape[1] : 0;
        for (int i = 0; i < values.Length; i++)
        {
            uint x = unchecked(((uint)(i + 1) * 2654435761u) + ((uint)(place + 1) * 2246822519u));
            x ^= x >> 15;
            x = unchecked(x * 2246822519u);
            x ^= x >> 13;
            double u = (x / 4294967296.0) - 0.5;
            values[i] = (float)(weight.dim() switch
            {
                4 => u * 2 * Math.Sqrt(6 / fan),
                2 => u * 2 / Math.Sqrt(fan),
                _ when name.EndsWith("running_var", StringComparison.Ordinal) => 1 + (0.5 * u),
                _ when name.EndsWith("running_mean", StringComparison.Ordinal) => 0.2 * u,
                _ when name.EndsWith("weight", StringComparison.Ordinal) => 1 + (0.2 * u),
                _ => 0.2 * u,
            });
        }

        using var noGradient = no_grad();
        using var source = tensor(values, weight.shape);
        weight.copy_(source);
    }
}
