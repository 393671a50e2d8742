namespace Gossan.Baselines.LogisticRegression;

/// <summary>What a logistic regression has learnt: the content of <c>coefficients.json</c>.</summary>
internal sealed record LogisticRegressionParameters
{
    /// <summary>Version of the file's schema.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>(F) log-odds per unit of the feature, by the order of features.</summary>
    public required double[] Coefficients { get; init; }

    /// <summary>Log-odds where every feature is 0.</summary>
    public required double Bias { get; init; }

    /// <summary>(F + 1, F + 1) covariance of coefficients and, last, bias.</summary>
    public required double[][] Covariance { get; init; }

    /// <summary>What is wrong with the numbers; <see langword="null"/> for nothing.</summary>
    /// <param name="features">Features of the model.</param>
    /// <param name="count">Their number in words: "14 features".</param>
    public string? Problem(int features, string count)
    {
        if (Schema != 1)
        {
            return $"its schema is {Schema}, but this version reads 1";
        }

        if (Coefficients is null || Coefficients.Length != features)
        {
            return $"it holds {Coefficients?.Length ?? 0} coefficients, but the model has {count}";
        }

        if (Covariance is null || Covariance.Length != features + 1 || Covariance.Any(row => row is null || row.Length != features + 1))
        {
            return $"its covariance is not {features + 1} x {features + 1}";
        }

        if (!double.IsFinite(Bias) || !Array.TrueForAll(Coefficients, double.IsFinite) || Covariance.Any(row => !Array.TrueForAll(row, double.IsFinite)))
        {
            return "it holds numbers that are not finite";
        }

        for (int i = 0; i <= features; i++)
        {
            if (!(Covariance[i][i] > 0))
            {
                return $"entry {i} of its covariance's diagonal is {Covariance[i][i]}, but a variance is above 0";
            }

            for (int j = 0; j < i; j++)
            {
                if (Covariance[i][j] != Covariance[j][i])
                {
                    return $"its covariance is not symmetric in row {i}, column {j}";
                }
            }
        }

        return null;
    }
}
