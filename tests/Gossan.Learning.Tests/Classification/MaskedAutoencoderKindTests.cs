using Gossan.Learning.Checkpoints;
using Gossan.Learning.Classification;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Classification;

public sealed class MaskedAutoencoderKindTests(ContractDistrict district, SmallBackbone backbone) : IClassFixture<ContractDistrict>, IClassFixture<SmallBackbone>
{
    [Fact]
    public void The_names_are_registered_ones()
    {
        Assert.Equal(["mae", "mae-tuned", "mae-scratch", "mae-untrained"], MaskedAutoencoderKind.All.Select(kind => kind.Name), StringComparer.Ordinal);
        Assert.All(MaskedAutoencoderKind.All, kind => Assert.Same(kind, MaskedAutoencoderKind.Named(kind.Name)));
        Assert.Null(MaskedAutoencoderKind.Named("mae-2"));
        Assert.Equal(MaskedAutoencoderModel.ModelName, MaskedAutoencoderKind.Plain.Name);
    }

    [Theory]
    [InlineData("mae", BackboneTraining.Frozen, false)]
    [InlineData("mae", BackboneTraining.Trained, true)]
    [InlineData("mae-tuned", BackboneTraining.Frozen, true)]
    [InlineData("mae-scratch", BackboneTraining.Frozen, true)]
    [InlineData("mae-untrained", BackboneTraining.Trained, false)]
    public void The_form_decides_whether_the_encoder_learns(string name, BackboneTraining asked, bool learns)
    {
        using var folder = new TemporaryFolder();
        var options = new ClassifierOptions { Backbone = asked, Epochs = 1 };
        var kind = MaskedAutoencoderKind.Named(name)!;
        using var model = kind.Pretrained
            ? MaskedAutoencoderModel.OnBackbone(backbone.Of(district.Windows), district.Windows, options, seed: 1, kind)
            : MaskedAutoencoderModel.FromScratch(Small.Architecture(district.Windows), options, seed: 1, kind);
        string before = Encoder(model, folder["before"]);
        model.Fit(district.TaskOf(district.Samples));

        Assert.Equal(learns, !string.Equals(before, Encoder(model, folder["after"]), StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_on_fresh_weights_is_not_made_on_a_backbone() =>
        Assert.Throws<ArgumentException>(() => MaskedAutoencoderModel.OnBackbone(backbone.Of(district.Windows), district.Windows, new(), seed: 1, MaskedAutoencoderKind.Scratch));

    [Fact]
    public void A_form_that_trains_its_encoder_has_an_mlp_where_a_logistic_head_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        using var model = MaskedAutoencoderModel.FromScratch(Small.Architecture(district.Windows), new() { Head = HeadKind.Logistic }, seed: 1, MaskedAutoencoderKind.Scratch);
        Directory.CreateDirectory(folder["model"]);

        Assert.Equal("mlp", model.Save(folder["model"]).Settings["classifier"]!["head"]!.GetValue<string>());
    }

    private static string Encoder(MaskedAutoencoderModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        using var content = SafeTensorsFile.Read(Path.Combine(folder, model.Save(folder).File));
        return Convert.ToHexString(content.Tensors["encoder.patch_embedding.weight"].bytes);
    }
}
