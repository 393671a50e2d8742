using Gossan.Evidence.Stacks;

namespace Gossan.Report.Page.Results;

/// <summary>A prepared region.</summary>
public sealed record RegionResults(RegionFiles Files, StackAudit Audit);
