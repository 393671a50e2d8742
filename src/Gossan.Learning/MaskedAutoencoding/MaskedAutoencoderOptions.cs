using System.Globalization;
using System.Text.Json.Serialization;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Learning.MaskedAutoencoding;

/// <summary>What the masked autoencoder sees and how large it is; the defaults are the sizes of the paper.</summary>
public sealed record MaskedAutoencoderOptions
{
    /// <summary>Edge W of the square input window, in grid cells: odd, a multiple of <see cref="PatchSize"/>.</summary>
    public required int WindowSize { get; init; }

    /// <summary>Edge P of a square patch, in grid cells: one token each.</summary>
    public required int PatchSize { get; init; }

    /// <summary>Number C of evidence layers stacked as channels, 1 or more.</summary>
    public required int Bands { get; init; }

    /// <summary>Width D of the encoder's tokens and so of the features; a multiple of <see cref="Heads"/>.</summary>
    public int Width { get; init; } = 256;

    /// <summary>Transformer blocks of the encoder, 1 or more.</summary>
    public int Blocks { get; init; } = 6;

    /// <summary>Attention heads of the encoder, 1 or more.</summary>
    public int Heads { get; init; } = 8;

    /// <summary>Width of the decoder's tokens; a multiple of <see cref="DecoderHeads"/>.</summary>
    public int DecoderWidth { get; init; } = 128;

    /// <summary>Transformer blocks of the decoder, 1 or more.</summary>
    public int DecoderBlocks { get; init; } = 2;

    /// <summary>Attention heads of the decoder, 1 or more.</summary>
    public int DecoderHeads { get; init; } = 4;

    /// <summary>Hidden width of each block's two linear layers, as a multiple of the token width, 1 or more.</summary>
    public int MlpRatio { get; init; } = 4;

    /// <summary>Share of patches hidden from the encoder, in (0, 1). More than half, or neighbours give the answer away.</summary>
    public double MaskRatio { get; init; } = 0.75;

    /// <summary>Patches along one edge of the window.</summary>
    [JsonIgnore]
    public int PatchesPerSide => WindowSize / PatchSize;

    /// <summary>Number L of patches of a window.</summary>
    [JsonIgnore]
    public int Patches => PatchesPerSide * PatchesPerSide;

    /// <summary>Patches that the encoder sees in pretraining: int(L (1 - mask ratio)), but at least one.</summary>
    [JsonIgnore]
    public int Kept => Math.Max(1, (int)(Patches * (1 - MaskRatio)));

    /// <summary>Values of one patch, C P².</summary>
    [JsonIgnore]
    public int PatchValues => Bands * PatchSize * PatchSize;

    /// <summary>Checks that the sizes fit together.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="ModelOptionsException">With all that is wrong.</exception>
    public MaskedAutoencoderOptions Validated()
    {
        var problems = new List<string>();
        CheckWindow(problems);
        AtLeastOne(problems, nameof(Bands), Bands);
        AtLeastOne(problems, nameof(Blocks), Blocks);
        AtLeastOne(problems, nameof(DecoderBlocks), DecoderBlocks);
        AtLeastOne(problems, nameof(MlpRatio), MlpRatio);
        CheckHeads(problems, nameof(Width), Width, nameof(Heads), Heads);
        CheckHeads(problems, nameof(DecoderWidth), DecoderWidth, nameof(DecoderHeads), DecoderHeads);
        if (!(MaskRatio > 0 && MaskRatio < 1))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(MaskRatio)} is {MaskRatio} but must lie between 0 and 1, both excluded; the paper's value is 0.75"));
        }

        return problems.Count == 0 ? this : throw ModelOptionsException.Because("masked autoencoder", problems);
    }

    /// <summary>Refuses sizes out of a file that contradict the rest of it, before memory is taken for a network of these sizes.</summary>
    /// <param name="cardPath">The file that they come from.</param>
    /// <param name="windows">The windows that it names.</param>
    /// <param name="bands">Bands that it names.</param>
    /// <param name="weightsPath">The file of the weights.</param>
    /// <exception cref="ModelException">They do not go together.</exception>
    internal void RequireFits(string cardPath, WindowOptions windows, int bands, string weightsPath)
    {
        try
        {
            Validated();
        }
        catch (ModelOptionsException e)
        {
            throw ModelException.Damaged(cardPath, e.Message);
        }

        if (WindowSize != windows.Size || Bands != bands)
        {
            throw ModelException.Damaged(cardPath, $"its network sees windows of {WindowSize} cells and {Bands} bands, but it names windows of {windows.Size} cells and {bands} bands");
        }

        // The largest matrices alone; a whole network has a few times as many weights.
        double fewest = ((double)Blocks * MlpRatio * Width * Width) + ((double)DecoderBlocks * MlpRatio * DecoderWidth * DecoderWidth) + ((double)PatchSize * PatchSize * Bands * Width);
        long length = File.Exists(weightsPath) ? new FileInfo(weightsPath).Length : long.MaxValue;
        if (fewest > length)
        {
            throw ModelException.Damaged(cardPath, string.Create(CultureInfo.InvariantCulture, $"a network of its sizes has more than {fewest:N0} weights, but {weightsPath} has {length:N0} bytes"));
        }
    }

    private static void AtLeastOne(List<string> problems, string name, int value)
    {
        if (value < 1)
        {
            problems.Add($"{name} is {value} but must be 1 or more");
        }
    }

    private static void CheckHeads(List<string> problems, string widthName, int width, string headsName, int heads)
    {
        AtLeastOne(problems, headsName, heads);
        AtLeastOne(problems, widthName, width);
        if (heads >= 1 && width >= 1 && width % heads != 0)
        {
            problems.Add($"{widthName} is {width} but must be a multiple of {headsName} ({heads}); nearest is {NearestMultiple(width, heads)}");
        }
    }

    private static int NearestMultiple(int value, int step) => Math.Max(step, (int)Math.Round((double)value / step, MidpointRounding.AwayFromZero) * step);

    private void CheckWindow(List<string> problems)
    {
        AtLeastOne(problems, nameof(PatchSize), PatchSize);
        AtLeastOne(problems, nameof(WindowSize), WindowSize);
        if (PatchSize < 1 || WindowSize < 1)
        {
            return;
        }

        if (PatchSize % 2 == 0)
        {
            problems.Add($"{nameof(PatchSize)} is {PatchSize} but must be odd, since an odd window is no multiple of it; nearest are {PatchSize - 1} and {PatchSize + 1}");
        }
        else if (WindowSize % PatchSize != 0)
        {
            problems.Add($"{nameof(WindowSize)} is {WindowSize} but must be a multiple of {nameof(PatchSize)} ({PatchSize}); nearest odd one is {NearestOddMultiple(WindowSize, PatchSize)}");
        }

        if (WindowSize % 2 == 0)
        {
            problems.Add($"{nameof(WindowSize)} is {WindowSize} but must be odd, so that a window has a centre cell; nearest are {WindowSize - 1} and {WindowSize + 1}");
        }
    }

    // Odd multiples of an odd patch are (2 k + 1) patches.
    private static int NearestOddMultiple(int window, int patch) =>
        (2 * Math.Max(0, (int)Math.Round(((double)window / patch - 1) / 2, MidpointRounding.AwayFromZero)) + 1) * patch;
}
