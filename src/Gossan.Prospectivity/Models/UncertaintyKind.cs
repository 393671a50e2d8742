namespace Gossan.Prospectivity.Models;

/// <summary>The kinds of uncertainty that models have, by the names of their bands in <c>uncertainty.tif</c>.</summary>
public static class UncertaintyKind
{
    /// <summary>Monte-Carlo dropout of a network's head.</summary>
    public const string Dropout = "dropout";

    /// <summary>The covariance of a regression's coefficients.</summary>
    public const string Coefficients = "coefficients";

    /// <summary>The variances of the weights of evidence, and of layers that say nothing.</summary>
    public const string Weights = "weights";

    /// <summary>Trees on other draws of the same samples.</summary>
    public const string Bagging = "bagging";

    /// <summary>Models of one kind from other seeds.</summary>
    public const string Ensemble = "ensemble";

    /// <summary>What a kind is, for a raster's metadata.</summary>
    /// <param name="kind">One of the names above, or a model's own.</param>
    /// <returns>A few words: "other dropout masks of the head".</returns>
    public static string Words(string kind) => kind switch
    {
        Dropout => "other dropout masks of the network's head",
        Coefficients => "the covariance of the fitted coefficients",
        Weights => "the variances of the weights of evidence",
        Bagging => "other draws of the same training samples",
        Ensemble => "models trained from other seeds",
        _ => $"the model's own samples, {kind}",
    };
}
