using System.Text;
using Gossan.Evidence.Stacks;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Prospects;
using Gossan.Report.Page;
using Gossan.Report.Page.Results;
using Gossan.Serve.Rasters;

namespace Gossan.Serve.Runs;

/// <summary>What there is to serve, read again when results have changed; looked at no more than once a second.</summary>
internal sealed class RunLoading(ServeRequest request, RasterPool rasters)
{
    private const long PauseMilliseconds = 1000;

    private static readonly string[] OfMap = [ProspectivityMapping.LikelihoodFile, ProspectivityMapping.UncertaintyFile, ProspectivityMapping.NoveltyFile, AttributionMapping.RasterFileName, ProspectMapping.GeoPackageFile];

    private readonly Lock gate = new();
    private ServedRun? served;
    private string signature = "";
    private long looked;

    /// <summary>What there is now.</summary>
    public ServedRun Current()
    {
        lock (gate)
        {
            if (served is not null && Environment.TickCount64 - looked < PauseMilliseconds)
            {
                return served;
            }

            looked = Environment.TickCount64;
            string found = Signature();
            if (served is null || !string.Equals(found, signature, StringComparison.Ordinal))
            {
                (served, signature) = (Read(found), found);
            }

            return served;
        }
    }

    private ServedRun Read(string stamp)
    {
        var files = request.Files;
        string mark = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(stamp)))[..16];
        try
        {
            var results = RunResults.Read(files);
            var reading = new RegionReading(results, rasters);
            var regions = results.Regions.Where(region => File.Exists(region.Files.Stack)).Select(reading.Read).ToList();
            var paths = regions.SelectMany(region => region.Layers.Values.Select(layer => layer.Path))
                .Concat(results.Targets.SelectMany(target => target.Models).SelectMany(model => model.Maps).SelectMany(map => new[] { map.In(ProspectMapping.GeoPackageFile), map.In(ProspectMapping.TableFile) }))
                .Append(Path.Combine(files.Output, ReportPage.FileName))
                .Where(File.Exists)
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(reading.NameOf, StringComparer.Ordinal);
            string? note = regions.Count == 0 ? "There is nothing to look at yet: gossan run makes it." : null;
            return new(new(files.Name, request.Version, note, mark, [.. regions.Select(region => region.View)], [.. paths.Keys]), regions.ToDictionary(region => region.View.Name, StringComparer.Ordinal), paths);
        }
        catch (Exception e) when (e is GossanException or IOException)
        {
            // A run replaces results while they are read here: what was there before stays until the next look.
            return new((served?.View ?? new(files.Name, request.Version, null, "", [], [])) with { Note = e.Message, Stamp = mark }, served?.Regions ?? new Dictionary<string, ServedRegion>(StringComparer.Ordinal), served?.Files ?? new Dictionary<string, string>(StringComparer.Ordinal));
        }
    }

    /// <summary>The state of all files that records and rasters are read from.</summary>
    private string Signature()
    {
        var text = new StringBuilder();
        var files = request.Files;
        foreach (string path in files.Regions.SelectMany(region => new[] { region.Stack, StackAudit.PathBeside(region.Stack) })
            .Concat(files.Targets.SelectMany(target => target.Models.SelectMany(model => model.Maps.SelectMany(map => OfMap.Select(file => Path.Combine(map.Folder, file))).Append(Path.Combine(model.Folder, "metrics.json"))).Append(target.Comparison)))
            .Append(Path.Combine(files.Output, ReportPage.FileName)))
        {
            text.Append(FileStamp.Of(path)).Append('\n');
        }

        return text.ToString();
    }
}
