using System.Text.Json;
using System.Text.Json.Nodes;
using Gossan.Cli.Projects;
using Gossan.Evidence.Samples;
using Gossan.Learning.Pretraining;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Evaluation;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Reconstructions;
using Gossan.Prospectivity.Training;
using Gossan.Report.Reconstructions;
using Gossan.Report.Training;

namespace Gossan.Cli.Steps;

/// <summary>The steps after a training: how its result looks. They are made when the training is done, since a model without epochs has a plot less.</summary>
internal sealed class TrainingSteps(Project project, Workspace workspace)
{
    private const string Plots = "plots";

    /// <summary>Predictions, metrics and history of a model to plots.</summary>
    public Step OfModel(string target, string model)
    {
        string folder = project.ModelFolder(target, model), plots = Path.Combine(folder, Plots);
        string predictions = Path.Combine(folder, PredictionTable.FileName), metrics = Path.Combine(folder, "metrics.json"), history = Path.Combine(folder, TrainingHistory.FileName);
        bool epochs = TrainingHistory.Read(history).Epochs.Count > 0;
        return new()
        {
            Words = ["train", target, model, Plots],
            Inputs = [predictions, metrics, history],
            Options = new JsonObject(),
            Outputs = [.. ModelPlots.FilesIn(plots, epochs)],
            Obsolete = epochs ? [] : [.. ModelPlots.HistoryFilesIn(plots)],
            Work = _ => ModelPlots.Draw(plots, target, model, PredictionTable.Read(predictions), TestOf(metrics), TrainingHistory.Read(history)),
        };
    }

    /// <summary>The history of the backbone to a plot.</summary>
    public Step OfBackbone()
    {
        string history = Path.Combine(project.BackboneFolder, TrainingHistory.FileName), plots = Path.Combine(project.BackboneFolder, Plots);
        return new()
        {
            Words = ["pretrain", Plots],
            Inputs = [history],
            Options = new JsonObject(),
            Outputs = [.. ModelPlots.HistoryFilesIn(plots)],
            Work = _ => HistoryPlot.Draw(Path.Combine(plots, HistoryPlot.Name), "Pretraining of the masked autoencoder", "loss (squared standard deviations)", TrainingHistory.Read(history)),
        };
    }

    /// <summary>The backbone and the stacks to some windows as it paints them.</summary>
    public Step Reconstructions()
    {
        string json = Path.Combine(project.BackboneFolder, ReconstructionRecord.FileName), png = Path.ChangeExtension(json, ".png");
        return new()
        {
            Words = ["pretrain", "reconstructions"],
            Inputs = [.. project.Options.Regions.Keys.Select(project.StackPath), .. project.BackboneFiles()],
            Options = JsonSerializer.SerializeToNode(new { project.Options.Windows }, RecordJson.Options)!,
            Outputs = [json, png],
            Work = context =>
            {
                TorchRuntime.UseThreads(project.Threads);
                var record = BackboneReconstructions.Of(project.BackboneFolder, workspace.Windows, context.Cancellation);
                record.Write(json);
                ReconstructionPicture.Write(png, record);
            },
        };
    }

    private static SplitMetrics TestOf(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, SplitMetrics>>(File.ReadAllBytes(path), RecordJson.Options)![SampleTable.NameOf(SampleSet.Test)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            throw ModelException.Damaged(path, e.Message);
        }
    }
}
