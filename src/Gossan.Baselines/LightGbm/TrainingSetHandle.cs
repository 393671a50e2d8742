using Microsoft.Win32.SafeHandles;

namespace Gossan.Baselines.LightGbm;

/// <summary>Binned training rows in LightGBM's memory.</summary>
internal sealed class TrainingSetHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public TrainingSetHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => LightGbmNative.LGBM_DatasetFree(handle) == 0;
}
