namespace Gossan.Report.Page;

/// <summary>Records as JSON within a page.</summary>
internal static class PageJson
{
    /// <summary>JSON that cannot end the element it stands in: every "&lt;", which occurs in texts alone, is written as its number.</summary>
    public static string TextOf<T>(T record) => RecordJson.TextOf(record).Replace("<", "\\u003c", StringComparison.Ordinal);
}
