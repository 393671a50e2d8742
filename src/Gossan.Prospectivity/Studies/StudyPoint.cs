using Gossan.Prospectivity.Comparison;
using Gossan.Prospectivity.Evaluation;

namespace Gossan.Prospectivity.Studies;

/// <summary>How one model did under one condition of a study.</summary>
/// <param name="Condition">The condition in words.</param>
/// <param name="Value">Its place on the axis, in percent.</param>
/// <param name="Model">The model's registered name.</param>
/// <param name="TrainingSites">Sites that it learnt from, mean over folds and seeds.</param>
/// <param name="Map">Held-out sites ranked against all other cells of their fold.</param>
/// <param name="Samples">Held-out sites against likely negatives.</param>
public sealed record StudyPoint(string Condition, double Value, string Model, double TrainingSites, WholeMapMetrics Map, SampledMetrics Samples);
