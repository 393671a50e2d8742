using SkiaSharp;

namespace Gossan.Report.Plots;

/// <summary>How a series is told from the others: by colour, by dashes and by the shape of its marks, any of which may fail the eye.</summary>
/// <remarks>
/// Colours: Okabe and Ito 2008, "Color Universal Design", without the yellow, which is too faint on white paper. No two of
/// 28 series share colour and dashes.
/// </remarks>
internal readonly record struct PlotStyle(SKColor Colour, float[]? Dash, PlotShape Shape)
{
    /// <summary>The grey dashes of lines to compare with.</summary>
    public static readonly float[] GuideDash = [3, 5];

    private static readonly SKColor[] Colours =
    [
        new(0x00, 0x72, 0xB2), new(0xD5, 0x5E, 0x00), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7), new(0x00, 0x00, 0x00), new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9),
    ];

    private static readonly float[]?[] Dashes = [null, [14, 6], [4, 4], [16, 5, 4, 5]];

    public static PlotStyle Of(int series) => new(Colours[series % Colours.Length], Dashes[series % Dashes.Length], (PlotShape)(series % 12));
}
