using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Models;

namespace Gossan.Prospectivity.Mapping;

/// <summary>How a map is made.</summary>
public sealed record MapOptions
{
    /// <summary>Passes for the uncertainty of each window, 2 or more; 0 leaves the uncertainty out.</summary>
    public int Uncertainty { get; init; } = 100;

    /// <summary>Predict one window in stride x stride cells and let it stand for its neighbours: a quick preview. 1 is the full map.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Windows computed together.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Which windows are explained: prospects, all, none, or the best share of the region by likelihood, above 0 and at most 1. See <see cref="AttributionScope"/>.</summary>
    public string Attribution { get; init; } = "0.05";

    /// <summary>The starting point of attributions, for models that integrate from one.</summary>
    public AttributionBaseline Baseline { get; init; } = AttributionBaseline.Zero;

    /// <summary>The largest gap of an attribution that is left as it is, as a share of the score's difference to the starting point; above 0 and at most 1.</summary>
    public double AttributionTolerance { get; init; } = 0.02;

    /// <summary>Most points of the integral per explained window, 1 or more.</summary>
    public int AttributionPoints { get; init; } = 200;

    /// <summary>Whether a raster says how far each window is from those that the model was trained on.</summary>
    public bool Novelty { get; init; } = true;

    /// <summary>Percentile of the training windows' own distances, 50 to 100, above which a window counts as outside of what the model has seen; at 100 none does.</summary>
    public double NoveltyLimit { get; init; } = 99;

    /// <summary>Digits of the network's arithmetic; models without a network know float32 alone, whatever is asked for.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="MapException">A value is outside its range.</exception>
    public MapOptions Validated()
    {
        var problems = new List<string>();
        if (Uncertainty is < 0 or 1 or > 10_000)
        {
            problems.Add($"map.uncertainty is {Uncertainty}, but must be 2 to 10,000 passes (0 leaves it out)");
        }

        if (Stride is < 1 or > 1000)
        {
            problems.Add($"map.stride is {Stride}, but must be 1 to 1,000 cells");
        }

        if (Batch is < 1 or > 65_536)
        {
            problems.Add($"map.batch is {Batch}, but must be 1 to 65,536 windows");
        }

        if (AttributionScope.Problem(Attribution) is { } scope)
        {
            problems.Add(scope);
        }

        if (!Enum.IsDefined(Baseline))
        {
            problems.Add($"map.baseline is {Baseline}, but must be zero or mean");
        }

        if (!(AttributionTolerance is > 0 and <= 1))
        {
            problems.Add(FormattableString.Invariant($"map.attribution_tolerance is {AttributionTolerance}, but must be above 0 and at most 1"));
        }

        if (AttributionPoints is < 1 or > 10_000)
        {
            problems.Add($"map.attribution_points is {AttributionPoints}, but must be 1 to 10,000 points");
        }

        if (NoveltyLimit is not (>= 50 and <= 100))
        {
            problems.Add(FormattableString.Invariant($"map.novelty_limit is {NoveltyLimit}, but must be a percentile from 50 to 100"));
        }

        if (!Enum.IsDefined(Precision))
        {
            problems.Add($"map.precision is {Precision}, but must be auto, float32 or bfloat16");
        }

        return problems.Count == 0 ? this : throw MapException.Options(problems);
    }
}
