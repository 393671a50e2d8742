using Gossan.Evidence.Samples;

namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>Weights of evidence cannot be worked out as asked.</summary>
public sealed class WeightsOfEvidenceException : GossanException
{
    private WeightsOfEvidenceException(string message)
        : base(message)
    {
    }

    /// <summary>Options are outside their ranges.</summary>
    /// <param name="problems">One sentence each, without a full stop.</param>
    /// <returns>The exception to throw.</returns>
    public static WeightsOfEvidenceException Options(IReadOnlyList<string> problems) =>
        new($"{string.Join(";\n", problems)}.\nUse 10 classes and a confidence of 1.5 where nothing speaks against them.");

    /// <summary>The training samples are all sites, all negatives, or none.</summary>
    /// <param name="samples">The training samples.</param>
    /// <returns>The exception to throw.</returns>
    public static WeightsOfEvidenceException OneClass(IReadOnlyList<Sample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int sites = samples.Count(sample => sample.Positive);
        return new(FormattableString.Invariant($"weights of evidence compare sites with likely negatives, but the training set holds {sites} rows of sites and {samples.Count - sites} of negatives.\nWiden samples.likely_negatives, or raise samples.train_share, so that both are in training."));
    }

    /// <summary>There are as many sites as unit cells, or more.</summary>
    /// <param name="points">Known sites.</param>
    /// <param name="units">Unit cells.</param>
    /// <param name="unitArea">Area of a unit cell, in km².</param>
    /// <returns>The exception to throw.</returns>
    public static WeightsOfEvidenceException UnitCell(long points, double units, double unitArea) =>
        new(FormattableString.Invariant($"{points} sites lie in an area of {units:0.##} unit cells of {unitArea} km2, but a unit cell holds one site at most.\nMake the unit cell smaller."));

    /// <summary>There is no site to compare with.</summary>
    /// <returns>The exception to throw.</returns>
    public static WeightsOfEvidenceException NoPoints() =>
        new("weights of evidence compare sites with the land around them, but no known site lies in the study area.\nCheck that sites and layers are in one place and that the sites' reference system is right.");
}
