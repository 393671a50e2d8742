namespace Gossan.Report.Page;

/// <summary>What runs in the browser, bundled from <c>web/</c> when the library is built.</summary>
public static class WebAssets
{
    /// <summary>The report's script; it looks for nothing outside its page.</summary>
    public static string ReportScript => Text("report.js");

    /// <summary>The report's style sheet, pictures within it.</summary>
    public static string ReportStyle => Text("report.css");

    /// <summary>The page of <c>gossan serve</c>.</summary>
    public static string ServePage => Text("serve.html");

    /// <summary>The script of <c>gossan serve</c>.</summary>
    public static string ServeScript => Text("serve.js");

    /// <summary>The style sheet of <c>gossan serve</c>.</summary>
    public static string ServeStyle => Text("serve.css");

    /// <summary>The licences of the libraries in the scripts.</summary>
    public static string Licences => Text("licences.txt");

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(WebAssets).Assembly.GetManifestResourceStream("web/" + name)!);
        return reader.ReadToEnd();
    }
}
