using System.Globalization;
using System.Text;
using System.Text.Json;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Explanation;

/// <summary>The layers by what a model loses without them, over all held-out sites.</summary>
public sealed record ImportanceTable
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Held-out sites, of all folds together.</summary>
    public required int Sites { get; init; }

    /// <summary>How many times each layer was shuffled.</summary>
    public required int Repeats { get; init; }

    /// <summary>AUROC of the held-out sites with all layers as they are: the mean of their placements.</summary>
    public required double Auroc { get; init; }

    /// <summary>The layers, largest fall first; ties in band order.</summary>
    public required IReadOnlyList<LayerImportance> Layers { get; init; }

    /// <summary>Puts folds (or seeds) together: every held-out site counts once for each fold that held it out.</summary>
    /// <param name="folds">One or more, of the same layers and repeats.</param>
    /// <param name="seed">Fixes the resamples.</param>
    /// <param name="resamples">Bootstrap resamples, at least 1.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">There is no fold, or they differ in layers or repeats.</exception>
    public static ImportanceTable Of(IReadOnlyList<PermutationFalls> folds, long seed, int resamples = 1000)
    {
        ArgumentNullException.ThrowIfNull(folds);
        if (folds.Count == 0 || folds.Any(fold => !fold.Layers.SequenceEqual(folds[0].Layers, StringComparer.Ordinal) || fold.Falls[0].Length != folds[0].Falls[0].Length))
        {
            throw new ArgumentException("Importance needs one fold at least, and the same layers and repeats in each.", nameof(folds));
        }

        var layers = folds[0].Layers;
        int repeats = folds[0].Falls[0].Length;
        double[] placements = [.. folds.SelectMany(fold => fold.Placements)];
        return new()
        {
            Sites = placements.Length,
            Repeats = repeats,
            Auroc = placements.Average(),
            Layers = [.. layers.Select((layer, band) => (Layer: layer, Fall: FallOf(band))).OrderByDescending(layer => layer.Fall.Estimate).Select((layer, place) => new LayerImportance(place + 1, layer.Layer, layer.Fall))],
        };

        Interval FallOf(int band)
        {
            double[][] falls = [.. Enumerable.Range(0, repeats).Select(repeat => folds.SelectMany(fold => fold.Falls[band][repeat]).ToArray())];
            var interval = Bootstrap.IntervalOverSitesAndSeeds(falls, resamples, seed, "bootstrap of importance");

            // One site resamples to itself: its interval would say that nothing is unknown.
            return placements.Length > 1 ? interval : interval with { Low = double.NaN, High = double.NaN };
        }
    }

    /// <summary>Reads a table that <see cref="WriteJson"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ExplanationException">The file is damaged.</exception>
    public static ImportanceTable Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportanceTable>(File.ReadAllBytes(path), RecordJson.Options) ?? throw ExplanationException.Damaged(path, "it is empty");
        }
        catch (JsonException e)
        {
            throw ExplanationException.Damaged(path, e.Message);
        }
    }

    /// <summary>Writes the table as JSON.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public void WriteJson(string path) => AtomicFile.WriteText(path, RecordJson.TextOf(this));

    /// <summary>Writes the layers as a table, a row each: fall of AUROC with the ends of its interval, empty where they are not defined.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to.</exception>
    public void WriteCsv(string path)
    {
        var text = new StringBuilder("rank,layer,auroc_fall,auroc_fall_low,auroc_fall_high\n");
        foreach (var (rank, layer, fall) in Layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{rank},").Append(CsvText.Quoted(layer)).Append(',').AppendJoin(',', CsvText.Of(fall.Estimate), CsvText.Of(fall.Low), CsvText.Of(fall.High)).Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }
}
