using Gossan.Evidence.Windows;
using Gossan.Learning.MaskedAutoencoding;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;

namespace Gossan.Learning.Pretraining;

/// <summary>Size of the backbone and how it is pretrained. The defaults are the paper's for 5 x 5 windows.</summary>
public sealed record BackboneOptions
{
    private const int LargestValidation = 4096;

    /// <summary>The preset that the other values started from.</summary>
    public string Preset { get; init; } = "paper-5";

    /// <summary>Width of the encoder's tokens; a multiple of <see cref="Heads"/>.</summary>
    public int Width { get; init; } = 256;

    /// <summary>Transformer blocks of the encoder.</summary>
    public int Blocks { get; init; } = 6;

    /// <summary>Attention heads of the encoder.</summary>
    public int Heads { get; init; } = 8;

    /// <summary>Width of the decoder's tokens; a multiple of <see cref="DecoderHeads"/>.</summary>
    public int DecoderWidth { get; init; } = 128;

    /// <summary>Transformer blocks of the decoder.</summary>
    public int DecoderBlocks { get; init; } = 2;

    /// <summary>Attention heads of the decoder.</summary>
    public int DecoderHeads { get; init; } = 4;

    /// <summary>Share of the patches hidden from the encoder, 0..1.</summary>
    public double MaskRatio { get; init; } = 0.75;

    /// <summary>Share of the evidence layers hidden from the encoder as a whole, drawn anew per window, 0..1; 0 (the authors) hides none.</summary>
    public double HiddenLayers { get; init; }

    /// <summary>Cells that the loss is taken over: all (the authors) or the masked ones (He et al.).</summary>
    public LossCells Loss { get; init; } = LossCells.All;

    /// <summary>Most epochs; 0 leaves the backbone untrained.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Windows per step.</summary>
    public int Batch { get; init; } = 1024;

    /// <summary>AdamW's learning rate at the start.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>AdamW's decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>Largest norm of the gradient; longer ones are shortened to it.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>Epochs without a better SSIM after which pretraining stops.</summary>
    public int Patience { get; init; } = 6;

    /// <summary>Share of the windows kept for validation, 0..1 (at most 4,096 windows).</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Most training windows per epoch, drawn anew for each; 0 takes all.</summary>
    public int WindowsPerEpoch { get; init; }

    /// <summary>Digits of the matrix products; parameters and what is added to them stay in float32. See <see cref="PretrainingPrecision"/>.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    /// <summary>Whole layers that each window hides: the share of the layers, rounded, at least 1 where the share is above 0, and at least one stays shown.</summary>
    /// <param name="bands">Evidence layers.</param>
    /// <returns>0 to <paramref name="bands"/> - 1.</returns>
    internal int LayersHiddenOf(int bands) =>
        HiddenLayers > 0 ? Math.Min(Math.Max(1, (int)Math.Round(HiddenLayers * bands, MidpointRounding.AwayFromZero)), bands - 1) : 0;

    /// <summary>Windows that an epoch learns from, and windows kept for validation.</summary>
    /// <param name="all">Valid windows of all regions, 1 or more.</param>
    /// <returns>Both counts; a single window serves for both.</returns>
    public (long PerEpoch, int Validation) WindowsOf(long all)
    {
        int validation = (int)Math.Clamp(all * ValidationShare, 1, LargestValidation);
        long training = all > validation ? all - validation : all;
        return (WindowsPerEpoch > 0 ? Math.Min(WindowsPerEpoch, training) : training, validation);
    }

    /// <summary>The network's sizes for given windows.</summary>
    /// <param name="windows">Window and patch.</param>
    /// <param name="bands">Evidence layers.</param>
    /// <returns>Validated sizes.</returns>
    /// <exception cref="ModelOptionsException">They do not fit together.</exception>
    public MaskedAutoencoderOptions Architecture(WindowOptions windows, int bands)
    {
        ArgumentNullException.ThrowIfNull(windows);
        return new MaskedAutoencoderOptions
        {
            WindowSize = windows.Size,
            PatchSize = windows.Patch,
            Bands = bands,
            Width = Width,
            Blocks = Blocks,
            Heads = Heads,
            DecoderWidth = DecoderWidth,
            DecoderBlocks = DecoderBlocks,
            DecoderHeads = DecoderHeads,
            MaskRatio = MaskRatio,
        }.Validated();
    }

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="TrainingOptionsException">A value is outside its range.</exception>
    public BackboneOptions Validated()
    {
        var problems = new TrainingProblems("backbone");
        problems.AtLeast(nameof(Blocks), Blocks, 1);
        problems.AtLeast(nameof(DecoderBlocks), DecoderBlocks, 1);
        problems.MultipleOf(nameof(Width), Width, nameof(Heads), Heads);
        problems.MultipleOf(nameof(DecoderWidth), DecoderWidth, nameof(DecoderHeads), DecoderHeads);
        problems.AtLeast(nameof(Epochs), Epochs, 0);
        problems.Within(nameof(Batch), Batch, 1, 65_536);
        problems.AtLeast(nameof(Patience), Patience, 1);
        problems.AtLeast(nameof(WindowsPerEpoch), WindowsPerEpoch, 0);
        problems.Above(nameof(LearningRate), LearningRate, 0);
        problems.AtLeast(nameof(WeightDecay), WeightDecay, 0);
        problems.Above(nameof(ClipNorm), ClipNorm, 0);
        problems.Between(nameof(ValidationShare), ValidationShare);
        problems.Between(nameof(MaskRatio), MaskRatio);
        problems.ShareBelowOne(nameof(HiddenLayers), HiddenLayers);
        problems.ThrowIfAny();
        return this;
    }
}
