using System.Diagnostics;

namespace Gossan.Browser.Tests;

/// <summary>Other programs: a browser, a reader of PDF files, Gossan itself.</summary>
internal static class Programs
{
    /// <summary>The path of the first of these that is on the PATH; <see langword="null"/> where none is.</summary>
    public static string? Find(params string[] names) => names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs Gossan to its end.</summary>
    public static void Gossan(params string[] arguments)
    {
        var (code, text) = Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", AppContext.BaseDirectory, [Path.Combine(AppContext.BaseDirectory, "gossan.dll"), .. arguments]);
        Assert.True(code == 0, $"gossan {string.Join(' ', arguments)} ended with code {code}\n{text}");
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and all that it wrote.</returns>
    public static (int Code, string Text) Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + errors.Result);
    }
}
