using Gossan.Grids;

namespace Gossan.Evidence.Inspection;

/// <summary>The values of all layers in the same cells, spread evenly over a region: enough to see what layers have in common.</summary>
internal sealed class CommonCells
{
    private const int MostCells = 40_000;
    private const int FewestCells = 30;

    private readonly Grid grid;
    private readonly int stride;
    private readonly int columns;
    private readonly List<(string Layer, float[] Values)> layers = [];

    public CommonCells(Grid grid)
    {
        this.grid = grid;
        stride = Math.Max(1, (int)Math.Ceiling(Math.Sqrt((double)grid.Cells / MostCells)));
        columns = (grid.Columns + stride - 1) / stride;
    }

    /// <summary>Begins a layer.</summary>
    /// <returns>Takes the layer's rows in order.</returns>
    public Action<int, ReadOnlySpan<float>> Add(string layer)
    {
        float[] values = new float[columns * ((grid.Rows + stride - 1) / stride)];
        layers.Add((layer, values));
        return (firstRow, cells) =>
        {
            for (int row = 0; row < cells.Length / grid.Columns; row++)
            {
                if ((firstRow + row) % stride == 0)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        values[((firstRow + row) / stride * columns) + column] = cells[(row * grid.Columns) + (column * stride)];
                    }
                }
            }
        };
    }

    /// <summary>Takes a layer out again that could not be read to its end.</summary>
    public void Remove(string layer) => layers.RemoveAll(entry => string.Equals(entry.Layer, layer, StringComparison.Ordinal));

    /// <summary>Pairs of layers whose correlation (Pearson, over cells where both have data) is stronger than a bound.</summary>
    public IEnumerable<(string One, string Other, double Correlation)> Pairs(double bound)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            for (int j = i + 1; j < layers.Count; j++)
            {
                double r = Correlation(layers[i].Values, layers[j].Values);
                if (Math.Abs(r) > bound)
                {
                    yield return (layers[i].Layer, layers[j].Layer, r);
                }
            }
        }
    }

    /// <summary>Per layer, the share of the cells where it is missing among those where every other layer has data.</summary>
    public IEnumerable<(string Layer, double Share)> Gaps()
    {
        if (layers.Count < 2)
        {
            yield break;
        }

        byte[] missing = new byte[layers[0].Values.Length];
        foreach (var (_, values) in layers)
        {
            for (int i = 0; i < missing.Length; i++)
            {
                missing[i] += float.IsNaN(values[i]) && missing[i] < 2 ? (byte)1 : (byte)0;
            }
        }

        foreach (var (layer, values) in layers)
        {
            int alone = 0, others = 0;
            for (int i = 0; i < missing.Length; i++)
            {
                bool here = float.IsNaN(values[i]);
                others += missing[i] == (here ? 1 : 0) ? 1 : 0;
                alone += here && missing[i] == 1 ? 1 : 0;
            }

            yield return (layer, others == 0 ? 0 : (double)alone / others);
        }
    }

    /// <summary>Per layer, the share of its variance that a plane over x and y explains, 0..1.</summary>
    public IEnumerable<(string Layer, double Share)> Planes()
    {
        foreach (var (layer, values) in layers)
        {
            yield return (layer, PlaneShare(values));
        }
    }

    private double PlaneShare(float[] values)
    {
        double n = 0, sx = 0, sy = 0, sv = 0;
        void Each(Action<double, double, double> action)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (!float.IsNaN(values[i]))
                {
                    action(i % columns, (double)(i / columns), values[i]);
                }
            }
        }

        Each((x, y, v) =>
        {
            n++;
            sx += x;
            sy += y;
            sv += v;
        });
        double xx = 0, yy = 0, xy = 0, xv = 0, yv = 0, vv = 0;
        Each((x, y, v) =>
        {
            var (a, b, c) = (x - (sx / n), y - (sy / n), v - (sv / n));
            xx += a * a;
            yy += b * b;
            xy += a * b;
            xv += a * c;
            yv += b * c;
            vv += c * c;
        });
        double determinant = (xx * yy) - (xy * xy);
        if (n < FewestCells || determinant <= 0 || vv <= 0)
        {
            return 0;
        }

        double slopeX = ((xv * yy) - (yv * xy)) / determinant, slopeY = ((yv * xx) - (xv * xy)) / determinant;
        return ((slopeX * xv) + (slopeY * yv)) / vv;
    }

    private static double Correlation(float[] one, float[] other)
    {
        double n = 0, sa = 0, sb = 0;
        for (int i = 0; i < one.Length; i++)
        {
            if (!float.IsNaN(one[i]) && !float.IsNaN(other[i]))
            {
                n++;
                sa += one[i];
                sb += other[i];
            }
        }

        double aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < one.Length; i++)
        {
            if (!float.IsNaN(one[i]) && !float.IsNaN(other[i]))
            {
                double a = one[i] - (sa / n), b = other[i] - (sb / n);
                aa += a * a;
                bb += b * b;
                ab += a * b;
            }
        }

        return n >= FewestCells && aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }
}
