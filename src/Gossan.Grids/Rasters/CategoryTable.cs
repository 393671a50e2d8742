namespace Gossan.Grids;

/// <summary>The names that a file gives to its categories: GDAL's category names, else the raster attribute table.</summary>
internal static class CategoryTable
{
    // GDALRATFieldUsage and GDALRATFieldType.
    private const int UsedForName = 2;
    private const int UsedForLeast = 3;
    private const int UsedForValue = 5;
    private const int Text = 2;

    internal static Dictionary<double, string> Of(nint band)
    {
        List<string> listed = GdalText.Items(GdalNative.GDALGetRasterCategoryNames(band));
        var names = new Dictionary<double, string>();
        for (int value = 0; value < listed.Count; value++)
        {
            Add(names, value, listed[value]);
        }

        if (names.Count == 0 && GdalNative.GDALGetDefaultRAT(band) is not 0 and nint table)
        {
            AddRows(names, table);
        }

        return names;
    }

    private static void AddRows(Dictionary<double, string> names, nint table)
    {
        int columns = GdalNative.GDALRATGetColumnCount(table);
        int name = FirstColumn(columns, c => GdalNative.GDALRATGetUsageOfCol(table, c) == UsedForName)
            ?? FirstColumn(columns, c => GdalNative.GDALRATGetTypeOfCol(table, c) == Text) ?? -1;
        int value = FirstColumn(columns, c => GdalNative.GDALRATGetUsageOfCol(table, c) == UsedForValue)
            ?? FirstColumn(columns, c => string.Equals(GdalText.Of(GdalNative.GDALRATGetNameOfCol(table, c)), "Value", StringComparison.OrdinalIgnoreCase))
            ?? FirstColumn(columns, c => GdalNative.GDALRATGetUsageOfCol(table, c) == UsedForLeast) ?? -1;

        // A table without a column of values says where its rows begin and how far they are apart (Imagine).
        bool isLinear = GdalNative.GDALRATGetLinearBinning(table, out double first, out double step) != 0;
        if (name < 0 || (value < 0 && !isLinear))
        {
            return;
        }

        for (int row = 0; row < GdalNative.GDALRATGetRowCount(table); row++)
        {
            double category = value >= 0 ? GdalNative.GDALRATGetValueAsDouble(table, row, value) : first + (row * step);
            Add(names, category, GdalText.Of(GdalNative.GDALRATGetValueAsString(table, row, name)));
        }
    }

    private static void Add(Dictionary<double, string> names, double value, string name)
    {
        if (name.Trim() is { Length: > 0 } text)
        {
            names.TryAdd(value, text);
        }
    }

    private static int? FirstColumn(int columns, Predicate<int> fits)
    {
        for (int column = 0; column < columns; column++)
        {
            if (fits(column))
            {
                return column;
            }
        }

        return null;
    }
}
