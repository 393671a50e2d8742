using System.Runtime.Intrinsics.X86;

namespace Gossan.Learning.Torch;

/// <summary>Whether the processor multiplies bfloat16 numbers in hardware: elsewhere bfloat16 is worked out by float32 instructions and slower.</summary>
/// <remarks>
/// Intel, "Architecture Instruction Set Extensions Programming Reference", CPUID leaf 7: AVX512_BF16 is bit 5 of EAX of subleaf 1, AMX-BF16
/// bit 22 of EDX of subleaf 0; AMD's Zen 4 and later report the first. What the runtime says of AVX-512 says that the operating system saves
/// its registers. Arm processors are not asked: the runtime has no way to, so they count as without.
/// </remarks>
internal static class BfloatProcessor
{
    private const int Features = 7;
    private const int Avx512Bfloat16 = 1 << 5;
    private const int AmxBfloat16 = 1 << 22;

    /// <summary>This machine's processor.</summary>
    public static bool IsThis { get; } = Asked();

    private static bool Asked()
    {
        if (!X86Base.IsSupported || !Avx512F.IsSupported)
        {
            return false;
        }

        var (subleaves, _, _, edx) = X86Base.CpuId(Features, 0);
        return (edx & AmxBfloat16) != 0 || (subleaves >= 1 && (X86Base.CpuId(Features, 1).Eax & Avx512Bfloat16) != 0);
    }
}
