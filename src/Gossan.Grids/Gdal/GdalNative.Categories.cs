using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <content>Names of types and categories, raster attribute tables. Lists, tables and texts belong to the band.</content>
internal static unsafe partial class GdalNative
{
    [LibraryImport(Library)]
    internal static partial nint GDALGetDataTypeName(int type);

    [LibraryImport(Library)]
    internal static partial nint GDALGetRasterCategoryNames(nint band);

    [LibraryImport(Library)]
    internal static partial nint GDALGetDefaultRAT(nint band);

    [LibraryImport(Library)]
    internal static partial int GDALRATGetColumnCount(nint table);

    [LibraryImport(Library)]
    internal static partial int GDALRATGetRowCount(nint table);

    [LibraryImport(Library)]
    internal static partial int GDALRATGetUsageOfCol(nint table, int column);

    [LibraryImport(Library)]
    internal static partial int GDALRATGetTypeOfCol(nint table, int column);

    [LibraryImport(Library)]
    internal static partial nint GDALRATGetNameOfCol(nint table, int column);

    [LibraryImport(Library)]
    internal static partial double GDALRATGetValueAsDouble(nint table, int row, int column);

    [LibraryImport(Library)]
    internal static partial nint GDALRATGetValueAsString(nint table, int row, int column);

    [LibraryImport(Library)]
    internal static partial int GDALRATGetLinearBinning(nint table, out double first, out double step);
}
