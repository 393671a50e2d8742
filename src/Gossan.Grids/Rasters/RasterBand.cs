using System.Numerics;

namespace Gossan.Grids;

/// <summary>How one band stores its cells and which of them are missing.</summary>
/// <param name="DataType">GDAL's number of the type of a cell.</param>
/// <param name="NoData">Which stored values mean no data.</param>
/// <param name="Scale">Factor from stored values to real ones; 1 mostly.</param>
/// <param name="Offset">Added after the factor; 0 mostly.</param>
/// <param name="Mask">GDAL's handle of a mask band of its own, in which 0 is missing; 0 for none. Lives as long as the dataset.</param>
/// <param name="Name">The band's description, or "".</param>
internal readonly record struct RasterBand(int DataType, NoDataRule NoData, double Scale, double Offset, nint Mask, string Name)
{
    private const int EveryCellValid = 0x01;
    private const int FromNoData = 0x08;

    /// <summary>Whether every stored value is a float32 exactly, so that reading as float32 loses nothing.</summary>
    internal bool FitsFloat => DataType is GdalType.Byte or GdalType.Int8 or GdalType.Int16 or GdalType.UInt16 or GdalType.Float32;

    internal bool IsScaled => Scale != 1 || Offset != 0;

    internal static RasterBand Of(nint band)
    {
        int type = GdalNative.GDALGetRasterDataType(band);
        double noData = GdalNative.GDALGetRasterNoDataValue(band, out int hasNoData);
        double scale = GdalNative.GDALGetRasterScale(band, out int hasScale);
        double offset = GdalNative.GDALGetRasterOffset(band, out int hasOffset);
        bool hasMask = (GdalNative.GDALGetMaskFlags(band) & (EveryCellValid | FromNoData)) == 0;
        return new(
            type,
            hasNoData != 0 ? NoDataRule.For(noData, type) : NoDataRule.None,
            hasScale != 0 ? scale : 1,
            hasOffset != 0 ? offset : 0,
            hasMask ? GdalNative.GDALGetMaskBand(band) : 0,
            GdalText.Of(GdalNative.GDALGetDescription(band)));
    }

    /// <summary>Turns stored values into real ones, NaN where they are missing or infinite. The two spans may be one.</summary>
    internal void ToReal<T>(ReadOnlySpan<T> stored, Span<float> real)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < stored.Length; i++)
        {
            double value = double.CreateTruncating(stored[i]);
            float cell = NoData.Hides(value) ? float.NaN : (float)((value * Scale) + Offset);
            real[i] = float.IsFinite(cell) ? cell : float.NaN;
        }
    }
}
