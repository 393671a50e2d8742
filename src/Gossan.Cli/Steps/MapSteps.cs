using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;
using Gossan.Evidence.Stacks;
using Gossan.Grids;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Novelty;
using Gossan.Prospectivity.Prospects;
using Gossan.Report.Explanation;
using Gossan.Report.Maps;
using Gossan.Report.Styles;

namespace Gossan.Cli.Steps;

/// <summary>The steps from a trained model and a region to what is said about it: likelihood, why, where first, and how it looks.</summary>
internal sealed class MapSteps(Project project, Workspace workspace, Screen screen, string target, string model, string region)
{
    private const int ProspectsShown = 3;

    private readonly string folder = project.MapFolder(target, model, region);
    private readonly string modelFolder = project.ModelFolder(target, model);

    private MapOptions Options => project.Options.Map;

    private AttributionScope Scope => AttributionScope.Parse(Options.Attribution);

    private string Likelihood => In(ProspectivityMapping.LikelihoodFile);

    private string? Uncertainty => Options.Uncertainty > 0 ? In(ProspectivityMapping.UncertaintyFile) : null;

    private string? Novelty => Options.Novelty ? In(ProspectivityMapping.NoveltyFile) : null;

    private string? Attribution => Scope.Kind == AttributionScopeKind.None ? null : In(AttributionMapping.RasterFileName);

    private string Prospects => In(ProspectMapping.GeoPackageFile);

    private string Audit => StackAudit.PathBeside(project.StackPath(region));

    /// <summary>All of them, in their order.</summary>
    public IEnumerable<Step> All() => Attribution is null ? [Predict(), Outline(), Draw()] : [Predict(), Explain(), Outline(), Draw()];

    /// <summary>Trained model and stack to likelihood, uncertainty and novelty.</summary>
    public Step Predict()
    {
        string samples = Path.Combine(modelFolder, TrainingWindows.FileName);
        return new()
        {
            Words = Words("map"),

            // Novelty looks at the training windows again, wherever they lie.
            Inputs = [.. Novelty is null ? [project.StackPath(region)] : project.Options.Regions.Keys.Select(project.StackPath).Append(samples), .. ModelFiles()],
            Options = Json(new { project.Options.Windows, map = new { Options.Uncertainty, Options.Stride, Options.Batch, Options.Precision, Options.Novelty, Options.NoveltyLimit } }),
            Outputs = Given(Likelihood, Uncertainty, Novelty),
            Obsolete = [.. new[] { ProspectivityMapping.UncertaintyFile, ProspectivityMapping.NoveltyFile }.Select(In).Except(Given(Uncertainty, Novelty), StringComparer.Ordinal)],
            Work = context =>
            {
                using var trained = Load();
                var request = new MapRequest
                {
                    Model = trained,
                    Windows = workspace.Windows,
                    Region = RegionIndex(),
                    Folder = folder,
                    Options = Options,
                    Training = Novelty is null ? [] : TrainingWindows.Read(samples, workspace.Windows),
                    JournalPath = context.StatePath,
                    JournalKey = context.Key,
                };
                var result = ProspectivityMapping.Run(request, context.Progress, context.Cancellation);
                context.Found = Json(new { result.Precision, result.Outside });
                if (result.Outside is { } outside)
                {
                    screen.Line($"  {outside}");
                }
            },
        };
    }

    /// <summary>The map's model and likelihood to what each layer added.</summary>
    public Step Explain()
    {
        bool outlined = Scope.Kind == AttributionScopeKind.Prospects;
        return new()
        {
            Words = Words("explain"),
            Inputs = [project.StackPath(region), .. ModelFiles(), Likelihood, .. outlined ? [.. Given(Uncertainty), Audit] : Array.Empty<string>()],
            Options = Json(new
            {
                project.Options.Windows,
                map = new { Options.Attribution, Options.Baseline, Options.AttributionTolerance, Options.AttributionPoints, Options.Stride, Options.Batch, Options.Precision },
                prospects = outlined ? project.Options.Prospects : null,
            }),
            Outputs = [.. AttributionFiles()],
            Work = context =>
            {
                using var trained = Load();
                var areas = outlined ? ProspectAreas.Find(new(Likelihood, Uncertainty), project.Options.Prospects, Sites(), context.Cancellation) : null;
                var request = new AttributionRequest
                {
                    Model = trained,
                    Windows = workspace.Windows,
                    Region = RegionIndex(),
                    Folder = folder,
                    LikelihoodPath = Likelihood,
                    Options = Options,
                    JournalPath = context.StatePath,
                    JournalKey = context.Key,
                    Prospects = areas is null ? null : areas.Contains,
                };
                var result = AttributionMapping.Run(request, context.Progress, context.Cancellation);
                context.Found = result.Precision is { } precision ? Json(new { precision }) : null;
                Tell(result);
            },
        };
    }

    /// <summary>The rasters and the known sites to ranked prospects.</summary>
    public Step Outline()
    {
        return new()
        {
            Words = Words("prospects"),
            Inputs = [.. Given(Likelihood, Uncertainty, Novelty, Attribution), Audit],
            Options = Json(new { target, project.Options.Prospects }),
            Outputs = [Prospects, In(ProspectMapping.TableFile)],
            Obsolete = Attribution is null ? [.. AttributionFiles()] : [],
            Work = context =>
            {
                var result = ProspectMapping.Run(new(new(Likelihood, Uncertainty, Novelty, Existing(Attribution)), Sites(), project.Options.Prospects, folder), context.Progress, context.Cancellation);
                foreach (string note in result.Notes)
                {
                    screen.Line($"  {note}");
                }

                foreach (var prospect in result.Prospects.Take(ProspectsShown))
                {
                    screen.Line(string.Create(CultureInfo.InvariantCulture, $"  prospect {prospect.Area.Rank}: {prospect.Words}"));
                }
            },
        };
    }

