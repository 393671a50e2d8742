namespace Gossan.Prospectivity.Models;

/// <summary>The normal distribution in a few numbers: what a model samples from that knows its score's mean and spread.</summary>
public static class NormalQuantiles
{
    /// <summary>The quantiles (k + 0.5) / passes of the standard normal distribution, k = 0 to passes - 1: no generator, and a mean of 0.</summary>
    /// <param name="passes">How many, 1 or more.</param>
    /// <returns>(passes) in standard deviations, smallest first, symmetric about 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="passes"/> is below 1.</exception>
    public static double[] Of(int passes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 1);
        double[] quantiles = new double[passes];
        for (int k = 0; k < passes / 2; k++)
        {
            quantiles[k] = At((k + 0.5) / passes);
            quantiles[passes - 1 - k] = -quantiles[k];
        }

        return quantiles;
    }

    /// <summary>The quantile of the standard normal distribution, to a relative error near 1e-7.</summary>
    /// <remarks>Wichura 1988, "Algorithm AS 241: The Percentage Points of the Normal Distribution", the variant of lower precision.</remarks>
    private static double At(double probability)
    {
        double q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q * ((((((59.109374720 * r) + 159.29113202) * r) + 50.434271938) * r) + 3.3871327179)
                / ((((((67.187563600 * r) + 78.757757664) * r) + 17.895169469) * r) + 1);
        }

        // The tail of this algorithm beyond exp(-25) is out of reach: so many passes are no int.
        double tail = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability)) - 1.6;
        return Math.Sign(q) * ((((((0.17023821103 * tail) + 1.3067284816) * tail) + 2.7568153900) * tail) + 1.4234372777)
            / ((((0.12021132975 * tail) + 0.73700164250) * tail) + 1);
    }
}
