using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Sites;

namespace Gossan.Cli.Projects;

/// <summary>What each setting of a project means, with unit and range; defaults are read from the records themselves.</summary>
internal static class SettingsGuide
{
    /// <summary>Every single setting, in the order of the file: key and meaning.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("transform", "steps for continuous layers that name none of their own, in order: clip, winsorize, tukey (as the authors), abs, log, sqrt, clr, standardize, minmax"),
        new("fill.method", "gaps of layers that say nothing of their own: none, idw (from cells with data near by), mean, median"),
        new("fill.distance", "idw: how far a cell with data reaches, in metres; above 0 (five cells of the grid when not given)"),
        new("fill.mask", "true: write which cells were filled to out/stack/REGION.filled.tif"),
        new("windows.size", "edge of a window in cells; odd, 1 or more"),
        new("windows.patch", "edge of a patch in cells; divides windows.size"),
        new("windows.edge", "skip: no prediction within half a window of the rim; reflect: mirror the cells inside"),
        new("samples.likely_negatives", "part of the unlabelled windows that counts as likely negative, as two shares 0..1 of the order by distance to the training sites"),
        new("samples.multiplier", "likely negatives per site; 1 or more"),
        new("samples.split", "blocks: spatially separate; random: the authors' way, optimistic where sites cluster"),
        new("samples.block_size", "edge of a block in cells; 0 chooses it from region and window"),
        new("samples.train_share", "share of the sites to train on, 0..1; validation and test halve the rest"),
        new("samples.shuffle_labels", "true: a control that shuffles the labels among the samples; scores must fall to chance"),
        new("backbone.preset", "nano, paper-5 or paper-33: where the values below start from"),
        new("backbone.width", "width of the encoder's tokens; a multiple of backbone.heads"),
        new("backbone.blocks", "transformer blocks of the encoder; 1 or more"),
        new("backbone.heads", "attention heads of the encoder; 1 or more"),
        new("backbone.decoder_width", "width of the decoder's tokens; a multiple of backbone.decoder_heads"),
        new("backbone.decoder_blocks", "transformer blocks of the decoder; 1 or more"),
        new("backbone.decoder_heads", "attention heads of the decoder; 1 or more"),
        new("backbone.mask_ratio", "share of the patches hidden from the encoder, 0..1"),
        new("backbone.hidden_layers", "share of whole layers hidden from each window, 0 to below 1: one survey is learnt from the others"),
        new("backbone.loss", "all: error over all cells (the authors); masked: over the hidden ones (He et al. 2022)"),
        new("backbone.epochs", "most epochs; 0 leaves the backbone untrained"),
        new("backbone.batch", "windows per step; 1 to 65,536"),
        new("backbone.learning_rate", "learning rate at the start; above 0"),
        new("backbone.weight_decay", "decoupled weight decay; 0 or more"),
        new("backbone.clip_norm", "largest norm of the gradient; above 0"),
        new("backbone.patience", "epochs without a better SSIM before it stops; 1 or more"),
        new("backbone.validation_share", "share of the windows kept for validation, 0..1 (at most 4,096 windows)"),
        new("backbone.windows_per_epoch", "most training windows per epoch; 0 takes all"),
        new("backbone.precision", "auto: bfloat16 where the processor has it and the losses of the first steps are the same within 1 %; float32; bfloat16"),
        new("models", "which models to train: mae (masked autoencoder), logistic (logistic regression)"),
        new("classifier.feature", "what the head sees: class (the window's token), mean (of the patches), class-centre or mean-centre (with the centre cell's values)"),
        new("classifier.head", "linear, mlp with two hidden layers, or logistic (ridge regression in one go, on a frozen backbone)"),
        new("classifier.ridge", "logistic head: penalty of the coefficients; above 0"),
        new("classifier.backbone", "frozen: each window is encoded once; trained: the encoder learns along"),
        new("classifier.dropout", "share of inputs dropped per layer, 0 to below 1; 0 leaves no uncertainty"),
        new("classifier.label_smoothing", "how far labels move towards one half, 0 to below 1"),
        new("classifier.positive_weight", "weight of a site against a likely negative; above 0"),
        new("classifier.learning_rate", "learning rate at the start; above 0"),
        new("classifier.weight_decay", "decoupled weight decay; 0 or more"),
        new("classifier.clip_norm", "largest norm of the gradient; above 0"),
        new("classifier.batch", "windows per step; 1 to 65,536"),
        new("classifier.epochs", "most epochs; 1 or more"),
        new("classifier.patience", "epochs without a better validation score before it stops; 1 or more"),
        new("wofe.classes", "classes of equal numbers of training samples that a continuous layer is cut into; 2 to 100"),
        new("wofe.confidence", "studentised contrast from which a class or a cut counts; 0 to 10 standard deviations"),
        new("wofe.generalise", "binary: two parts at the surest cut; multi-class: each sure class keeps its weight"),
        new("logistic.features", "centre: the centre cell's values; window: with mean, spread and gradient of each layer too"),
        new("logistic.l2", "strength of the ridge penalty on the coefficients; 1e-6 to 1e6"),
        new("forest.features", "centre: the centre cell's values; window: with mean, spread and gradient of each layer too"),
        new("forest.trees", "trees; 40 to 10,000"),
        new("forest.leaves", "most leaves of a tree; 2 to 1,024"),
        new("forest.feature_share", "share of the features that a split may choose from; above 0 to 1"),
        new("forest.min_samples_leaf", "fewest samples in a leaf; 1 to 1,000"),
        new("boosting.features", "centre, or window"),
        new("boosting.trees", "most trees of each member; 1 to 5,000"),
        new("boosting.learning_rate", "share of a tree's correction that is made; above 0 to 1"),
        new("boosting.leaves", "most leaves of a tree; 2 to 256"),
        new("boosting.min_samples_leaf", "fewest samples in a leaf; 1 to 1,000"),
        new("boosting.l2", "penalty of a leaf's squared value; 0 to 1,000,000"),
        new("boosting.feature_share", "share of the features that a split may choose from; above 0 to 1"),
        new("boosting.members", "boosted models in the bag, whose spread is the uncertainty; 2 to 100"),
        new("mlp.width", "width of each hidden layer; 1 to 4,096"),
        new("mlp.layers", "hidden layers; 1 to 8"),
        new("mlp.dropout", "share of inputs dropped, 0 to below 1; 0 leaves no uncertainty"),
        new("mlp.label_smoothing", "how far labels move towards one half, 0 to below 1"),
        new("mlp.positive_weight", "weight of a site against a likely negative; above 0"),
        new("mlp.learning_rate", "learning rate at the start; above 0"),
        new("mlp.weight_decay", "decoupled weight decay; 0 or more"),
        new("mlp.clip_norm", "largest norm of the gradient; above 0"),
        new("mlp.batch", "windows per step; 1 to 65,536"),
        new("mlp.epochs", "most epochs; 1 or more"),
        new("mlp.patience", "epochs without a better validation score after which training stops; 1 or more"),
        new("resnet.dropout", "share of inputs dropped, 0 to below 1; 0 leaves no uncertainty"),
        new("resnet.label_smoothing", "how far labels move towards one half, 0 to below 1"),
        new("resnet.positive_weight", "weight of a site against a likely negative; above 0"),
        new("resnet.learning_rate", "learning rate at the start; above 0"),
        new("resnet.weight_decay", "decoupled weight decay; 0 or more"),
        new("resnet.clip_norm", "largest norm of the gradient; above 0"),
        new("resnet.batch", "windows per step; 1 to 65,536"),
        new("resnet.epochs", "most epochs; 1 or more"),
        new("resnet.patience", "epochs without a better validation score after which training stops; 1 or more"),
        new("ensemble.members", "models in an ensemble (a model's name with -ensemble), each from a seed of its own; 2 or more"),
        new("evaluation.models", "models to compare, by name; [] takes all there are, but no ensembles"),
        new("evaluation.split", "blocks: square blocks; bands: strips; region: each region in turn; file: a fold per site from a table; random: the authors' way, optimistic where sites cluster"),
        new("evaluation.folds", "folds of blocks, bands and random; 2 or more, at most as many as sites"),
        new("evaluation.block_size", "edge of a block in metres; 0 chooses it from the sites' spacing and the layers' correlation length"),
        new("evaluation.bands", "latitude: strips from south to north; longitude: from west to east"),
        new("evaluation.guard", "cells between the centres of training and test windows, 0 or more; the window's size when not given, so that no cell is seen by both"),
        new("evaluation.file", "table with columns region, x, y (or row, column, or site) and fold"),
        new("evaluation.seeds", "whole numbers: each is a round of folds, draws and starting weights"),
        new("evaluation.resamples", "bootstrap resamples behind an interval; 100 to 1,000,000"),
        new("evaluation.background", "most cells of a fold that its sites are ranked against; 0 takes all"),
        new("map.uncertainty", "passes for the uncertainty of each window; 2 to 10,000, or 0 to leave it out"),
        new("map.stride", "predict one window in stride x stride cells, as a preview; 1 (the full map) to 1,000"),
        new("map.batch", "windows computed together; 1 to 65,536"),
        new("map.precision", "auto: bfloat16 where the processor has it and a check on real windows finds the same likelihoods; float32; bfloat16"),
        new("map.attribution", "which windows are explained: the best share of the mapped cells (above 0 to 1), prospects, all, none"),
        new("map.baseline", "where attributions start from: zero (the mean of each layer over the training regions) or mean (of the region); counts for networks"),
        new("map.attribution_tolerance", "largest gap of a window's attributions, as a share of its score's difference to the baseline; above 0 to 1"),
        new("map.attribution_points", "most points of the integral per window; 1 to 10,000"),
        new("map.novelty", "true: write how unlike the training windows each window is"),
        new("map.novelty_limit", "percentile of the training windows' own distances above which a window counts as outside of what the model has seen; 50 to 100"),
        new("prospects.area", "part of the mapped cells that becomes prospects, best first; above 0 to 1"),
        new("prospects.capture", "share of the known sites that prospects must hold, above 0 to 1; chooses in place of prospects.area when given"),
        new("prospects.smallest", "least size of a prospect in km2; 0 to 1,000,000 (four cells when not given)"),
        new("prospects.small", "what becomes of smaller ones: drop, or merge into a larger one near by"),
        new("prospects.gap", "merge: most cells between a small area and the one it joins; 0 to 1,000"),
        new("prospects.smooth", "true: outlines with the corners of cells cut; false: outlines follow the cells"),
        new("prospects.most", "prospects kept, best first; 1 to 1,000,000, or 0 for all"),
        new("importance.repeats", "how many times each layer is shuffled; 1 to 1,000"),
        new("importance.background", "most held-out windows that the sites of a fold are ranked against; 1 or more"),
        new("seed", "fixes everything that is drawn; any whole number, 0 too"),
        new("threads", "threads that a model may use, 1 or more; 0 takes all cores"),
        new("memory_mb", "megabytes that preparing, and later a region's cells, may take before cells go to scratch files; 1 or more"),
    ];

    /// <summary>Every setting of a region's grid: key and meaning.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> OfGrid { get; } =
    [
        new("like", "take the grid of a raster: the name of a layer, or a path"),
        new("crs", "reference system: EPSG code, WKT or PROJ text"),
        new("cell_size", "edge of a cell in units of crs; above 0"),
        new("bounds", "[west, south, east, north] in units of crs; the extent of clip, else of all layers, when not given"),
        new("clip", "polygons that bound the region: a path, or { path, layer, where, crs }"),
    ];

    /// <summary>Every setting of a layer: key and meaning.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> OfLayer { get; } =
    [
        new("path", "raster, vector file, table or zip archive"),
        new("band", "raster: which band, 1 or more"),
        new("layer", "vector file: which layer"),
        new("where", "vector file: which features, as an OGR SQL filter: kind = 'fault'"),
        new("field", "vector file: the field with classes (one-hot) or numbers (interpolate, value)"),
        new("x", "table: the column of the easting or longitude"),
        new("y", "table: the column of the northing or latitude"),
        new("crs", "reference system of a file that names none, or a wrong one"),
        new("nodata", "stored values of a raster (in place of the file's own) or numbers of field that mean no data: one, a list, or { low, high } for a range"),
        new("kind", "auto, continuous, binary, categorical"),
        new("encode", "auto, value, presence, distance (metres), density (km or number per km2), one-hot, interpolate"),
        new("resample", "raster on another grid: nearest, bilinear, cubic, average, mode; chosen from kind and cell sizes when not given"),
        new("rare", "one-hot: classes below this share of the area are pooled as other; 0 to below 1"),
        new("max_distance", "distance: largest value in metres; above 0"),
        new("radius", "density: radius of the circle in metres. interpolate: samples farther away do not count, in metres"),
        new("method", "interpolate: idw (inverse distance), nearest"),
        new("power", "interpolate: power of the distance; above 0 to 10"),
        new("neighbours", "interpolate: most samples that count for a cell; 1 or more, 0 for all within radius"),
        new("min_neighbours", "interpolate: fewest samples within radius; 1 or more"),
        new("coverage", "interpolate: cells farther from any sample are missing, in metres; above 0"),
        new("scale", "interpolate: average the numbers (linear) or their logarithms (log); auto takes logarithms where transform holds log or clr"),
        new("transform", "steps of this layer: names, or { step: clip, lower, upper }, { step: winsorize, lower, upper }, { step: log, offset }, { step: clr, group }"),
        new("fill", "gaps of this layer: a method, or { method, distance, mask }"),
    ];

    /// <summary>Every setting of a target's sites in a region: key and meaning.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> OfSites { get; } =
    [
        new("path", "0/1 raster, or points: GeoPackage, Shapefile, GeoJSON, CSV"),
        new("layer", "points: which layer of the file"),
        new("where", "points: which of them, as an OGR SQL filter: model_code LIKE '22c%'"),
        new("x", "table: the column of the easting or longitude"),
        new("y", "table: the column of the northing or latitude"),
        new("crs", "reference system of a file that names none"),
        new("value", "raster: the value that marks a site"),
        new("buffer", "cells this near to a site count as sites too, in metres; 0 for none"),
        new("snap", "a site inside the region but on missing data moves to the nearest cell with data this near, in metres; 0 for not"),
    ];

    /// <summary>The part of a command's help that lists the settings of grids, layers and sites.</summary>
    public static string ForLayers()
    {
        var text = new StringBuilder();
        Add("Grid of a region (regions.REGION.grid)", typeof(GridOptions), OfGrid);
        Add("Layer (regions.REGION.layers.LAYER)", typeof(LayerOptions), OfLayer);
        Add("Sites of a target (targets.TARGET.sites.REGION)", typeof(SiteSource), OfSites);
        return text.ToString().TrimEnd();

        void Add(string title, Type type, IReadOnlyList<KeyValuePair<string, string>> meanings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{title}:\n");
            object record = Activator.CreateInstance(type)!;
            foreach (var (key, meaning) in meanings)
            {
                object? value = YamlBinder.PropertiesOf(type)[key].GetValue(record);
                text.Append(CultureInfo.InvariantCulture, $"\n  {key}{(value is null ? "" : $" = {Text(value)}")}: {meaning}");
            }

            text.Append('\n');
        }
    }

    /// <summary>The part of a command's help that lists its settings.</summary>
    /// <param name="prefixes">Sections or keys: "windows", "seed".</param>
    public static string For(IReadOnlyList<string> prefixes)
    {
        var text = new StringBuilder("Settings (in gossan.yaml, or with --set key=value), with their defaults:\n");
        foreach (var (key, meaning) in Meanings.Where(m => prefixes.Any(p => string.Equals(m.Key, p, StringComparison.Ordinal) || m.Key.StartsWith(p + ".", StringComparison.Ordinal))))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {key}{(Default(key) is { } value ? $" = {value}" : "")}: {meaning}");
        }

        return text.ToString();
    }

    /// <summary>A setting's default as it would stand in the file; <see langword="null"/> where it is not given.</summary>
    public static string? Default(string key)
    {
        object? value = new ProjectOptions();
        foreach (string part in key.Split('.'))
        {
            value = YamlBinder.PropertiesOf(value!.GetType())[part].GetValue(value);
        }

        return value is null ? null : Text(value);
    }

    private static string Text(object value) => value switch
    {
        bool b => b ? "true" : "false",
        Enum e => JsonNamingPolicy.KebabCaseLower.ConvertName(e.ToString()),
        string s => s,
        _ when YamlBinder.ShortFormOf(value.GetType()) is { } shortForm => Text(shortForm.GetValue(value)!),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };
}
