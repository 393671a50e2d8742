using Gossan.Evidence.Samples;
using Gossan.Learning.Classification;
using Gossan.Learning.Training;
using Gossan.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Tests.Classification;

public sealed class LogisticHeadTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    private const double Ridge = 3, PositiveWeight = 2;

    [Fact]
    public void The_fit_is_the_minimum_of_the_penalised_loss_and_the_spread_its_curvature()
    {
        using var scope = NewDisposeScope();
        using var network = Fitted(out var head);
        var distinct = district.Samples.Of(SampleSet.Train).CountBy(sample => sample).ToArray();
        double[][] x = Standardised(network, [.. distinct.Select(row => row.Key)]);
        double rows = distinct.Sum(row => row.Value), sites = distinct.Where(row => row.Key.Positive).Sum(row => row.Value);
        double[] at = [.. head.get_buffer("coefficients")!.data<float>().Select(v => (double)v), head.get_buffer("bias")!.ToSingle()];
        double[] gradient = [.. at.Select((value, i) => i < at.Length - 1 ? Ridge * value : 0)];
        var curvature = new double[at.Length, at.Length];
        for (int n = 0; n < x.Length; n++)
        {
            double p = 1 / (1 + Math.Exp(-x[n].Zip(at, (a, b) => a * b).Sum()));
            bool site = distinct[n].Key.Positive;
            double weight = distinct[n].Value * rows / 2 * (site ? PositiveWeight / sites : 1 / (rows - sites));
            for (int i = 0; i < at.Length; i++)
            {
                gradient[i] += weight * (p - (site ? 1 : 0)) * x[n][i];
                for (int j = 0; j < at.Length; j++)
                {
                    curvature[i, j] += p * (1 - p) * x[n][i] * x[n][j];
                }
            }
        }

        for (int i = 0; i < at.Length - 1; i++)
        {
            curvature[i, i] += Ridge;
        }

        // Coefficients are kept as float32: 1e-7 of them times a curvature of some hundreds.
        Assert.All(gradient, slope => Assert.Equal(0, slope, tolerance: 1e-3));
        var spread = head.get_buffer("spread")!.to(ScalarType.Float64);
        Near.Equal(eye(at.Length, dtype: ScalarType.Float64), tensor(curvature).mm(spread.mm(spread.t())), 1e-4);
    }

    [Fact]
    public void Samples_are_normal_around_the_score_with_the_spread_of_the_coefficients()
    {
        using var scope = NewDisposeScope();
        using var head = new LogisticHead(2);
        head.Set(tensor([1.0, 2]), tensor([0.5, 1]), tensor([0.3, -0.2, 0.1]), tensor(new double[,] { { 1, 0, 0 }, { 0.5, 2, 0 }, { 0, 1, 1 } }));
        var features = tensor([3f, 3], [1, 2]);
        var samples = head.Sample(features, 4);

        // Standardised (1, 1, 1): logit 0.3 - 0.2 + 0.1, variance |(1.5, 3, 1)|² = 12.25.
        Near.Equal(head.forward(features), 0.2);
        Near.Equal(tensor([0.2 - (3.5 * 1.1503493804), 0.2 - (3.5 * 0.3186393640), 0.2 + (3.5 * 0.3186393640), 0.2 + (3.5 * 1.1503493804)]), samples);
    }

    [Fact]
    public void A_feature_that_is_the_same_everywhere_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var network = new ClassifierNetwork(new BackboneEncoder(new(Small.Architecture(district.Windows)), FeatureKind.Class), new LogisticHead(32));
        using (no_grad())
        {
            network.Encoder.Weights.named_parameters().Single(p => p.name is "norm.weight").parameter.zero_();
        }

        LogisticHeadFitting.Run(network, (LogisticHead)network.Head, new() { Head = HeadKind.Logistic }, district.TaskOf(district.Samples));
        var logits = network.Head.forward(randn(5, 32) * 100);

        Near.Equal(zeros(5), logits);        // balanced classes and nothing to tell them apart by
    }

    [Fact]
    public void One_class_is_refused()
    {
        using var model = MaskedAutoencoderModel.FromScratch(Small.Architecture(district.Windows), new() { Head = HeadKind.Logistic }, seed: 1);
        var task = district.TaskOf(district.Samples);

        var error = Assert.Throws<TrainingOptionsException>(() => model.Fit(task with { Training = [.. task.Training.Where(sample => sample.Positive)] }));
        Assert.Contains("0 of negatives", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backbone_that_is_trained_along_is_refused_with_the_way_out()
    {
        var error = Assert.Throws<TrainingOptionsException>(() => new ClassifierOptions { Head = HeadKind.Logistic, Backbone = BackboneTraining.Trained, Ridge = 0 }.Validated());

        Assert.Contains("set classifier.head to linear or mlp, or classifier.backbone to frozen", error.Message, StringComparison.Ordinal);
        Assert.Contains("classifier.ridge is 0, but must be above 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var head = new LogisticHead(3);
        using var features = randn(4, 3);
        Assert.Equal(0, Near.Left(() => head.forward(features).Dispose()));
        Assert.Equal(0, Near.Left(() => head.Sample(features, 5).Dispose()));
        using var network = new ClassifierNetwork(new BackboneEncoder(new(Small.Architecture(district.Windows)), FeatureKind.Class), new LogisticHead(32));
        Assert.Equal(0, Near.Left(() => LogisticHeadFitting.Run(network, (LogisticHead)network.Head, new() { Head = HeadKind.Logistic }, district.TaskOf(district.Samples))));
    }

    private ClassifierNetwork Fitted(out LogisticHead head)
    {
        manual_seed(4);
        head = new LogisticHead(32);
        var network = new ClassifierNetwork(new BackboneEncoder(new(Small.Architecture(district.Windows)), FeatureKind.Class), head);
        LogisticHeadFitting.Run(network, head, new() { Head = HeadKind.Logistic, Ridge = Ridge, PositiveWeight = PositiveWeight }, district.TaskOf(district.Samples));
        return network;
    }

    /// <summary>Features by mean and sample deviation, and 1 for the bias.</summary>
    private double[][] Standardised(ClassifierNetwork network, Sample[] samples)
    {
        using var scope = NewDisposeScope();
        var features = network.Features(district.BatchOf([.. samples.Select(sample => sample.Centre)])).to(ScalarType.Float64);
        double[] flat = features.data<double>().ToArray();
        int width = (int)features.shape[1];
        double[] mean = [.. Enumerable.Range(0, width).Select(i => samples.Select((_, n) => flat[(n * width) + i]).Average())];
        double[] deviation = [.. Enumerable.Range(0, width).Select(i => Math.Sqrt(samples.Select((_, n) => Math.Pow(flat[(n * width) + i] - mean[i], 2)).Sum() / (samples.Length - 1)))];
        return [.. samples.Select((_, n) => Enumerable.Range(0, width).Select(i => (flat[(n * width) + i] - mean[i]) / deviation[i]).Append(1).ToArray())];
    }
}
