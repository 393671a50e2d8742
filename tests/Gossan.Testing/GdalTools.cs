using System.Runtime.InteropServices;
using Gossan.Grids;
using Xunit;

namespace Gossan.Testing;

/// <summary>gdal_translate, ogr2ogr and gdal_rasterize inside the process, to make inputs of every kind out of ones that are easily written.</summary>
public static class GdalTools
{
    static GdalTools()
    {
        GdalLibrary.Load();
        NativeLibrary.SetDllImportResolver(typeof(GdalTools).Assembly, (name, _, _) => string.Equals(name, GdalNative.Library, StringComparison.Ordinal) ? GdalLibrary.Handle : 0);
    }

    /// <summary>Whether this GDAL was built without a format.</summary>
    public static bool Lacks(string driver) => GdalNative.GDALGetDriverByName(driver) == 0;

    /// <summary>Converts a raster with the arguments of gdal_translate.</summary>
    public static void Translate(string source, string target, params string[] arguments)
    {
        using DatasetHandle opened = DatasetHandle.OpenRaster(source);
        nint options = GDALTranslateOptionsNew([.. arguments, null], 0);
        Assert.NotEqual(0, options);
        nint result = GDALTranslate(target, opened.DangerousGetHandle(), options, out _);
        Assert.True(result != 0, GdalErrors.Take());
        GdalNative.GDALClose(result);
        GDALTranslateOptionsFree(options);
    }

    /// <summary>Converts a vector file with the arguments of ogr2ogr.</summary>
    public static void VectorTranslate(string source, string target, params string[] arguments)
    {
        using DatasetHandle opened = DatasetHandle.OpenVector(source);
        nint options = GDALVectorTranslateOptionsNew([.. arguments, null], 0);
        Assert.NotEqual(0, options);
        nint result = GDALVectorTranslate(target, 0, 1, [opened.DangerousGetHandle()], options, out _);
        Assert.True(result != 0, GdalErrors.Take());
        GdalNative.GDALClose(result);
        GDALVectorTranslateOptionsFree(options);
    }

    /// <summary>Burns a vector file onto a new raster with the arguments of gdal_rasterize.</summary>
    public static void Rasterize(string source, string target, params string[] arguments)
    {
        using DatasetHandle opened = DatasetHandle.OpenVector(source);
        nint options = GDALRasterizeOptionsNew([.. arguments, null], 0);
        Assert.NotEqual(0, options);
        nint result = GDALRasterize(target, 0, opened.DangerousGetHandle(), options, out _);
        Assert.True(result != 0, GdalErrors.Take());
        GdalNative.GDALClose(result);
        GDALRasterizeOptionsFree(options);
    }

    /// <summary>How many features of a vector file's first layer have a geometry that is valid by the rules of OGC simple features, and how many have another.</summary>
    public static (int Valid, int Invalid) Validity(string path)
    {
        using DatasetHandle opened = DatasetHandle.OpenVector(path);
        nint layer = GdalNative.GDALDatasetGetLayer(opened, 0);
        int valid = 0, invalid = 0;
        for (nint feature = GdalNative.OGR_L_GetNextFeature(layer); feature != 0; feature = GdalNative.OGR_L_GetNextFeature(layer))
        {
            bool isValid = OGR_G_IsValid(GdalNative.OGR_F_GetGeometryRef(feature)) != 0;
            (valid, invalid) = isValid ? (valid + 1, invalid) : (valid, invalid + 1);
            GdalNative.OGR_F_Destroy(feature);
        }

        return (valid, invalid);
    }

    [DllImport(GdalNative.Library)]
    private static extern int OGR_G_IsValid(nint geometry);

    [DllImport(GdalNative.Library)]
    private static extern nint GDALRasterizeOptionsNew([MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] arguments, nint binary);

    [DllImport(GdalNative.Library)]
    private static extern void GDALRasterizeOptionsFree(nint options);

    [DllImport(GdalNative.Library)]
    private static extern nint GDALRasterize([MarshalAs(UnmanagedType.LPUTF8Str)] string target, nint targetDataset, nint source, nint options, out int wrongUse);

    [DllImport(GdalNative.Library)]
    private static extern nint GDALTranslateOptionsNew([MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] arguments, nint binary);

    [DllImport(GdalNative.Library)]
    private static extern void GDALTranslateOptionsFree(nint options);

    [DllImport(GdalNative.Library)]
    private static extern nint GDALTranslate([MarshalAs(UnmanagedType.LPUTF8Str)] string target, nint source, nint options, out int wrongUse);

    [DllImport(GdalNative.Library)]
    private static extern nint GDALVectorTranslateOptionsNew([MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] arguments, nint binary);

    [DllImport(GdalNative.Library)]
    private static extern void GDALVectorTranslateOptionsFree(nint options);

    [DllImport(GdalNative.Library)]
    private static extern nint GDALVectorTranslate([MarshalAs(UnmanagedType.LPUTF8Str)] string target, nint targetDataset, int sources, nint[] source, nint options, out int wrongUse);
}
