namespace Gossan.Report.Maps;

/// <summary>Colours for a quantity from low to high, such that equal steps look equal.</summary>
public sealed class ColourRamp
{
    private readonly (byte Red, byte Green, byte Blue)[] colours;

    private ColourRamp(string name, params uint[] colours) =>
        (Name, this.colours) = (name, [.. colours.Select(rgb => ((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb))]);

    /// <summary>Dark violet over green to yellow; also right for the colour-blind and in grey print.</summary>
    /// <remarks>
    /// Smith and van der Walt 2015 (matplotlib), free of rights: the eleven colours that R's viridisLite gives for
    /// viridis(11), straight lines between them.
    /// </remarks>
    public static ColourRamp Viridis { get; } = new(
        "viridis", 0x440154, 0x482576, 0x414487, 0x35608D, 0x2A788E, 0x21908C, 0x22A884, 0x43BF71, 0x7AD151, 0xBBDF27, 0xFDE725);

    /// <summary>The name under which GIS programs know it.</summary>
    public string Name { get; }

    /// <summary>The control points from low to high, evenly spaced.</summary>
    public IReadOnlyList<(byte Red, byte Green, byte Blue)> Colours => colours;

    /// <summary>The colour of a value.</summary>
    /// <param name="share">Where the value lies between the lowest (0) and the highest (1); beyond them the end colours.</param>
    /// <returns>sRGB, 0 to 255 each.</returns>
    public (byte Red, byte Green, byte Blue) At(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (colours.Length - 1);
        int below = Math.Min((int)place, colours.Length - 2);
        var (low, high) = (colours[below], colours[below + 1]);
        double part = place - below;
        return (Between(low.Red, high.Red), Between(low.Green, high.Green), Between(low.Blue, high.Blue));

        byte Between(byte from, byte to) => (byte)Math.Round(from + (part * (to - from)));
    }
}
