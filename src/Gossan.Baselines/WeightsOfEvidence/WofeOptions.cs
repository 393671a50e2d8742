namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>How the model "wofe" weighs its layers.</summary>
public sealed record WofeOptions
{
    /// <summary>
    /// Classes of equal numbers of training samples into which a continuous layer is cut, 2 to 100; a layer of as few
    /// different values or fewer has a class for each.
    /// </summary>
    public int Classes { get; init; } = 10;

    /// <summary>Studentised contrast from which a class or a cut counts, 0 to 10 standard deviations; a layer without any weighs nothing.</summary>
    /// <remarks>2: what ArcSDM suggests, some 97.5 % in a one-sided test of one cut; Bonham-Carter 1994, chapter 9, calls 1.5 or 2 enough.</remarks>
    public double Confidence { get; init; } = 2;

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
