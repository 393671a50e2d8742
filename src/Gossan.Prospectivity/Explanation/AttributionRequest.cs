using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Explanation;

/// <summary>Which windows are explained, by which model, and where the results go.</summary>
public sealed record AttributionRequest
{
    /// <summary>The trained model. One that does not explain itself gives a note and no raster.</summary>
    public required TrainedModel Model { get; init; }

    /// <summary>The regions' windows.</summary>
    public required WindowSource Windows { get; init; }

    /// <summary>Which region is mapped, by index.</summary>
    public required int Region { get; init; }

    /// <summary>Where the results go; those of an earlier run are removed where there are none now.</summary>
    public required string Folder { get; init; }

    /// <summary>The region's likelihood raster; read for a share only.</summary>
    public required string LikelihoodPath { get; init; }

    /// <summary>Scope, starting point, tolerance, points, stride, batch.</summary>
    public MapOptions Options { get; init; } = new();

    /// <summary>File for finished windows; the caller deletes it once the result is safe.</summary>
    public required string JournalPath { get; init; }

    /// <summary>What finished windows depend on: model, stack, likelihood, prospects. Options and the cut of the likelihood are added to it.</summary>
    public required string JournalKey { get; init; }

    /// <summary>Whether a cell (row, column) lies in a prospect; needed for that scope only. Asked again for each pass over the map, with the same answers.</summary>
    public Func<int, int, bool>? Prospects { get; init; }
}
