using Gossan.Baselines.Features;
using Gossan.Baselines.LightGbm;

namespace Gossan.Baselines.RandomForest;

/// <summary>How a random forest is grown.</summary>
public sealed record ForestOptions
{
    /// <summary>What the trees are told about a window.</summary>
    public FeatureSet Features { get; init; } = FeatureSet.Centre;

    /// <summary>Trees, 40 to 10,000; rounded down to a multiple of 20, the groups from whose spread the uncertainty is taken.</summary>
    public int Trees { get; init; } = 500;

    /// <summary>Most leaves of a tree, 2 to 1024.</summary>
    public int Leaves { get; init; } = 64;

    /// <summary>Share of the features that a split may choose from, above 0 to 1; drawn anew for every split.</summary>
    /// <remarks>
    /// 0.15: on twelve made-up districts (12 or 40 sites, negatives 20 to 1) the mean AUROC of withheld deposits was 0.846 at 0.3 and
    /// 0.854 at 0.15; at 0.3, fewest samples of 5 in place of 2 gave 0.838, 16 leaves in place of 64 gave 0.846.
    /// </remarks>
    public double FeatureShare { get; init; } = 0.15;

    /// <summary>Fewest samples in a leaf, 1 to 1000. LightGBM reckons them from weights: a site that stands for many rows counts for as many.</summary>
    public int MinSamplesLeaf { get; init; } = 2;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="ForestException">An option is outside its range.</exception>
    public ForestOptions Validated()
    {
        var ranges = new OptionRanges("forest")
            .Between("trees", Trees, 2 * Groups, 10_000)
            .Between("leaves", Leaves, 2, 1024)
            .ShareOf("feature_share", FeatureShare)
            .Between("min_samples_leaf", MinSamplesLeaf, 1, 1000);
        return ranges.Problems.Count == 0 ? this : throw ForestException.Options(ranges.Problems);
    }

    /// <summary>Trees that are grown.</summary>
    internal int TreeCount => Trees / Groups * Groups;

    /// <summary>The bag that these options describe: each member is a group of trees.</summary>
    /// <remarks>
    /// Squared loss on labels of 0 and 1 splits as the Gini impurity does, and a leaf's value is its weighted share of sites. Inside
    /// a group every tree leaves out a fifth of the drawn rows. A leaf's weight is at least 0.1, which a single row has anyway: at 0, LightGBM
    /// 4.7 may choose a split that leaves one side empty, and stops there.
    /// </remarks>
    internal TreePlan Plan() => new(
        "random forest",
        FormattableString.Invariant($"objective=regression boosting=rf bagging_freq=1 bagging_fraction=0.8 num_leaves={Leaves} min_data_in_leaf={MinSamplesLeaf} min_sum_hessian_in_leaf=0.1 lambda_l2=0 feature_fraction_bynode={FeatureShare}"),
        Groups,
        Trees / Groups,
        Leaves,
        Averaged: true);

    private const int Groups = 20;
}
