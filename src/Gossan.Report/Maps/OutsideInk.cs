using SkiaSharp;

namespace Gossan.Report.Maps;

/// <summary>How cells look that are outside of what the model has seen: pale, with thin lines across, so that a high value there is not taken for a find.</summary>
internal static class OutsideInk
{
    private const int LineEvery = 7;
    private const double KeptColour = 0.25;
    private const double Lighter = 0.45;

    private static readonly SKColor Line = new(0x50, 0x50, 0x50);

    /// <summary>The colour of a pixel, whose place in the picture says whether a line of the hatch runs through it.</summary>
    public static SKColor Of(SKColor colour, int row, int column)
    {
        if ((row + column) % LineEvery == 0)
        {
            return Line;
        }

        // Rec. 709: how bright a colour looks.
        double grey = (0.2126 * colour.Red) + (0.7152 * colour.Green) + (0.0722 * colour.Blue);
        return new(Pale(colour.Red), Pale(colour.Green), Pale(colour.Blue));

        byte Pale(byte part)
        {
            double muted = grey + (KeptColour * (part - grey));
            return (byte)Math.Round(muted + (Lighter * (255 - muted)));
        }
    }

    /// <summary>The share of the area in words.</summary>
    /// <param name="share">0..1, or NaN where nothing is predicted.</param>
    public static string Words(double share) => share switch
    {
        double.NaN or 0 => "0 %",
        < 0.0005 => "< 0.1 %",
        _ => FormattableString.Invariant($"{100 * share:0.#} %"),
    };
}
