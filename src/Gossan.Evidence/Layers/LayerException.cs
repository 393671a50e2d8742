namespace Gossan.Evidence.Layers;

/// <summary>A layer's content cannot serve as evidence.</summary>
public sealed class LayerException : GossanException
{
    private LayerException(string message, string layer)
        : base(message) => Layer = layer;

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
        new(FormattableString.Invariant($"layer '{layer}' ({path}) is constant after {steps} transform{(steps == 1 ? "" : "s")}: every cell is {value:G6}, because more than three quarters of its cells are one value and the fences fall on it.\nUse transform: [standardize] for this layer, or kind: binary if it marks presence."), layer);

    /// <summary>A raster for one layer has several bands.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="bands">How many bands it has.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException SeveralBands(string layer, string path, int bands) =>
        new($"layer '{layer}' ({path}) has {bands} bands, but a layer is one band.\nWrite each band to a file of its own: gdal_translate -b 1 {path} band1.tif", layer);

    /// <summary>A layer declared binary holds another number.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Its file.</param>
    /// <param name="minimum">Smallest value found.</param>
    /// <param name="maximum">Largest value found.</param>
    /// <returns>The exception to throw.</returns>
    public static LayerException NotBinary(string layer, string path, double minimum, double maximum) =>
        new(FormattableString.Invariant($"layer '{layer}' ({path}) is declared binary, but holds values other than 0 and 1 (from {minimum:G6} to {maximum:G6}).\nUse kind: continuous, or recode the raster."), layer);

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
