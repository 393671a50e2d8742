using System.Text.Json.Nodes;

namespace Gossan.Cli.Steps;

/// <summary>What a step's work is given.</summary>
/// <param name="Key">Hash of everything that the result depends on.</param>
/// <param name="StatePath">File for the state of unfinished work; deleted when the step is done.</param>
/// <param name="Progress">Told how far the work is.</param>
/// <param name="Cancellation">Ends the work.</param>
internal sealed record StepContext(string Key, string StatePath, IProgress<WorkProgress> Progress, CancellationToken Cancellation)
{
    /// <summary>What was measured and decided on the way, for the run record.</summary>
    public JsonNode? Found { get; set; }
}
