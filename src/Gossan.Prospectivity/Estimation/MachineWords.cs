using System.Runtime.InteropServices;

namespace Gossan.Prospectivity.Estimation;

/// <summary>The machine, without anything that tells whose it is.</summary>
public static class MachineWords
{
    /// <summary>The processor's name as it gives it, "AMD EPYC".</summary>
    public static string Processor { get; } = ProcessorName();

    /// <summary>Processor, cores, memory in GiB, system, runtime.</summary>
    public static string Description { get; } =
        $"{Processor}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.RuntimeIdentifier}, .NET {Environment.Version}";

    private static string ProcessorName()
    {
        const string cpuInfo = "/proc/cpuinfo";
        string? line = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
