using Microsoft.Win32.SafeHandles;

namespace Gossan.Baselines.LightGbm;

/// <summary>Trees in LightGBM's memory.</summary>
internal sealed class BoosterHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public BoosterHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => LightGbmNative.LGBM_BoosterFree(handle) == 0;
}
