using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>Anything that scores windows for a deposit type: the one contract behind evaluation, calibration and maps.</summary>
/// <remarks>
/// Scores are logits, before calibration. Scoring and sampling are deterministic, change no parameter, and give each
/// window the same numbers whatever else is in its batch (to rounding).
/// </remarks>
public interface IProspectivityModel : IDisposable
{
    /// <summary>The model's registered name, which is also its folder's: "mae", "logistic".</summary>
    string Name { get; }

    /// <summary>What the spread of its samples stands for, in one word, the name of a band of <c>uncertainty.tif</c>: one of <see cref="UncertaintyKind"/>.</summary>
    string Uncertainty { get; }

    /// <summary>Learns from labelled windows.</summary>
    /// <param name="task">Samples, seed, progress.</param>
    /// <returns>What happened epoch by epoch; empty for a model that is fitted in one go.</returns>
    TrainingHistory Fit(FitTask task);

    /// <summary>Scores windows.</summary>
    /// <param name="windows">N windows of the bands and size that the model was fitted on.</param>
    /// <param name="logits">(N) log-odds of a deposit, uncalibrated.</param>
    void Score(WindowBatch windows, Span<float> logits);

    /// <summary>Scores windows, and scores them several times more, each time as another model that the data would allow as well.</summary>
    /// <param name="windows">N windows.</param>
    /// <param name="passes">Samples per window, at least 2.</param>
    /// <param name="logits">(N) log-odds as of <see cref="Score"/>.</param>
    /// <param name="samples">(N, passes) log-odds; their spread is the model's uncertainty.</param>
    void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples);

    /// <summary>Writes the learnt parameters into a folder.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <returns>The file's name and the settings that are needed to read it again.</returns>
    SavedParameters Save(string folder);
}
