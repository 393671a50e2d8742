using Gossan.Grids;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Prospects;

namespace Gossan.Report.Page.Results;

/// <summary>A map of a region by a model.</summary>
/// <param name="Files">Where it lies.</param>
/// <param name="Attribution">The layers by strength; <see langword="null"/> where nothing was explained.</param>
/// <param name="Prospects">Ranked, best first.</param>
public sealed record MapResults(MapFiles Files, AttributionSummary? Attribution, IReadOnlyList<ProspectRow> Prospects)
{
    /// <summary>The raster of likelihoods.</summary>
    public string Likelihood => In(ProspectivityMapping.LikelihoodFile);

    /// <summary>The raster of uncertainty, or <see langword="null"/>.</summary>
    public string? Uncertainty => Existing(In(ProspectivityMapping.UncertaintyFile));

    /// <summary>The raster of novelty, or <see langword="null"/>.</summary>
    public string? Novelty => Existing(In(ProspectivityMapping.NoveltyFile));

    /// <summary>The raster of attributions, or <see langword="null"/>.</summary>
    public string? Attributions => Existing(In(AttributionMapping.RasterFileName));

    /// <summary>All prospects together.</summary>
    public ProspectTotals Totals => ProspectTotals.Of(Prospects);

    /// <summary>A file beside the map.</summary>
    public string In(string file) => Path.Combine(Files.Folder, file);

    /// <summary>Reads a map; <see langword="null"/> where there is none.</summary>
    /// <exception cref="VectorException">The prospects are damaged.</exception>
    public static MapResults? Read(MapFiles files)
    {
        if (!File.Exists(Path.Combine(files.Folder, ProspectivityMapping.LikelihoodFile)))
        {
            return null;
        }

        string prospects = Path.Combine(files.Folder, ProspectMapping.GeoPackageFile);
        return new(files, RunResults.Record<AttributionSummary>(Path.Combine(files.Folder, AttributionMapping.SummaryFile)), HasRows(files) ? ProspectRow.Read(prospects) : []);
    }

    /// <summary>A layer without features is no vector file to read from; its table tells.</summary>
    private static bool HasRows(MapFiles files)
    {
        string table = Path.Combine(files.Folder, ProspectMapping.TableFile);
        return File.Exists(table) && File.ReadLines(table).Skip(1).Any();
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
