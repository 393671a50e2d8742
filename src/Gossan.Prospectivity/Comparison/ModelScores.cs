namespace Gossan.Prospectivity.Comparison;

/// <summary>All that a comparison knows of one model: its scores seed by seed, fold by fold, under one condition.</summary>
/// <param name="Model">The model's registered name.</param>
/// <param name="Folds">Seed by seed, the folds' scores.</param>
public sealed record ModelScores(string Model, IReadOnlyList<IReadOnlyList<FoldScores>> Folds)
{
    /// <summary>Takes one condition out of the scores of several seeds.</summary>
    /// <param name="seeds">The scores of one model, seed by seed.</param>
    /// <param name="condition">Which condition of the trial, from 0.</param>
    /// <returns>The scores under that condition.</returns>
    public static ModelScores Of(IReadOnlyList<SeedScores> seeds, int condition = 0)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        return new(seeds[0].Model, [.. seeds.Select(seed => seed.Conditions[condition])]);
    }

    /// <summary>The placement of every site, seed by seed: each site was held out once per seed.</summary>
    /// <returns>(seeds, sites) shares of the background below the site, in the order of the target's sites.</returns>
    public double[][] Placements() =>
    [
        .. Folds.Select(folds => folds
            .SelectMany(fold => fold.Sites.Zip(fold.Placements))
            .OrderBy(site => site.First)
            .Select(site => site.Second)
            .ToArray()),
    ];
}
