namespace Gossan.Grids;

/// <summary>GDAL's numbers for the types of a cell (GDALDataType).</summary>
internal static class GdalType
{
    internal const int Byte = 1;
    internal const int UInt16 = 2;
    internal const int Int16 = 3;
    internal const int UInt32 = 4;
    internal const int Int32 = 5;
    internal const int Float32 = 6;
    internal const int Float64 = 7;
    internal const int UInt64 = 12;
    internal const int Int64 = 13;
    internal const int Int8 = 14;

    internal static bool IsInteger(int type) => type is (>= Byte and <= Int32) or UInt64 or Int64 or Int8;

    internal static bool IsComplex(int type) => type is >= 8 and <= 11;
}
