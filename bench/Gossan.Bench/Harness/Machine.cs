using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Gossan.Bench.Harness;

/// <summary>The machine, without anything that tells whose it is.</summary>
internal static partial class Machine
{
    /// <summary>The processor's name as it gives it, "AMD EPYC".</summary>
    public static string Processor { get; } = ProcessorName();

    /// <summary>A short name for a file: "epyc-2-cores".</summary>
    public static string ShortName { get; } =
        Between().Replace(Noise().Replace(Processor, " ").Trim().ToLowerInvariant(), "-").Trim('-') + $"-{Environment.ProcessorCount}-cores";

    /// <summary>Processor, cores, memory, runtime.</summary>
    public static string Description { get; } =
        $"{Processor}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.RuntimeIdentifier}, .NET {Environment.Version}";

    /// <summary>Memory of this process that lies in the machine's own, in bytes.</summary>
    public static long ResidentBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static string ProcessorName()
    {
        const string cpuInfo = "/proc/cpuinfo";
        string? line = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    [GeneratedRegex(@"\([^)]*\)|@.*$|\b(AMD|Intel|Apple|CPU|Processor|\d+-Core)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Noise();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
