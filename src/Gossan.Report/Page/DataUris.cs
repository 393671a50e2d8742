namespace Gossan.Report.Page;

/// <summary>Files as addresses that hold them, so that the page needs no other file.</summary>
internal static class DataUris
{
    /// <summary>A picture.</summary>
    /// <param name="path">A PNG or SVG file.</param>
    public static string OfFile(string path) =>
        $"data:image/{(path.EndsWith(".svg", StringComparison.Ordinal) ? "svg+xml" : "png")};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
}
