namespace Gossan.Baselines.LogisticRegression;

/// <summary>How a logistic regression is fitted.</summary>
public sealed record LogisticRegressionOptions
{
    /// <summary>
    /// Weight of half the squared length of coefficients and bias beside the summed loss of the training rows; above 0.
    /// The inverse is the variance of a normal prior on each coefficient.
    /// </summary>
    public double L2 { get; init; } = 1;

    /// <summary>Returns these options, or throws once with all that is wrong.</summary>
    /// <returns>The same record.</returns>
    /// <exception cref="LogisticRegressionException">The penalty is not a positive number.</exception>
    public LogisticRegressionOptions Validated() =>
        L2 is > 0 and <= LargestL2 ? this : throw LogisticRegressionException.Penalty(L2, LargestL2);

    // Beyond it the coefficients are lost in the rounding of ML.NET's float32.
    private const double LargestL2 = 1e6;
}
