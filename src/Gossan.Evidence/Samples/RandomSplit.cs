using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>The authors' rule: a share of the sites at random, the rest halved; any negative may join any set.</summary>
internal sealed class RandomSplit : SiteSplit
{
    private RandomSplit(IReadOnlyList<(WindowCentre Centre, SampleSet Set)> sites)
        : base(sites)
    {
    }

    /// <summary>Shares the sites out.</summary>
    public static RandomSplit Of(IReadOnlyList<WindowCentre> sites, double trainShare, Random random)
    {
        WindowCentre[] shuffled = [.. sites];
        random.Shuffle(shuffled);
        var (train, validation, _) = Shares(sites.Count, trainShare);
        return new([.. shuffled.Select((site, i) => (site, i < train ? SampleSet.Train : i < train + validation ? SampleSet.Validation : SampleSet.Test))]);
    }

    /// <inheritdoc/>
    public override int[] Negatives(SampleOptions options)
    {
        var (train, validation, test) = Shares(options.Multiplier * Sites.Count, options.TrainShare);
        return [train, validation, test];
    }

    /// <inheritdoc/>
    public override bool TryAdmit(WindowCentre negative, SampleSet set) => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Notes(int sites) => ["random split: training and test windows overlap where sites cluster, so the scores are optimistic"];

    /// <summary>A share of at least three things for training, the rest halved, none of the parts empty.</summary>
    private static (int Train, int Validation, int Test) Shares(int count, double trainShare)
    {
        int train = Math.Clamp((int)(count * trainShare), 1, count - 2);
        int validation = Math.Max(1, (count - train) / 2);
        return (train, validation, count - train - validation);
    }
}
