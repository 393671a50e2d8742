using System.Runtime.CompilerServices;
using Gossan.Learning.Torch;

namespace Gossan.Learning.Tests;

internal static class ModuleStart
{
    // Tests make tensors before they touch a type of the library.
    [ModuleInitializer]
    public static void LoadTorch()
    {
        TorchRuntime.Ensure();
        TorchRuntime.UseThreads(2);
    }
}
