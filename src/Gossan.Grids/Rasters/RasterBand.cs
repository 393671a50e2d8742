using System.Numerics;

namespace Gossan.Grids;

/// <summary>How one band stores its cells and which of them are missing.</summary>
/// <param name="DataType">GDAL's number of the type of a cell.</param>
/// <param name="NoData">Which stored values mean no data; none, one or several rules.</param>
/// <param name="NoDataText">The same in words.</param>
/// <param name="Scale">Factor from stored values to real ones; 1 mostly.</param>
/// <param name="Offset">Added after the factor; 0 mostly.</param>
/// <param name="Mask">GDAL's handle of a mask band of its own, in which 0 is missing; 0 for none. Lives as long as the dataset.</param>
/// <param name="Name">The band's description, or "".</param>
internal sealed record RasterBand(int DataType, NoDataRule[] NoData, string NoDataText, double Scale, double Offset, nint Mask, string Name)
{
    private const int EveryCellValid = 0x01;
    private const int FromNoData = 0x08;

    /// <summary>Whether every stored value is a float32 exactly, so that reading as float32 loses nothing.</summary>
    internal bool FitsFloat => DataType is GdalType.Byte or GdalType.Int8 or GdalType.Int16 or GdalType.UInt16 or GdalType.Float32;

    internal bool IsScaled => Scale != 1 || Offset != 0;

    /// <summary>Reads what the file says of a band; <paramref name="noData"/> takes the place of its no-data value unless it is <see langword="null"/>.</summary>
    internal static RasterBand Of(nint band, NoDataOptions? noData)
    {
        int type = GdalNative.GDALGetRasterDataType(band);
        double stored = GdalNative.GDALGetRasterNoDataValue(band, out int hasNoData);
        double scale = GdalNative.GDALGetRasterScale(band, out int hasScale);
        double offset = GdalNative.GDALGetRasterOffset(band, out int hasOffset);
        bool hasMask = (GdalNative.GDALGetMaskFlags(band) & (EveryCellValid | FromNoData)) == 0;
        NoDataRule rule = hasNoData != 0 ? NoDataRule.For(stored, type) : NoDataRule.None;
        return new(
            type,
            noData is null ? (rule.IsNone ? [] : [rule]) : NoDataRule.Of(noData, type),
            noData is null ? Grids.NoDataText.OfFile(hasNoData != 0 ? stored : null, type, hasMask) : Grids.NoDataText.OfOptions(noData, type, hasMask),
            hasScale != 0 ? scale : 1,
            hasOffset != 0 ? offset : 0,
            hasMask ? GdalNative.GDALGetMaskBand(band) : 0,
            GdalText.Of(GdalNative.GDALGetDescription(band)));
    }

    /// <summary>Turns stored values into real ones, NaN where they are missing or infinite. The two spans may be one.</summary>
    internal void ToReal<TStored, TReal>(ReadOnlySpan<TStored> stored, Span<TReal> real)
        where TStored : unmanaged, INumber<TStored>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        for (int i = 0; i < stored.Length; i++)
        {
            double value = double.CreateTruncating(stored[i]);
            TReal cell = Hides(value) ? TReal.NaN : TReal.CreateTruncating((value * Scale) + Offset);
            real[i] = TReal.IsFinite(cell) ? cell : TReal.NaN;
        }
    }

    private bool Hides(double stored)
    {
        foreach (NoDataRule rule in NoData)
        {
            if (rule.Hides(stored))
            {
                return true;
            }
        }

        return false;
    }
}
