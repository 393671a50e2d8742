namespace Gossan.Learning.Attribution;

/// <summary>Points and weights that integrate every polynomial of degree up to 2 n - 1 over [0, 1] exactly.</summary>
/// <remarks>Abramowitz and Stegun, 25.4.30; the roots of the Legendre polynomial by Newton's method from Tricomi's estimate.</remarks>
public static class GaussLegendre
{
    private const double Accuracy = 1e-15;
    private const int MostIterations = 100;

    /// <summary>Computes the rule.</summary>
    /// <param name="points">Number n of points, 1 or more.</param>
    /// <returns>n points in (0, 1), ascending, each with its weight; the weights sum to 1. Exact to about 1e-15.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="points"/> is below 1.</exception>
    public static IReadOnlyList<(double Point, double Weight)> Rule(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var rule = new (double Point, double Weight)[points];
        for (int i = 0; i < points; i++)
        {
            double x = -Math.Cos(Math.PI * (i + 0.75) / (points + 0.5));
            double slope = 1;
            for (int k = 0; k < MostIterations; k++)
            {
                (double value, slope) = Legendre(points, x);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < Accuracy)
                {
                    break;
                }
            }

            slope = Legendre(points, x).Slope;
            rule[i] = ((1 + x) / 2, 1 / ((1 - x * x) * slope * slope));
        }

        return rule;
    }

    private static (double Value, double Slope) Legendre(int n, double x)
    {
        double before = 1, now = x;
        for (int k = 2; k <= n; k++)
        {
            (before, now) = (now, ((2 * k - 1) * x * now - (k - 1) * before) / k);
        }

        return (now, n * (before - x * now) / (1 - x * x));
    }
}
