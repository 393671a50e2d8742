using System.Runtime.InteropServices;

namespace Gossan.Baselines.LightGbm;

/// <summary>The part of LightGBM's C interface that grows, reads and asks trees; LightGBM 3 and later have all of it.</summary>
/// <remarks>Nothing here may be called before <see cref="LightGbmLibrary.Load"/>. Each returns 0, or -1 with the reason in <see cref="LGBM_GetLastError"/>.</remarks>
internal static unsafe partial class LightGbmNative
{
    internal const string Library = "lib_lightgbm";

    /// <summary>Code of 32-bit floats, for data and fields.</summary>
    internal const int Float32 = 0;

    private const StringMarshalling Utf8 = StringMarshalling.Utf8;

    [LibraryImport(Library)]
    internal static partial nint LGBM_GetLastError();

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int LGBM_DatasetCreateFromMat(float* data, int type, int rows, int columns, int rowMajor, string parameters, nint reference, out TrainingSetHandle set);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int LGBM_DatasetSetField(TrainingSetHandle set, string field, float* data, int count, int type);

    [LibraryImport(Library)]
    internal static partial int LGBM_DatasetFree(nint set);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int LGBM_BoosterCreate(TrainingSetHandle set, string parameters, out BoosterHandle booster);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int LGBM_BoosterLoadModelFromString(string text, out int iterations, out BoosterHandle booster);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterUpdateOneIter(BoosterHandle booster, out int finished);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterSaveModelToString(BoosterHandle booster, int start, int iterations, int importance, long room, out long length, byte* text);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int LGBM_BoosterPredictForMat(BoosterHandle booster, float* data, int type, int rows, int columns, int rowMajor, int kind, int start, int iterations, string parameters, out long count, double* result);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterFree(nint booster);
}
