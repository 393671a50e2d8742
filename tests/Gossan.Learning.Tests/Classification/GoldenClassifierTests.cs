using Gossan.Learning.Checkpoints;
using Gossan.Learning.Classification;
using Gossan.Testing;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Classification;

public sealed class GoldenClassifierTests
{
    [Theory]
    [InlineData("tiny", HeadKind.Linear, "march"), InlineData("tiny", HeadKind.Mlp, "aug")]
    [InlineData("full", HeadKind.Linear, "march"), InlineData("full", HeadKind.Mlp, "aug")]
    public void Encoder_and_head_give_the_authors_logits(string size, HeadKind kind, string name)
    {
        using var golden = new Golden(size);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var model = golden.Model();
        var head = golden.Head(kind);
        Near.Equal(golden[$"logits_{name}"], head.forward(model.ClassFeature(golden["input"])));
        Near.Equal(golden[$"logits_{name}_zero_input"], head.forward(model.ClassFeature(zeros(1, 14, 33, 33))));
    }

    [Theory, InlineData(HeadKind.Linear, "march"), InlineData(HeadKind.Mlp, "aug")]
    public void Loss_and_gradients_are_those_of_the_authors(HeadKind kind, string name)
    {
        using var golden = new Golden("tiny");
        using var theirs = SafeTensorsFile.Read(SharedData.PathOf($"golden/tiny_grads_cls_{name}.safetensors"));
        using var scope = NewDisposeScope();
        var model = golden.Model();
        var head = golden.Head(kind);
        var loss = SmoothedCrossEntropy.Of(head.forward(model.ClassFeature(golden["input"])), golden["bce_labels"], smoothing: 0.2);
        loss.backward();

        Near.Equal(golden[$"bce_loss_{name}"], loss);
        var gradients = model.named_parameters().Select(p => (p.name, p.parameter.grad))
            .Concat(head.named_parameters().Select(p => (p.name, p.parameter.grad))).ToDictionary(p => p.name, p => p.grad, StringComparer.Ordinal);
        Assert.NotEmpty(theirs.Tensors);
        foreach (var (key, gradient) in theirs.Tensors)
        {
            string place = key[$"grad_{name}.".Length..];
            string ours = place.StartsWith("ff.", StringComparison.Ordinal) ? Golden.OurHeadName(place[3..], kind) : Golden.OurName($"encoder.{place["backbone.".Length..]}");
            Near.Equal(gradient, gradients[ours]!);
        }
    }

    [Fact]
    public void Batch_norm_in_training_mode_is_that_of_the_authors()
    {
        using var golden = new Golden("tiny");
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var model = golden.Model();
        var trained = golden.Head(HeadKind.Mlp);
        var head = new ClassifierHead(32, HeadKind.Mlp, dropout: 0);
        ModuleWeights.Load(head, ModuleWeights.Of(trained), "golden");
        head.train();

        Near.Equal(golden["logits_aug_bn_train_mode"], head.forward(model.ClassFeature(golden["input"])));
        Near.Equal(golden["aug_bn1_running_mean_after"], ModuleWeights.Of(head)["norm1.running_mean"]);
        Near.Equal(golden["aug_bn1_running_var_after"], ModuleWeights.Of(head)["norm1.running_var"]);
    }
}
