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
    private static readonly double[] UsualLabels = [0.05, 0.1, 0.2, 0.5, 1], UsualMissing = [0, 0.2, 0.4, 0.6, 0.8];

    private static readonly (double From, double To)[] Ranges = [(0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1), (0.25, 0.75), (0, 1)];

    /// <summary>The settings of a study.</summary>
    /// <param name="study">What is varied.</param>
    /// <param name="missing">Of a study of missing evidence: whether layers or cells are.</param>
    /// <param name="seed">Which layers or cells go.</param>
    /// <param name="shares">Shares of training sites (above 0 to 1) or of missing evidence (0 to below 1); the usual ones when <see langword="null"/>.</param>
    /// <returns>The conditions in the order of the axis; those that share a trial share its fits.</returns>
    /// <exception cref="ComparisonException">A share is outside its range, or stands twice.</exception>
    public static IReadOnlyList<StudyCondition> Of(StudyKind study, MissingKind missing, long seed, IReadOnlyList<double>? shares = null) => study switch
    {
        StudyKind.Labels => [.. Checked(shares ?? UsualLabels, share => share is > 0 and <= 1, "above 0 and at most 100").Select(OfLabels)],
        StudyKind.Missing => OfMissing(Checked(shares ?? UsualMissing, share => share is >= 0 and < 1, "at least 0 and below 100"), missing, seed),
        StudyKind.Negatives => [.. Ranges.Select(OfNegatives)],
        _ => throw new ArgumentOutOfRangeException(nameof(study), study, "Labels, Missing or Negatives."),
    };

    private static StudyCondition OfLabels(double share) => new(FormattableString.Invariant($"{share * 100:0.##} % of training sites"), share * 100, new() { TrainingShare = share });

    private static StudyCondition OfNegatives((double From, double To) range, int place) =>
        new(FormattableString.Invariant($"likely negatives {range.From * 100:0} to {range.To * 100:0} %"), place, new() { LikelyNegatives = [range.From, range.To] });

    /// <summary>One fit is scored under all shares: what is missing at test time has no part in the learning.</summary>
    private static StudyCondition[] OfMissing(double[] shares, MissingKind kind, long seed)
    {
        var trial = new Trial { Missing = [.. shares.Select(share => new MissingEvidence(kind, share, seed))] };
        return [.. shares.Select((share, i) => new StudyCondition(trial.Missing[i].Words + " missing", share * 100, trial, i))];
    }

    private static double[] Checked(IReadOnlyList<double> shares, Predicate<double> possible, string range) =>
        shares.Count > 0 && shares.All(share => possible(share)) && shares.Distinct().Count() == shares.Count ? [.. shares.Order()] : throw ComparisonException.Shares(shares, range);
}
