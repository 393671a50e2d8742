using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Comparison;

namespace Gossan.Prospectivity.Studies;

/// <summary>One setting of what a study varies.</summary>
/// <param name="Name">In words: "5 % of training sites".</param>
/// <param name="Value">Its place on the axis, in percent.</param>
/// <param name="Trial">The conditions of fitting, and of scoring those of this setting and perhaps of others.</param>
/// <param name="Scoring">Which of the trial's conditions of scoring belongs to this setting.</param>
public sealed record StudyCondition(string Name, double Value, Trial Trial, int Scoring = 0)
{
    /// <summary>The settings of a study.</summary>
    /// <param name="study">What is varied.</param>
    /// <param name="missing">Of a study of missing evidence: whether layers or cells are.</param>
    /// <param name="seed">Which layers or cells go.</param>
    /// <returns>The conditions in the order of the axis; those that share a trial share its fits.</returns>
    public static IReadOnlyList<StudyCondition> Of(StudyKind study, MissingKind missing, long seed) => study switch
    {
        StudyKind.Labels => [.. new[] { 0.05, 0.1, 0.2, 0.5, 1 }.Select(share => new StudyCondition(FormattableString.Invariant($"{share * 100:0} % of training sites"), share * 100, new() { TrainingShare = share }))],
        StudyKind.Missing => MissingConditions(missing, seed),
        StudyKind.Negatives =>
        [
            .. new[] { (0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.0), (0.25, 0.75), (0.0, 1.0) }.Select((range, i) =>
                new StudyCondition(FormattableString.Invariant($"likely negatives {range.Item1 * 100:0} to {range.Item2 * 100:0} %"), i, new() { LikelyNegatives = [range.Item1, range.Item2] })),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(study), study, "Labels, Missing or Negatives."),
    };

    /// <summary>One fit is scored under all shares: what is missing at test time has no part in the learning.</summary>
    private static StudyCondition[] MissingConditions(MissingKind kind, long seed)
    {
        double[] shares = [0, 0.2, 0.4, 0.6, 0.8];
        var trial = new Trial { Missing = [.. shares.Select(share => new MissingEvidence(kind, share, seed))] };
        return [.. shares.Select((share, i) => new StudyCondition(trial.Missing[i].Words + " missing", share * 100, trial, i))];
    }
}
