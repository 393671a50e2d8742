namespace Gossan.Evidence.Folds;

/// <summary>Half the mean squared difference of cells by their distance (Matheron 1963), along rows and columns, and an exponential model of it.</summary>
internal sealed class Variogram
{
    private const int Lags = 24;
    private const int FewestPairs = 100;

    /// <summary>A model that rises by less than a tenth of itself from the nearest cells to the farthest tells chance from nothing.</summary>
    private const double LeastRise = 0.1;

    /// <summary>exp(-3) is 5 %: the model is at 95 % of its sill there.</summary>
    private const double AtRange = 3;

    private readonly double[] metres;
    private readonly double[] halves;

    private Variogram(double[] metres, double[] halves) => (this.metres, this.halves) = (metres, halves);

    /// <summary>Measures one layer.</summary>
    /// <param name="bands">Its bands, whose squared differences add up; for a layer of classes all of its bands of 0 and 1, or one of codes.</param>
    /// <param name="cell">Edges of a cell.</param>
    /// <param name="codes">Whether values are codes, of which only same or other counts.</param>
    public static Variogram Of(IReadOnlyList<LayerTransects> bands, CellMetres cell, bool codes = false)
    {
        var points = Along([.. bands.Select(band => band.Rows)], cell.Width, codes).Concat(Along([.. bands.Select(band => band.Columns)], cell.Height, codes)).OrderBy(point => point.Metres).ToList();
        return new([.. points.Select(point => point.Metres)], [.. points.Select(point => point.Half)]);
    }

    /// <summary>The range of the fitted model; <see langword="null"/> where the layer is constant or has too few cells.</summary>
    /// <remarks>
    /// Nugget + c (1 - exp(-3 h / range)), by least squares over lags in equal ratios, up to half the region's extent; the range among
    /// values in steps of 3 %, nugget and c never negative.
    /// </remarks>
    public (double Metres, bool AtLeast)? Range()
    {
        if (metres.Length < 4 || halves.Max() <= 0)
        {
            return null;
        }

        double best = double.PositiveInfinity, found = 0, farthest = metres[^1];
        for (double range = metres[0] / 2; range <= farthest * 4; range *= 1.03)
        {
            var (error, structured) = Fit(range);
            if (error < best * (1 - 1e-9))
            {
                (best, found) = (error, structured ? range : 0);
            }
        }

        return found > farthest ? (farthest, true) : (found, false);
    }

    private (double Error, bool Structured) Fit(double range)
    {
        double n = metres.Length, f1 = 0, f2 = 0, v1 = 0, fv = 0;
        double[] model = [.. metres.Select(h => 1 - Math.Exp(-AtRange * h / range))];
        for (int i = 0; i < model.Length; i++)
        {
            f1 += model[i];
            f2 += model[i] * model[i];
            v1 += halves[i];
            fv += model[i] * halves[i];
        }

        double determinant = (n * f2) - (f1 * f1);
        double sill = determinant > 1e-12 ? ((n * fv) - (f1 * v1)) / determinant : fv / f2, nugget = (v1 - (sill * f1)) / n;
        if (nugget < 0)
        {
            (nugget, sill) = (0, fv / f2);
        }

        if (sill <= 0)
        {
            (nugget, sill) = (v1 / n, 0);
        }

        double error = 0;
        for (int i = 0; i < model.Length; i++)
        {
            double residual = halves[i] - nugget - (sill * model[i]);
            error += residual * residual;
        }

        return (error, sill * model[^1] > LeastRise * (nugget + (sill * model[^1])));
    }

    private static IEnumerable<(double Metres, double Half)> Along(float[][][] bands, double cell, bool codes)
    {
        int length = bands[0][0].Length, farthest = length / 2;
        foreach (int lag in Enumerable.Range(0, Lags).Select(i => (int)Math.Round(Math.Pow(Math.Max(1, farthest), i / (Lags - 1.0)))).Distinct().Where(lag => lag <= farthest))
        {
            double sum = 0;
            long pairs = 0;
            foreach (float[][] lines in bands)
            {
                foreach (float[] line in lines)
                {
                    for (int i = lag; i < length; i++)
                    {
                        double difference = line[i] - line[i - lag];
                        if (!double.IsNaN(difference))
                        {
                            sum += codes ? (difference == 0 ? 0 : 1) : difference * difference;
                            pairs++;
                        }
                    }
                }
            }

            // The bands of a layer have the same pairs, so their squares add up over those of one.
            if (pairs / bands.Length >= FewestPairs)
            {
                yield return (lag * cell, sum / (2.0 * pairs / bands.Length));
            }
        }
    }
}
