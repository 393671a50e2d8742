using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Gossan.Bench.Harness;

namespace Gossan.Bench.Made;

/// <summary><c>gossan serve</c> as a process of its own, and a client that asks it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly HttpClient client;

    public ServerProcess(string folder)
    {
        process = Start("serve", folder, "--port", "0", "--json");
        string document = "";
        while (!document.EndsWith('}'))
        {
            document += process.StandardOutput.ReadLine();
        }

        client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(JsonDocument.Parse(document).RootElement.GetProperty("address").GetString()!) };
    }

    /// <summary>Resident memory now.</summary>
    public double Megabytes => Status("VmRSS:");

    /// <summary>The most resident memory so far.</summary>
    public double PeakMegabytes => Status("VmHWM:");

    /// <summary>Runs the program to its end.</summary>
    public static void Gossan(params string[] arguments)
    {
        using var run = Start(arguments);
        run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        Same.Require(run.ExitCode == 0, "exit code of gossan " + arguments[0]);
    }

    /// <summary>How long an answer takes, all of it.</summary>
    public double Milliseconds(string address)
    {
        long started = Stopwatch.GetTimestamp();
        client.GetByteArrayAsync(new Uri(address, UriKind.Relative)).GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Whether an answer comes.</summary>
    public async Task<bool> Answers(string address)
    {
        try
        {
            await client.GetByteArrayAsync(new Uri(address, UriKind.Relative)).ConfigureAwait(false);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "gossan.dll"), .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;

    /// <summary>A line of the kernel's account of the process, in MB of a million bytes.</summary>
    private double Status(string name) => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) * 1024 / 1e6;
}
