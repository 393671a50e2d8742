namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>How the model "wofe" weighs its layers.</summary>
public sealed record WofeOptions
{
    /// <summary>
    /// Classes of equal numbers of training samples into which a continuous layer is cut, 2 to 100; a layer of as few
    /// different values or fewer has a class for each.
    /// </summary>
    /// <remarks>
    /// On twelve made-up districts (12 or 40 sites, half of them in training, negatives 20 to 1) the mean AUROC of withheld deposits over the
    /// whole map was, of binary layers at a confidence of 1.5, 0.835 with 5 classes, 0.824 with 10, 0.816 with 20, and of
    /// multi-class ones 0.830, 0.793 and 0.767: with few sites, few classes.
    /// </remarks>
    public int Classes { get; init; } = 10;

    /// <summary>Studentised contrast from which a class or a cut counts, 0 to 10 standard deviations; a layer without any weighs nothing.</summary>
    /// <remarks>
    /// 1.5: Bonham-Carter 1994, chapter 9, asks for 1.5 or 2; ArcSDM suggests 2. On the districts of <see cref="Classes"/>, with 10 classes and
    /// binary layers: 0.816 at 0, 0.823 at 1, 0.824 at 1.5, 0.814 at 2, 0.783 at 2.5, 0.724 at 3, where few layers are left.
    /// </remarks>
    public double Confidence { get; init; } = 1.5;

    /// <summary>Whether a continuous layer becomes two parts or keeps several classes.</summary>
    public WofeGeneralisation Generalise { get; init; } = WofeGeneralisation.Binary;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="WeightsOfEvidenceException">A value is outside its range.</exception>
    public WofeOptions Validated()
    {
        var problems = new List<string>();
        if (Classes is < 2 or > 100)
        {
            problems.Add(FormattableString.Invariant($"wofe.classes is {Classes}, but must lie between 2 and 100"));
        }

        if (Confidence is not (>= 0 and <= 10))
        {
            problems.Add(FormattableString.Invariant($"wofe.confidence is {Confidence}, but must lie between 0 and 10"));
        }

        if (!Enum.IsDefined(Generalise))
        {
            problems.Add(FormattableString.Invariant($"wofe.generalise is {(int)Generalise}, but must be binary or multi-class"));
        }

        return problems.Count == 0 ? this : throw WeightsOfEvidenceException.Options(problems);
    }
}
