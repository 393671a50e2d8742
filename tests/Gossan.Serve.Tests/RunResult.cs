using System.Diagnostics;
using Gossan.Evidence.Synthetic;
using Gossan.Testing;

namespace Gossan.Serve.Tests;

/// <summary>The results of a run on a small district with two models, made once by the program itself; every test serves a copy.</summary>
public sealed class RunResult : IDisposable
{
    public const string Region = "district", Target = "copper", First = "logistic", Second = "wofe";

    private readonly TemporaryFolder folder = new();

    public RunResult()
    {
        var district = SyntheticDistrict.With(new() { Rows = 60, Columns = 80, Known = 20, Withheld = 0 });
        district.Write(folder.FullPath);
        File.WriteAllText(folder["gossan.yaml"], $$"""
            name: Small district
            regions:
              {{Region}}:
                layers:
            {{string.Concat(district.Layers.Take(4).Select(layer => $"      {layer.Key}: {{ path: layers/{layer.Key}.tif }}\n"))}}targets:
              {{Target}}: { sites: { {{Region}}: known_sites.csv } }
            windows: { size: 5, patch: 1 }
            samples: { multiplier: 4 }
            models: [{{First}}, {{Second}}]
            map: { uncertainty: 10, attribution: prospects }
            seed: 7

            """);
        Run("run", folder.FullPath);
    }

    /// <summary>The project's folder; never to be changed.</summary>
    public string Folder => folder.FullPath;

    /// <summary>Copies it, to be changed.</summary>
    public TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (string file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, copy[Path.GetRelativePath(Folder, file)]);
        }

        return copy;
    }

    public void Dispose() => folder.Dispose();

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "gossan.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.Result);
    }
}
