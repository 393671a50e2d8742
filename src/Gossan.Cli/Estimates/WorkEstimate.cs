using Gossan.Cli.Projects;
using Gossan.Cli.Steps;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Synthetic;
using Gossan.Learning.Estimation;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Estimation;
using Gossan.Prospectivity.Explanation;

namespace Gossan.Cli.Estimates;

/// <summary>What the steps of a project are going to take on this machine, from a little of the same work.</summary>
internal sealed class WorkEstimate(Project project, Workspace workspace)
{
    /// <summary>A training that stops early has often seen its best epoch after as many as it waits for a better one.</summary>
    private const int PatiencesOfATraining = 2;

    /// <summary>Rows a second of a head on features that are already there: small, and the same on most machines.</summary>
    private const double HeadRowsPerSecond = 25_000;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(0.5);

    private readonly Dictionary<string, ModelSpeed> speeds = new(StringComparer.Ordinal);

    private ProjectOptions Options => project.Options;

    /// <summary>Preparation, from the grids alone and a small district that is prepared in the system's folder for temporary files.</summary>
    public StepEstimate Prepare(string step)
    {
        long cells = StackPreparation.Grids(project.Regions(), project.Folder).Sum(grid => grid.Cells), values = cells * Options.Regions.Values.First().Layers.Count;
        return new(step, 0, 0, values / PreparedPerSecond(), Math.Min(project.MemoryBytes, (values * sizeof(float)) + (cells * 3)), values * sizeof(float));
    }

    /// <summary>Values of all layers together: what preparation reads and writes.</summary>
    public long Values() => StackPreparation.Grids(project.Regions(), project.Folder).Sum(grid => grid.Cells) * Options.Regions.Values.First().Layers.Count;

    /// <summary>Pretraining, all epochs.</summary>
    public StepEstimate Pretrain(string step)
    {
        TorchRuntime.UseThreads(project.Threads);
        var sizes = Options.Backbone.Architecture(Options.Windows, workspace.Windows.Bands.Count);
        var speed = PretrainingSpeed.Measure(sizes, workspace.Windows, Options.Backbone, Measured);
        var (training, validation) = Options.Backbone.WindowsOf(workspace.Windows.Count);
        long learnt = training * Options.Backbone.Epochs, validated = validation * Options.Backbone.Epochs;
        double flop = (learnt + (validated / (double)NetworkArithmetic.PartsOfAStep)) * NetworkArithmetic.Pretraining(sizes);
        return new(step, learnt + validated, flop, (learnt / speed.LearntPerSecond) + (validated / speed.ReconstructedPerSecond), Environment.WorkingSet, speed.Parameters * sizeof(float));
    }

    /// <summary>Training of a model for a target.</summary>
    public StepEstimate Train(string step, string target, string model)
    {
        var speed = SpeedOf(model);
        long sites = Options.Targets[target].Sites.Keys.Sum(SitesIn), drawn = sites * (1 + Options.Samples.Multiplier);
        long rows = (long)(2 * sites * Options.Samples.Multiplier * Options.Samples.TrainShare);
        if (ModelCatalogue.Of(model).Learning?.Invoke(Options) is not { } learning)
        {
            return new(step, drawn, 0, (rows / speed.FittedPerSecond) + (drawn / speed.PredictedPerSecond), Environment.WorkingSet, 0);
        }

        // Each of an ensemble's members learns; its prediction is already that of all members.
        int epochs = Math.Min(learning.Epochs, PatiencesOfATraining * learning.Patience);
        long through = drawn + (learning.EncoderLearns ? rows * epochs * NetworkArithmetic.PartsOfAStep : 0);
        double seconds = (through / speed.PredictedPerSecond) + (learning.EncoderLearns ? 0 : rows * epochs / HeadRowsPerSecond);
        return new(step, through, through * FlopOf(model), seconds, Environment.WorkingSet, 0);

        long SitesIn(string region)
        {
            var audit = StackAudit.Read(StackAudit.PathBeside(project.StackPath(region)));
            return audit.Sites.TryGetValue(target, out var known) ? known.Used().Count : 0;
        }
    }

    /// <summary>Likelihood, uncertainty and novelty of every window of a region.</summary>
    public StepEstimate Map(string step, string model, string region)
    {
        int index = Options.Regions.Keys.ToList().IndexOf(region);
        long windows = workspace.Windows.Valid[index].Count / ((long)Options.Map.Stride * Options.Map.Stride), cells = workspace.Windows.Stacks[index].Grid.Cells;
        return new(step, windows, windows * FlopOf(model), windows / SpeedOf(model).PredictedPerSecond, Environment.WorkingSet, cells * sizeof(float) * (1 + (Options.Map.Uncertainty > 0 ? 1 : 0) + (Options.Map.Novelty ? 2 : 0)));
    }

    /// <summary>What each layer added, for the windows that are explained; none where the model does not say, and as many as a prospect's share for prospects.</summary>
    public StepEstimate Explain(string step, string model, string region)
    {
        var scope = AttributionScope.Parse(Options.Map.Attribution);
        double share = scope.Kind switch
        {
            AttributionScopeKind.None => 0,
            AttributionScopeKind.Prospects => Options.Prospects.Area,
            _ => scope.Share,
        };
        var speed = SpeedOf(model);
        var map = Map(step, model, region);
        long windows = speed.ExplainedPerSecond > 0 ? (long)Math.Ceiling(share * map.Windows) : 0;
        long bands = workspace.Windows.Bands.Count, cells = workspace.Windows.Stacks[Options.Regions.Keys.ToList().IndexOf(region)].Grid.Cells;
        return new(step, windows, 0, windows / speed.ExplainedPerSecond, Environment.WorkingSet, cells * bands * sizeof(float));
    }

    private static double PreparedPerSecond()
    {
        string folder = Directory.CreateTempSubdirectory("gossan-estimate-").FullName;
        try
        {
            var district = SyntheticDistrict.With(new() { Seed = 1 });
            district.Write(folder);
            var layers = district.Layers.Select(layer => KeyValuePair.Create(layer.Key, new LayerOptions { Path = $"layers/{layer.Key}.tif" })).ToList();
            return WorkRate.Measure(Measured, () =>
            {
                StackPreparation.Run([new("district", null, layers, new Dictionary<string, SiteSource>(StringComparer.Ordinal))], folder, Path.Combine(folder, "out"));
                return district.Grid.Cells * district.Layers.Count;
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private ModelSpeed SpeedOf(string model)
    {
        if (!speeds.TryGetValue(model, out var speed))
        {
            var entry = ModelCatalogue.Of(model);
            if (entry.UsesTorch)
            {
                TorchRuntime.UseThreads(project.Threads);
            }

            using var made = ModelCatalogue.Of(entry.StandIn ?? model).Create(project, workspace.Windows, Options.Seed);
            speeds[model] = speed = ModelSpeed.Measure(made, entry.UsesTorch, workspace.Windows, Options.Map.Uncertainty, Options.Map.Batch, Measured);
        }

        return speed;
    }

    /// <summary>Arithmetic of a window through the masked autoencoder's encoder; 0 for other models, whose is not counted.</summary>
    private double FlopOf(string model) => ModelCatalogue.Of(model).Encodes
        ? NetworkArithmetic.Encoding(Options.Backbone.Architecture(Options.Windows, workspace.Windows.Bands.Count))
        : 0;
}
