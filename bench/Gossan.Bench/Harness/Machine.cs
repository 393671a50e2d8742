using System.Diagnostics;
using System.Text.RegularExpressions;
using Gossan.Prospectivity.Estimation;

namespace Gossan.Bench.Harness;

/// <summary>What the harness asks the machine.</summary>
internal static partial class Machine
{
    /// <summary>A short name for a file: "epyc-2-cores".</summary>
    public static string ShortName { get; } =
        Between().Replace(Noise().Replace(MachineWords.Processor, " ").Trim().ToLowerInvariant(), "-").Trim('-') + $"-{Environment.ProcessorCount}-cores";

    /// <summary>Memory of this process that lies in the machine's own, in bytes.</summary>
    public static long ResidentBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    [GeneratedRegex(@"\([^)]*\)|@.*$|\b(AMD|Intel|Apple|CPU|Processor|\d+-Core)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Noise();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
