using Gossan.Cli.Projects;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Models;
using Gossan.Serve.Explanations;

namespace Gossan.Cli.Steps;

/// <summary>Explains single cells by the trained models of a project, as its maps are explained.</summary>
internal sealed class ProjectExplanations(Project project) : ICellExplanations
{
    private const int MostModels = 4;

    /// <summary>Cells of a stack in memory, while its means are taken.</summary>
    private const long MeansMemory = 64L << 20;

    private readonly OrderedDictionary<string, (string Stamp, TrainedModel Model)> models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Stamp, float[] Means)> means = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public CellExplanation? Explain(string target, string model, string region, int row, int column)
    {
        string folder = project.ModelFolder(target, model), path = project.StackPath(region);
        if (ModelCatalogue.Of(model).UsesTorch)
        {
            // The number of threads belongs to the thread that computes.
            TorchRuntime.UseThreads(project.Threads);
        }

        var trained = Trained(folder);
        trained.RequireSameBands(folder, region, [.. StackAudit.Read(StackAudit.PathBeside(path)).Bands.Select(band => band.Fitted)]);
        using var stack = RasterFile.Open(path, new() { IsResult = true });
        return CellExplanation.Of(trained, stack, row, column, new()
        {
            Baseline = project.Options.Map.Baseline == AttributionBaseline.Mean ? MeansOf(path) : [],
            Tolerance = project.Options.Map.AttributionTolerance,
            MostPoints = project.Options.Map.AttributionPoints,
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, model) in models.Values)
        {
            model.Dispose();
        }

        models.Clear();
    }

    private TrainedModel Trained(string folder)
    {
        string stamp = StampOf(ModelCard.PathIn(folder));
        if (models.TryGetValue(folder, out var known) && string.Equals(known.Stamp, stamp, StringComparison.Ordinal))
        {
            return known.Model;
        }

        if (models.Remove(folder, out var old) || (models.Count >= MostModels && models.Remove(models.GetAt(0).Key, out old)))
        {
            old.Model.Dispose();
        }

        var trained = ModelCatalogue.Load(folder);
        models.Add(folder, (stamp, trained));
        return trained;
    }

    private float[] MeansOf(string path)
    {
        string stamp = StampOf(path);
        if (!means.TryGetValue(path, out var known) || !string.Equals(known.Stamp, stamp, StringComparison.Ordinal))
        {
            using var stack = EvidenceStack.Open(path, MeansMemory);
            known = (stamp, LayerMeans.Of(new WindowSource([stack], project.Options.Windows), 0));
            means[path] = known;
        }

        return known.Means;
    }

    private static string StampOf(string path) => FormattableString.Invariant($"{new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path).Ticks}");
}
