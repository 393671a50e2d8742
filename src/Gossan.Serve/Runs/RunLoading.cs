using System.Security.Cryptography;
using System.Text;
using Gossan.Evidence.Stacks;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Prospects;
using Gossan.Report.Page;
using Gossan.Report.Page.Results;
using Gossan.Serve.Rasters;
using Gossan.Serve.Security;

namespace Gossan.Serve.Runs;

/// <summary>What there is to serve, read again when results have changed; looked at no more than once a second.</summary>
internal sealed class RunLoading(ServeRequest request, ProjectFolder folder, RasterPool rasters)
{
    private const long PauseMilliseconds = 1000;

    private static readonly string[] OfMap = [ProspectivityMapping.LikelihoodFile, ProspectivityMapping.UncertaintyFile, ProspectivityMapping.NoveltyFile, AttributionMapping.RasterFileName, ProspectMapping.GeoPackageFile, ProspectMapping.TableFile];

    private readonly Lock gate = new();
    private volatile ServedRun? served;
    private string signature = "";
    private long looked;

    /// <summary>What there is now; who comes while another looks gets what was there before.</summary>
    public ServedRun Current()
    {
        if (served is not { } known)
        {
            gate.Enter();
        }
        else if (!gate.TryEnter())
        {
            return known;
        }

        try
        {
            return Look();
        }
        finally
        {
            gate.Exit();
        }
    }

    private ServedRun Look()
    {
        if (served is { } known && Environment.TickCount64 - looked < PauseMilliseconds)
        {
            return known;
        }

        string found = Signature();
        if (served is null || !string.Equals(found, signature, StringComparison.Ordinal))
        {
            signature = found;
            served = Read(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(found)))[..16]);
        }

        looked = Environment.TickCount64;
        return served;
    }

    private ServedRun Read(string stamp)
    {
        try
        {
            return folder.LinkOutOf(request.Files.Output) is { } link ? throw NotServedException.Link(Path.GetFileName(link)) : ReadWhole(stamp);
        }
        catch (NotServedException e) when (!e.IsPassing)
        {
            return Noted(Nothing, e.Message, stamp);
        }
#pragma warning disable CA1031 // Whatever is wrong with a result, the others and the next look go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // A run replaces results while they are read here: what was there before stays until the next look.
            return Noted(served ?? Nothing, e is GossanException or IOException or UnauthorizedAccessException ? e.Message : $"A result is damaged: {e.Message}", stamp);
        }
    }

    private ServedRun Nothing => new(new(request.Files.Name, request.Version, null, "", [], []), new Dictionary<string, ServedRegion>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Looked at again after the pause, changed or not.</summary>
    private ServedRun Noted(ServedRun run, string note, string stamp)
    {
        signature = "";
        return run with { View = run.View with { Note = note, Stamp = "unread-" + stamp } };
    }

    private ServedRun ReadWhole(string stamp)
    {
        var files = request.Files;
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
        return new(new(files.Name, request.Version, note, stamp, [.. regions.Select(region => region.View)], [.. paths.Keys]), regions.ToDictionary(region => region.View.Name, StringComparer.Ordinal), paths);
    }

    /// <summary>The state of all files that records and rasters are read from, and of the links among them.</summary>
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

        return text.Append(folder.LinkOutOf(files.Output)).ToString();
    }
}