    /// <summary>Rasters and prospects to styles for geographic information systems, and to pictures.</summary>
    public Step Draw()
    {
        (string Path, MapStyle Style)[] all =
        [
            (Likelihood, MapStyle.Likelihood), (In(ProspectivityMapping.UncertaintyFile), MapStyle.Uncertainty), (In(ProspectivityMapping.NoveltyFile), MapStyle.Novelty),
            (In(AttributionMapping.RasterFileName), MapStyle.Attribution), (Prospects, MapStyle.Prospects),
        ];
        string[] inputs = Given(Likelihood, Uncertainty, Novelty, Attribution, Prospects);
        var styled = all.Where(file => inputs.Contains(file.Path, StringComparer.Ordinal)).ToList();
        return new()
        {
            Words = Words("draw"),
            Inputs = [.. inputs, Audit],
            Options = Json(new { target }),
            Outputs = [.. styled.SelectMany(file => MapStyles.FilesOf(file.Path)), Picture(Likelihood), .. Given(Uncertainty, Novelty).Select(Picture)],
            Obsolete = [.. all.Except(styled).SelectMany(file => MapStyles.FilesOf(file.Path).Append(Picture(file.Path)))],
            Work = context =>
            {
                context.Progress.Report(new("Styles and pictures", 0, 1, "maps"));
                foreach (var (path, style) in styled.Where(file => File.Exists(file.Path)))
                {
                    context.Cancellation.ThrowIfCancellationRequested();
                    MapStyles.Write(path, style);
                }

                DrawLikelihood();
                if (Uncertainty is not null)
                {
                    DrawUncertainty(Uncertainty);
                }

                if (Novelty is not null)
                {
                    DrawNovelty(Novelty);
                }
            },
        };
    }

    private void DrawLikelihood() => MapPicture.Write(Likelihood, Picture(Likelihood), new()
    {
        Title = $"Likelihood of {target} in {region} ({model})",
        Legend = "likelihood",
        NoveltyPath = Novelty,
        Sites = KnownDeposits(),
    });

    private void DrawUncertainty(string path)
    {
        string first;
        using (var raster = RasterFile.Open(path))
        {
            first = raster.BandNames[0];
        }

        MapPicture.Write(path, Picture(path), new()
        {
            Title = $"Uncertainty of the likelihood of {target} in {region} ({model})",
            Legend = $"standard deviation ({first})",
            Band = first,
            Minimum = 0,
            Maximum = null,
            NoveltyPath = Novelty,
            Sites = KnownDeposits(),
        });
    }

    private void DrawNovelty(string path) => MapPicture.Write(path, Picture(path), new()
    {
        Title = $"Novelty of {region} to the {model} model of {target}",
        Legend = "novelty (percentile)",
        Band = ProspectivityMapping.NoveltyBand,
        Minimum = 0,
        Maximum = 100,
        NoveltyPath = path,
        Sites = KnownDeposits(),
    });

    private IReadOnlyList<SiteLayer> KnownDeposits() => Sites() is { Count: > 0 } sites
        ? [new("known deposits", SiteSymbol.FilledCircle, [.. sites.Select(site => (site.X, site.Y))])]
        : [];

    private void Tell(AttributionResult result)
    {
        if (result.Summary is not { } summary)
        {
            screen.Line($"  {result.Note}");
            return;
        }

        screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"  {result.Windows:N0} windows explained; strongest layers: {string.Join(", ", summary.Layers.Take(5).Select(layer => layer.Layer))}"));
        screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"  attributions add up within {summary.Completeness.MedianGap:G2} log-odds (median; largest {summary.Completeness.LargestGap:G2}), {100 * summary.Completeness.WithinTolerance:0.#} % of them within the tolerance of {summary.Completeness.Tolerance:P0}"));
        AttributionPlots.Draw(folder, summary, result.Sample!);
    }

    private TrainedModel Load()
    {
        if (ModelCatalogue.Of(model).UsesTorch)
        {
            // The number of threads belongs to the thread that computes.
            TorchRuntime.UseThreads(project.Threads);
        }

        var trained = ModelCatalogue.Load(modelFolder);
        trained.RequireSameInput(modelFolder, workspace.Windows);
        return trained;
    }

    private IReadOnlyList<KnownSite> Sites() => StackAudit.Read(Audit).Sites.TryGetValue(target, out var known)
        ? [.. known.Used().Select(site => new KnownSite(site.X, site.Y, site.Name))]
        : [];

    private int RegionIndex() => project.Options.Regions.Keys.ToList().IndexOf(region);

    private IReadOnlyList<string> Words(string what) => Options.Stride == 1 ? [what, target, model, region] : [what, target, model, region, project.StrideName];

    private string[] ModelFiles() => ModelCatalogue.FilesIn(modelFolder, model, project.Options);

    private IEnumerable<string> AttributionFiles() =>
        new[] { AttributionMapping.RasterFileName, AttributionMapping.SummaryFile, AttributionMapping.TableFile }.Select(In).Concat(AttributionPlots.FilesIn(folder));

    private string In(string file) => Path.Combine(folder, file);

    private static string Picture(string raster) => Path.ChangeExtension(raster, ".png");

    private static string? Existing(string? path) => File.Exists(path) ? path : null;

    private static string[] Given(params IEnumerable<string?> paths) => [.. paths.OfType<string>()];

    private static JsonNode Json(object options) => JsonSerializer.SerializeToNode(options, RecordJson.Options)!;
}
