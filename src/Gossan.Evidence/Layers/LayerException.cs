using Gossan.Grids;

namespace Gossan.Evidence.Layers;

/// <summary>A layer's content cannot serve as evidence.</summary>
public sealed class LayerException : GossanException
{
    private LayerException(string message, string layer, Exception? inner = null)
        : base(message, inner) => Layer = layer;

    /// <summary>The layer's name.</summary>
    public string Layer { get; }

    /// <summary>Every cell of the layer is missing.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="cells">How many cells it has.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException AllMissing(string layer, string path, long cells) =>
        new($"layer '{layer}' ({path}) has no data: all of its {cells:N0} cells are missing.\nCheck the file's no-data value (gdalinfo shows it), or take the layer out of the project.", layer);

    /// <summary>Every cell of the layer has the same value.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="value">The one value.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException Constant(string layer, string path, double value) =>
        new(FormattableString.Invariant($"layer '{layer}' ({path}) is constant: every cell with data is {value:G6}, so its z-score is undefined and it tells nothing.\nTake it out of the project."), layer);

    /// <summary>The steps before one have made all cells the same.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="steps">How many steps were applied.</param>
    /// <param name="value">The one value left.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException ConstantAfter(string layer, string path, int steps, double value) =>
        new(FormattableString.Invariant($"layer '{layer}' ({path}) is constant after {steps} transform{(steps == 1 ? "" : "s")}: every cell is {value:G6}. Fences and percentiles that fall on one value (because most cells have it), or bounds outside the values, do that.\nUse transform: [standardize] for this layer, or kind: binary if it marks presence."), layer);

    /// <summary>A logarithm is asked for, but no cell is positive.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="maximum">Its largest value.</param>
    /// <param name="offset">What is added before the logarithm.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NothingPositive(string layer, double maximum, double offset) =>
        new(FormattableString.Invariant($"layer '{layer}' has no positive value (the largest is {maximum:G6}{(offset == 0 ? "" : FormattableString.Invariant($", with the offset {maximum + offset:G6}"))}), so it has no logarithm: all of it is zero or below detection.\nTake the layer out, or leave log and clr out of its transform."), layer);

    /// <summary>A layer to be one-hot has too many classes.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="most">The most that are taken.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException TooManyClasses(string layer, string path, int most) =>
        new($"layer '{layer}' ({path}) has more than {most} classes, too many for encode: one-hot.\nIs it a measured quantity (kind: continuous)? Else group its classes first, or choose some with where:.", layer);

    /// <summary>A categorical layer has a single class.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="label">The class.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException OneClass(string layer, string path, string label) =>
        new($"layer '{layer}' ({path}) is constant: every cell with data is of the class '{label}', so it tells nothing.\nTake it out of the project, or use encode: presence if it matters where it has data.", layer);

    /// <summary>A vector file is a layer, but nothing says what its numbers are.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="holds">What it holds: "lines".</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NeedsEncoding(string layer, string path, string holds) =>
        new($"layer '{layer}' ({path}) holds {holds}, and the project does not say how they become numbers.\nWrite encode: presence, distance or density{holds switch { "points" => ", or interpolate with field:", "polygons" => ", or one-hot with field:", _ => "" }}.", layer);

    /// <summary>Polygons are to give classes or numbers, but no field is named.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NeedsField(string layer, string path) =>
        new($"layer '{layer}' ({path}) does not say which field of its polygons is meant.\nWrite field: with its name.", layer);

    /// <summary>An encoding is asked for that another kind of file needs.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="encoding">The encoding as a project writes it.</param>
    /// <param name="holds">What the file holds: "a raster", "lines".</param>
    /// <param name="needs">What the encoding needs: "points".</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException WrongEncoding(string layer, string path, string encoding, string holds, string needs) =>
        new($"layer '{layer}' ({path}) holds {holds}, but encode: {encoding} needs {needs}.\nCheck the path and encode:; a GeoPackage with several layers needs layer:.", layer);

    /// <summary>Nothing of a layer lies inside its region.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="here">Where it lies, in the region's reference system.</param>
    /// <param name="region">Where the region lies.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException OutsideRegion(string layer, string path, string here, string region) =>
        new($"layer '{layer}' ({path}) lies outside the region: its shapes reach over {here}, the region over {region}.\nCheck the reference system of the file (crs: on the layer) and the region's grid.", layer);

    /// <summary>A part of a composition is no measured quantity.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="composition">The composition's name.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NotContinuous(string layer, string path, string composition) =>
        new($"layer '{layer}' ({path}) is a part of the composition '{composition}' (transform: clr), but its numbers are not continuous.\nTake clr out of its transform.", layer);

