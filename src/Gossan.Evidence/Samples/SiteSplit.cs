using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>The sites shared out between the sets, and the rule by which negatives follow.</summary>
/// <param name="sites">The sites that are in a set.</param>
internal abstract class SiteSplit(IReadOnlyList<(WindowCentre Centre, SampleSet Set)> sites)
{
    /// <summary>The sites that are in a set.</summary>
    public IReadOnlyList<(WindowCentre Centre, SampleSet Set)> Sites { get; } = sites;

    /// <summary>How many negatives each set should get: by the set's own sites.</summary>
    public virtual int[] Negatives(SampleOptions options) => [.. Enum.GetValues<SampleSet>().Select(set => options.Multiplier * CountOf(set))];

    public int CountOf(SampleSet set) => Sites.Count(site => site.Set == set);

    /// <summary>Lets a negative join a set, where it may.</summary>
    public abstract bool TryAdmit(WindowCentre negative, SampleSet set);

    /// <summary>What a user should know about the split, a sentence each.</summary>
    /// <param name="sites">How many sites there were to share out.</param>
    public abstract IEnumerable<string> Notes(int sites);
}
