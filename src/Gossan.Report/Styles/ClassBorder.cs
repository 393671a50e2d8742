namespace Gossan.Report.Styles;

/// <summary>Borders between classes of float32 cells.</summary>
internal static class ClassBorder
{
    /// <summary>Half-way to the next higher float32, which float64 holds exactly.</summary>
    public static double Above(float value) => ((double)value + float.BitIncrement(value)) / 2;
}