    /// <summary>A composition has a single part.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="composition">The composition's name.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException OnePart(string layer, string path, string composition) =>
        new($"layer '{layer}' ({path}) is the only part of the composition '{composition}', and a log-ratio needs at least two.\nGive the other parts transform: [{{ step: clr, group: {composition} }}], or use log for this one.", layer);

    /// <summary>No region is there to learn from.</summary>
    /// <param name="regions">Their names.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NoTraining(IReadOnlyList<string> regions) =>
        new($"no region is learnt from: {string.Join(", ", regions)} {(regions.Count == 1 ? "has" : "have")} training: false.\nSet training: true for at least one, so that transforms can be learnt.", "");

    /// <summary>A layer's file cannot be opened or read.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="region">The region's name where there are several; <see langword="null"/> for the only one.</param>
    /// <param name="cause">What is wrong with the file; its message names it.</param>
    /// <returns>The exception to throw.</returns>
    internal static LayerException Reading(string layer, string? region, GossanException cause) =>
        new($"layer '{layer}'{(region is null ? "" : $" of region '{region}'")}: {cause.Message}", layer, cause);

    /// <summary>Names the region of a problem that names its layer already.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="region">The region's name.</param>
    /// <param name="cause">The problem.</param>
    /// <returns>The exception to throw.</returns>
    internal static LayerException InRegion(string layer, string region, GossanException cause) => new($"region '{region}': {cause.Message}", layer, cause);

    /// <summary>The reference system of a layer is not known, or there is no way from it to the region's.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="cause">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException Reference(string layer, string path, CoordinateSystemException cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new($"layer '{layer}' ({path}): {cause.Message}", layer);
    }

    /// <summary>A raster names no reference system and the region has one.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="crs">The region's.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NoCrs(string layer, string path, string crs) =>
        new($"layer '{layer}' ({path}) names no coordinate reference system, but its region has {crs}.\nSay which it is with crs: on the layer (crs: \"{crs}\" if it is the region's own).", layer);

    /// <summary>A raster's reference system is known, but the region's is not.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="crs">The layer's.</param>
    /// <param name="grid">What the region's grid is like.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException RegionHasNoCrs(string layer, string path, string crs, string grid) =>
        new($"layer '{layer}' ({path}) is in {crs}, but the region's grid ({grid}) names no coordinate reference system.\nSay which the region's is with crs: \"{crs}\" on the layer of that file, or with grid: {{ like: {grid}, crs: \"{crs}\" }} where it is no layer.", layer);

    /// <summary>A raster for one layer has several bands.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="bands">How many bands it has.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException SeveralBands(string layer, string path, int bands) =>
        new($"layer '{layer}' ({path}) has {bands} bands, but a layer is one band.\nSay which with band: 1 to {bands} (a layer for each that you want).", layer);

    /// <summary>A layer declared binary holds another number.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="minimum">Smallest value found.</param>
    /// <param name="maximum">Largest value found.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NotBinary(string layer, string path, double minimum, double maximum) =>
        new(FormattableString.Invariant($"layer '{layer}' ({path}) is declared binary, but holds values other than 0 and 1 (from {minimum:G6} to {maximum:G6}).\nUse kind: continuous, or recode the raster."), layer);

    /// <summary>A layer is binary in the regions that are learnt from, but not in another.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file in the other region.</param>
    /// <param name="minimum">Smallest value there.</param>
    /// <param name="maximum">Largest value there.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NotBinaryElsewhere(string layer, string path, double minimum, double maximum) =>
        new(FormattableString.Invariant($"layer '{layer}' ({path}) holds only 0 and 1 in the regions that are learnt from, but from {minimum:G6} to {maximum:G6} in this one.\nUse kind: continuous, or recode the raster."), layer);

    /// <summary>Two regions name different layers, so they cannot share one model.</summary>
    /// <param name="layer">The first layer that one of them lacks.</param>
    /// <param name="region">The region that lacks it.</param>
    /// <param name="other">The region that has it.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException MissingInRegion(string layer, string region, string other) =>
        new($"layer '{layer}' is in region '{other}' but not in region '{region}': all regions of a project need the same layers.\nAdd it to '{region}', or take it out of '{other}'.", layer);

    /// <summary>One layer has other transforms, or another kind, in two regions.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="region">One region.</param>
    /// <param name="other">The other region.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException TreatedDifferently(string layer, string region, string other) =>
        new($"layer '{layer}' has another kind or other transforms in region '{region}' than in region '{other}': its numbers are learnt on all regions together.\nWrite the same kind and transform for both.", layer);
}
