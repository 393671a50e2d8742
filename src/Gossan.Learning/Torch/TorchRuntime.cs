using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Gossan.Learning.Torch;

/// <summary>Makes libtorch usable before its first use, also where TorchSharp's own library does not load as it comes.</summary>
/// <remarks>
/// Every public type of this room that touches a tensor calls <see cref="Ensure"/> in its static constructor. What fails there
/// arrives wrapped in a <see cref="TypeInitializationException"/>: a command calls <see cref="Ensure"/> itself, first, for the plain message.
/// </remarks>
public static class TorchRuntime
{
    private static readonly Lock Gate = new();
    private static volatile bool isReady;

    /// <summary>Loads libtorch, once; later calls return at once. Safe from any thread.</summary>
    /// <exception cref="TorchLoadException">The machine cannot run libtorch: platform, C library, a missing or a refused file.</exception>
    public static void Ensure()
    {
        if (isReady)
        {
            return;
        }

        lock (Gate)
        {
            if (!isReady)
            {
                FreedMemory.Keep();
                NativeShim.Load();
                Touch();
                isReady = true;
            }
        }
    }

    /// <summary>Sets how many threads one tensor operation of the calling thread may use; results stay equal from run to run for one number.</summary>
    /// <param name="threads">1 or more; more than the machine has cores only costs time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is below 1.</exception>
    /// <exception cref="TorchLoadException">The machine cannot run libtorch.</exception>
    public static void UseThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Ensure();
        SetThreads(threads);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetThreads(int threads) => torch.set_num_threads(threads);

    // Not inlined: the JIT would otherwise load TorchSharp for a caller that never comes here.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Touch()
    {
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException or BadImageFormatException)
        {
            throw TorchLoadException.Refused($"libtorch for {RuntimeInformation.RuntimeIdentifier}", e);
        }
    }
}
