using Gossan.Evidence.Filling;
using Gossan.Evidence.Transforms;
using Gossan.Grids;

namespace Gossan.Evidence.Layers;

/// <summary>One evidence layer as a project names it.</summary>
public sealed record LayerOptions
{
    /// <summary>The raster, vector file, table or zip archive, as written in the project: relative to the project's folder, or absolute.</summary>
    [ShortForm]
    public required string Path { get; init; }

    /// <summary>Raster: which band, 1 for the first; may be left out where there is only one.</summary>
    public int? Band { get; init; }

    /// <summary>Vector file: which layer; the first one that fits when not given.</summary>
    public string? Layer { get; init; }

    /// <summary>Vector file: which features, as an OGR SQL filter such as <c>kind = 'fault' AND length > 500</c>.</summary>
    public string? Where { get; init; }

    /// <summary>Vector file: the field with the classes (one-hot) or numbers (interpolate, value).</summary>
    public string? Field { get; init; }

    /// <summary>Table: the column of the easting or longitude; found by its name when not given.</summary>
    public string? X { get; init; }

    /// <summary>Table: the column of the northing or latitude; found by its name when not given.</summary>
    public string? Y { get; init; }

    /// <summary>Reference system where the file has none or a wrong one: "EPSG:4326", WKT or PROJ text.</summary>
    public string? Crs { get; init; }

    /// <summary>Raster: stored values that mean no data, in place of the file's own. Field of a vector file: numbers that mean no data.</summary>
    public NoDataOptions? Nodata { get; init; }

    /// <summary>What its numbers are; found from the data by default.</summary>
    public LayerKind Kind { get; init; } = LayerKind.Auto;

    /// <summary>How the file becomes numbers on the grid.</summary>
    public LayerEncoding Encode { get; init; } = LayerEncoding.Auto;

    /// <summary>Raster on another grid: how its cells are carried over; chosen from kind and cell sizes when not given.</summary>
    public ResamplingMethod? Resample { get; init; }

    /// <summary>One-hot: classes that cover less than this share of the area are pooled as "other"; 0..1.</summary>
    public double Rare { get; init; } = 0.01;

    /// <summary>Distance: largest value, in metres; farther cells get it too.</summary>
    public double? MaxDistance { get; init; }

    /// <summary>Density: radius of the circle, in metres. Interpolate: samples farther away do not count, in metres.</summary>
    public double? Radius { get; init; }

    /// <summary>Interpolate: by inverse distance, or the nearest sample.</summary>
    public InterpolationMethod Method { get; init; } = InterpolationMethod.Idw;

    /// <summary>Interpolate: the power of the distance; above 0, at most 10.</summary>
    public double Power { get; init; } = 2;

    /// <summary>Interpolate: most samples that count for a cell, the nearest ones; 0 for all within the radius.</summary>
    public int Neighbours { get; init; } = 12;

    /// <summary>Interpolate: fewest samples within the radius; cells with fewer are missing.</summary>
    public int MinNeighbours { get; init; } = 1;

    /// <summary>Interpolate: cells whose nearest sample is farther away are missing, in metres.</summary>
    public double? Coverage { get; init; }

    /// <summary>Interpolate: what is averaged, the numbers or their logarithms (the result is carried back); found from the transform by default.</summary>
    public SampleScale Scale { get; init; } = SampleScale.Auto;

    /// <summary>The steps applied to a continuous layer, in order; binary and categorical layers are left as they are.</summary>
    public IReadOnlyList<TransformOptions> Transform { get; init; } = [LayerTransform.Clip, LayerTransform.Standardize];

    /// <summary>What is done about gaps.</summary>
    public FillOptions Fill { get; init; } = new();

    /// <summary>How the file becomes numbers, for a raster or where the project says.</summary>
    internal LayerEncoding Encoding => Encode == LayerEncoding.Auto && Kind == LayerKind.Categorical ? LayerEncoding.OneHot : Encode;

    /// <summary>Whether samples are averaged by their logarithms.</summary>
    internal bool AveragesLogarithms => Scale == SampleScale.Log || (Scale == SampleScale.Auto && TakesLogarithms);

    /// <summary>Whether a step of the transform takes logarithms.</summary>
    internal bool TakesLogarithms => Transform.Any(step => step.Step is LayerTransform.Log or LayerTransform.Clr);

    /// <summary>What is wrong with these options, a sentence each without a full stop.</summary>
    /// <returns>Nothing when they can be used.</returns>
    public IEnumerable<string> Problems() =>
    [
        .. LayerOptionRules.Misplaced(this), .. LayerOptionRules.OutOfRange(this),
        .. Transform.SelectMany(step => step.Problems()).Select(problem => $"transform: {problem}"), .. LayerOptionRules.Repeated(Transform), .. Fill.Problems(),
    ];
}
