using System.Runtime.InteropServices;

namespace Gossan.Learning.Torch;

/// <summary>Lets the C library keep the memory of freed tensors for the next ones.</summary>
/// <remarks>
/// As it comes, GNU's library takes each block above 32 MiB fresh from the system and gives it back when it is freed (malloc's M_MMAP_THRESHOLD and
/// M_TRIM_THRESHOLD). The activations of a training step are such blocks: the system then fills every page with zeros again at every step,
/// a fifth of the time of a step of 128 windows. Other C libraries are left as they are.
/// </remarks>
internal static partial class FreedMemory
{
    private const int TrimThreshold = -1, TopPad = -2, MmapThreshold = -3;

    /// <summary>Largest block that is kept, and most that lies unused at the end of the heap.</summary>
    private const int Kept = 1 << 30;

    private const int GrownAtOnce = 64 << 20;

    /// <summary>Keeps it from now on, in the whole process.</summary>
    public static void Keep() => Set(Kept, Kept, GrownAtOnce);

    /// <summary>As the library comes, once large blocks have been freed: to measure what keeping saves.</summary>
    public static void GiveBack() => Set(32 << 20, 64 << 20, 128 << 10);

    private static void Set(int largest, int unused, int grown)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = mallopt(MmapThreshold, largest);
            _ = mallopt(TrimThreshold, unused);
            _ = mallopt(TopPad, grown);
        }
        catch (EntryPointNotFoundException)
        {
            // Not GNU's: it decides by itself.
        }
    }

    [LibraryImport("libc")]
    private static partial int mallopt(int parameter, int value);
}
