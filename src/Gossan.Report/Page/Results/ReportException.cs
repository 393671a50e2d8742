namespace Gossan.Report.Page.Results;

/// <summary>Results that a report cannot be made of.</summary>
public sealed class ReportException : GossanException
{
    private ReportException(string message)
        : base(message)
    {
    }

    /// <summary>A record is not what its name says.</summary>
    internal static ReportException Damaged(string path, string why) =>
        new($"{path} is damaged: {why.TrimEnd('.')}. Delete it and run again: what is missing is made again.");

    /// <summary>There is nothing yet.</summary>
    internal static ReportException Nothing(string folder) =>
        new($"there are no results in {folder} to report on. Make some first: gossan run.");
}
