namespace Gossan.Learning.Classification;

/// <summary>A registered form of the masked-autoencoder classifier: where its backbone's weights come from and whether they learn on.</summary>
/// <remarks>The forms are each other's controls: what pretraining is worth shows beside <see cref="Scratch"/> and <see cref="Untrained"/>.</remarks>
public sealed class MaskedAutoencoderKind
{
    private MaskedAutoencoderKind(string name, bool pretrained, BackboneTraining? training) => (Name, Pretrained, Training) = (name, pretrained, training);

    /// <summary>"mae": on the pretrained backbone, which is frozen or trained along as the options say.</summary>
    public static MaskedAutoencoderKind Plain { get; } = new("mae", pretrained: true, training: null);

    /// <summary>"mae-tuned": on the pretrained backbone, which is trained along.</summary>
    public static MaskedAutoencoderKind Tuned { get; } = new("mae-tuned", pretrained: true, BackboneTraining.Trained);

    /// <summary>"mae-scratch": on fresh weights that are trained along.</summary>
    public static MaskedAutoencoderKind Scratch { get; } = new("mae-scratch", pretrained: false, BackboneTraining.Trained);

    /// <summary>"mae-untrained": on fresh weights that stay so; only the head learns.</summary>
    public static MaskedAutoencoderKind Untrained { get; } = new("mae-untrained", pretrained: false, BackboneTraining.Frozen);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MaskedAutoencoderKind> All { get; } = [Plain, Tuned, Scratch, Untrained];

    /// <summary>The registered name.</summary>
    public string Name { get; }

    /// <summary>Whether the backbone comes from a pretraining; else its weights are drawn from the seed.</summary>
    public bool Pretrained { get; }

    /// <summary>What becomes of the backbone; <see langword="null"/> where the options decide.</summary>
    public BackboneTraining? Training { get; }

    /// <summary>Finds a form.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The form, or <see langword="null"/> when there is none of that name.</returns>
    public static MaskedAutoencoderKind? Named(string name) => All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.Ordinal));

    /// <summary>
    /// Options as they hold for this form. A form that always trains its backbone takes the mlp head where the project names the logistic one,
    /// which is fitted in one go and has no gradient to pass on: so the forms can be compared under one set of options.
    /// </summary>
    internal ClassifierOptions Applied(ClassifierOptions options) => (options with
    {
        Backbone = Training ?? options.Backbone,
        Head = Training == BackboneTraining.Trained && options.Head == HeadKind.Logistic ? HeadKind.Mlp : options.Head,
    }).Validated();
}
