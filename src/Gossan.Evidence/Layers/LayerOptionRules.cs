using System.Text.Json;
using Gossan.Evidence.Transforms;
using Gossan.Grids;

namespace Gossan.Evidence.Layers;

/// <summary>Which settings of a layer belong to which encoding, and their ranges.</summary>
internal static class LayerOptionRules
{
    private static readonly LayerOptions Usual = new() { Path = "" };

    private static readonly LayerEncoding[] Vectors = [LayerEncoding.Presence, LayerEncoding.Distance, LayerEncoding.Density, LayerEncoding.Interpolate];

    /// <summary>Whether the options say by themselves that the file is one of shapes.</summary>
    public static bool ReadsShapes(LayerOptions options) => Vectors.Contains(options.Encoding) || options.Field is not null || options.Layer is not null || options.Where is not null;

    /// <summary>Settings that the encoding does not use: somebody expects an effect that would not come.</summary>
    public static IEnumerable<string> Misplaced(LayerOptions options)
    {
        var encoding = options.Encoding;
        foreach (var (name, given, belongs) in Settings(options))
        {
            if (given && !belongs.Contains(encoding))
            {
                yield return $"{name}: it belongs to encode: {string.Join(" or ", belongs.Where(e => e != LayerEncoding.Auto).Select(Word))}, but the layer has encode: {Word(encoding)}";
            }
        }

        if (options.Kind == LayerKind.Categorical && encoding != LayerEncoding.OneHot)
        {
            yield return $"kind: categorical goes with encode: one-hot, but the layer has encode: {Word(encoding)}";
        }

        if (options.Kind is LayerKind.Continuous or LayerKind.Binary && encoding == LayerEncoding.OneHot)
        {
            yield return $"encode: one-hot makes binary bands of a categorical layer, but the layer has kind: {options.Kind.ToString().ToLowerInvariant()}";
        }

        if (encoding == LayerEncoding.Interpolate && options.Field is null)
        {
            yield return "encode: interpolate needs field: the column with the numbers";
        }

        if (encoding == LayerEncoding.Density && options.Radius is null)
        {
            yield return "encode: density needs radius: the circle's, in metres";
        }
    }

    /// <summary>Numbers that no computation can use.</summary>
    public static IEnumerable<string> OutOfRange(LayerOptions options)
    {
        if (options.Band < 1)
        {
            yield return $"band is {options.Band}, but the first is 1";
        }

        if (!(options.Rare >= 0 && options.Rare < 1))
        {
            yield return FormattableString.Invariant($"rare is {options.Rare}, but is a share of the area, 0 to below 1");
        }

        foreach (var (name, metres) in new[] { ("max_distance", options.MaxDistance), ("radius", options.Radius), ("coverage", options.Coverage) })
        {
            if (metres is { } m && !(m > 0))
            {
                yield return FormattableString.Invariant($"{name} is {m}, but must be above 0 metres");
            }
        }

        if (!(options.Power > 0 && options.Power <= 10))
        {
            yield return FormattableString.Invariant($"power is {options.Power}, but must be above 0 and at most 10");
        }

        if (options.Neighbours < 0)
        {
            yield return $"neighbours is {options.Neighbours}, but must be 1 or more (or 0 for all within the radius)";
        }

        if (options.MinNeighbours < 1)
        {
            yield return $"min_neighbours is {options.MinNeighbours}, but must be 1 or more";
        }

        if (options.Neighbours > 0 && options.MinNeighbours > options.Neighbours)
        {
            yield return $"min_neighbours is {options.MinNeighbours}, which is more than neighbours ({options.Neighbours})";
        }
    }

    /// <summary>Steps that can be taken once.</summary>
    public static IEnumerable<string> Repeated(IReadOnlyList<TransformOptions> transform)
    {
        int ratios = transform.Count(step => step.Step == LayerTransform.Clr);
        if (ratios > 1)
        {
            yield return $"transform: clr stands {ratios} times, but a layer is a part of one composition";
        }
    }

    private static IEnumerable<(string Name, bool Given, LayerEncoding[] Belongs)> Settings(LayerOptions o)
    {
        LayerEncoding[] raster = [LayerEncoding.Auto, LayerEncoding.Value, LayerEncoding.OneHot], interpolate = [LayerEncoding.Interpolate];
        LayerEncoding[] vector = [.. Vectors, LayerEncoding.Value, LayerEncoding.OneHot];
        return
        [
            ("band", o.Band is not null, raster), ("nodata", o.Nodata is not null, [.. raster, LayerEncoding.Interpolate]), ("resample", o.Resample is not null, raster),
            ("layer", o.Layer is not null, vector), ("where", o.Where is not null, vector), ("x", o.X is not null, vector), ("y", o.Y is not null, vector),
            ("field", o.Field is not null, [LayerEncoding.OneHot, LayerEncoding.Interpolate, LayerEncoding.Value]),
            ("rare", o.Rare != Usual.Rare, [LayerEncoding.OneHot]),
            ("max_distance", o.MaxDistance is not null, [LayerEncoding.Distance]),
            ("radius", o.Radius is not null, [LayerEncoding.Density, LayerEncoding.Interpolate]),
            ("method", o.Method != InterpolationMethod.Idw, interpolate), ("power", o.Power != Usual.Power, interpolate),
            ("neighbours", o.Neighbours != Usual.Neighbours, interpolate), ("min_neighbours", o.MinNeighbours != Usual.MinNeighbours, interpolate),
            ("coverage", o.Coverage is not null, interpolate), ("scale", o.Scale != SampleScale.Auto, interpolate),
        ];
    }

    /// <summary>An encoding as a project writes it: "one-hot".</summary>
    public static string Word(LayerEncoding encoding) => JsonNamingPolicy.KebabCaseLower.ConvertName(encoding.ToString());
}
