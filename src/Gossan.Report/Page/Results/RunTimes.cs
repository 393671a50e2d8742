namespace Gossan.Report.Page.Results;

/// <summary>How long a run took, and on which machine: what no other result holds, because it is the one thing that cannot be the same twice.</summary>
/// <param name="Steps">The steps, the longest first.</param>
public sealed record RunTimes(IReadOnlyList<StepTime> Steps)
{
    /// <summary>All steps together.</summary>
    public double TotalSeconds => Steps.Sum(step => step.Seconds);

    /// <summary>What they were done on.</summary>
    public IReadOnlyList<string> Machines => [.. Steps.Select(step => step.Machine).Distinct(StringComparer.Ordinal)];
}
