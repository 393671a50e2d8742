using System.Text.Json.Nodes;

namespace Gossan.Cli.Steps;

/// <summary>One step of a project: what it reads, what it depends on, what it writes, and the work itself.</summary>
internal sealed record Step
{
    /// <summary>What it does and to what: "train", "nickel", "mae". No part holds a slash, so together they are a path of its own.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Its name for people: "train nickel mae".</summary>
    public string Name => string.Join(' ', Words);

    /// <summary>Where its record and its state lie, from a folder of each kind.</summary>
    public string RelativePath => Path.Combine([.. Words]);

    /// <summary>Every file that it reads, absolute.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The options that change its result.</summary>
    public required JsonNode Options { get; init; }

    /// <summary>Every file that it writes, absolute.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>Files of an earlier result that the new one does not have, absolute: removed with it.</summary>
    public IReadOnlyList<string> Obsolete { get; init; } = [];

    /// <summary>Does the work; told its key, which a state of unfinished work is tied to.</summary>
    public required Action<StepContext> Work { get; init; }
}
