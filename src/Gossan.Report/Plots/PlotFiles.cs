namespace Gossan.Report.Plots;

/// <summary>One drawing as two files: pixels to look at, curves to print.</summary>
internal static class PlotFiles
{
    public static void Write(string pathWithoutExtension, int width, int height, string title, string description, Action<PlotSheet> draw)
    {
        using var pixels = new PngSheet(width, height);
        draw(pixels);
        AtomicFile.Write(pathWithoutExtension + ".png", pixels.Save);

        using var curves = new SvgSheet(width, height, title, description);
        draw(curves);
        AtomicFile.Write(pathWithoutExtension + ".svg", curves.Save);
    }
}
