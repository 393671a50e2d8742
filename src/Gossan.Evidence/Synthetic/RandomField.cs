namespace Gossan.Evidence.Synthetic;

/// <summary>Spatially correlated noise: white noise, blurred, brought to mean 0 and standard deviation 1.</summary>
internal static class RandomField
{
    /// <summary>A field whose values resemble each other over about <paramref name="scale"/> cells.</summary>
    public static double[] Of(int rows, int columns, double scale, Random random)
    {
        double[] field = new double[rows * columns];
        for (int i = 0; i < field.Length; i++)
        {
            field[i] = Normal(random);
        }

        Blur(field, rows, columns, scale);
        return Standardised(field);
    }

    /// <summary>A standard normal number (Box and Muller 1958).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Standardised(double[] field)
    {
        double mean = field.Average();
        double deviation = Math.Sqrt(field.Average(v => (v - mean) * (v - mean)));
        return [.. field.Select(v => (v - mean) / deviation)];
    }

    /// <summary>Three box filters one after another come close to a Gaussian, at a cost that does not grow with the scale.</summary>
    public static void Blur(double[] field, int rows, int columns, double scale)
    {
        int radius = (int)Math.Round(scale);
        if (radius < 1)
        {
            return;
        }

        double[] line = new double[Math.Max(rows, columns)];
        for (int pass = 0; pass < 3; pass++)
        {
            for (int row = 0; row < rows; row++)
            {
                BoxFilter(field, row * columns, 1, columns, radius, line);
            }

            for (int column = 0; column < columns; column++)
            {
                BoxFilter(field, column, columns, rows, radius, line);
            }
        }
    }

    private static void BoxFilter(double[] field, int first, int step, int length, int radius, double[] line)
    {
        double sum = 0;
        for (int i = -radius; i < length; i++)
        {
            sum += i + radius < length ? field[first + ((i + radius) * step)] : 0;
            sum -= i - radius - 1 >= 0 ? field[first + ((i - radius - 1) * step)] : 0;
            if (i >= 0)
            {
                line[i] = sum / (Math.Min(length - 1, i + radius) - Math.Max(0, i - radius) + 1);
            }
        }

        for (int i = 0; i < length; i++)
        {
            field[first + (i * step)] = line[i];
        }
    }
}
