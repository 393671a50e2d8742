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

    /// <summary>GDAL's name of the type: "Byte", "Float32".</summary>
    internal static string NameOf(int type) => GdalText.Of(GdalNative.GDALGetDataTypeName(type));

    /// <summary>Whether a band of the type can hold a number; floats hold all, to their digits.</summary>
    internal static bool Holds(int type, double value) => type switch
    {
        Byte => IsWholeIn(value, byte.MinValue, byte.MaxValue),
        Int8 => IsWholeIn(value, sbyte.MinValue, sbyte.MaxValue),
        UInt16 => IsWholeIn(value, ushort.MinValue, ushort.MaxValue),
        Int16 => IsWholeIn(value, short.MinValue, short.MaxValue),
        UInt32 => IsWholeIn(value, uint.MinValue, uint.MaxValue),
        Int32 => IsWholeIn(value, int.MinValue, int.MaxValue),
        UInt64 => IsWholeIn(value, ulong.MinValue, ulong.MaxValue),
        Int64 => IsWholeIn(value, long.MinValue, long.MaxValue),
        _ => true,
    };

    private static bool IsWholeIn(double value, double least, double greatest) => value >= least && value <= greatest && double.IsInteger(value);
}
