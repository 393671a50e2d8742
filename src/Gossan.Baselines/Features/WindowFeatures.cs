using Gossan.Evidence.Windows;

namespace Gossan.Baselines.Features;

/// <summary>Turns windows into the rows of numbers that classical models learn from: the one place where these are computed and checked.</summary>
/// <remarks>
/// Features of one band stand together, band after band. Mean and spread (standard deviation, divided by the number of
/// cells) run over all cells of the window. The gradient is the length of the mean of the central differences
/// (v[i + 1] - v[i - 1]) / 2 along rows and along columns, each over every cell that has both neighbours; it is 0 where a
/// window has no such cell.
/// </remarks>
public sealed class WindowFeatures
{
    private const int WindowFeaturesPerBand = 4;

    private readonly string[] bands;

    /// <summary>Says what is taken from windows.</summary>
    /// <param name="set">Which features.</param>
    /// <param name="bands">Names of the C bands, in order.</param>
    public WindowFeatures(FeatureSet set, IReadOnlyList<string> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        this.bands = [.. bands];
        (Set, PerBand) = (set, CountPerBand(set));
        Names = set == FeatureSet.Centre ? this.bands : [.. bands.SelectMany(band => (string[])[band, $"{band} mean", $"{band} spread", $"{band} gradient"])];
    }

    /// <summary>Which features.</summary>
    public FeatureSet Set { get; }

    /// <summary>Features of each band: 1 or 4; feature f is of band f / PerBand.</summary>
    public int PerBand { get; }

    /// <summary>Bands that windows must have.</summary>
    public int Bands => bands.Length;

    /// <summary>(F) "gravity", "gravity mean", "gravity spread", "gravity gradient", then the next band's.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Features of each band.</summary>
    /// <param name="set">Which features.</param>
    /// <returns>1 or 4.</returns>
    public static int CountPerBand(FeatureSet set) => set == FeatureSet.Centre ? 1 : WindowFeaturesPerBand;

    /// <summary>Takes the features of windows.</summary>
    /// <param name="windows">N windows of the bands.</param>
    /// <returns>(N, F) in standard deviations of the layer; the gradient in standard deviations per cell.</returns>
    /// <exception cref="FeatureException">A value that is needed is NaN or infinite.</exception>
    /// <exception cref="ArgumentException">The windows have another number of bands.</exception>
    public float[] Of(WindowBatch windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        if (windows.Bands != Bands)
        {
            throw new ArgumentException($"The model was fitted on {Bands} bands, but the windows have {windows.Bands}.", nameof(windows));
        }

        float[] rows = new float[windows.Count * Names.Count];
        Read(windows.Values, windows.Size, rows);
        return rows;
    }

    /// <summary>Sums numbers of features to numbers of bands.</summary>
    /// <param name="features">(F) values that add up.</param>
    /// <param name="sums">(C) their sums, by band.</param>
    internal void SumByBand(ReadOnlySpan<double> features, Span<float> sums)
    {
        for (int band = 0; band < Bands; band++)
        {
            double sum = 0;
            foreach (double value in features.Slice(band * PerBand, PerBand))
            {
                sum += value;
            }

            sums[band] = (float)sum;
        }
    }

    /// <summary>Takes the features of windows that lie one after the other.</summary>
    /// <param name="values">(N, H, W, C).</param>
    /// <param name="size">H and W.</param>
    /// <param name="rows">(N, F).</param>
    internal void Read(ReadOnlySpan<float> values, int size, Span<float> rows)
    {
        int length = size * size * Bands, features = Names.Count;
        double[] sums = new double[WindowFeaturesPerBand * Bands];
        for (int n = 0; n < rows.Length / features; n++)
        {
            var window = values.Slice(n * length, length);
            var row = rows.Slice(n * features, features);
            var centre = window.Slice(size * size / 2 * Bands, Bands);
            if (Set == FeatureSet.Centre)
            {
                centre.CopyTo(row);
            }
            else
            {
                Statistics(window, centre, size, sums, row);
            }

            foreach (float value in row)
            {
                if (!float.IsFinite(value))
                {
                    throw Refusal(window, size, n);
                }
            }
        }
    }

    private static void Statistics(ReadOnlySpan<float> window, ReadOnlySpan<float> centre, int size, double[] scratch, Span<float> row)
    {
        int bands = centre.Length, line = size * bands;
        Array.Clear(scratch);
        Span<double> sums = scratch.AsSpan(0, bands), squares = scratch.AsSpan(bands, bands);
        Span<double> east = scratch.AsSpan(2 * bands, bands), south = scratch.AsSpan(3 * bands, bands);

        // From the centre's value: squares of large values far from 0 would leave nothing of a small spread.
        for (var rest = window; rest.Length >= bands; rest = rest[bands..])
        {
            for (int band = 0; band < bands; band++)
            {
                double value = (double)rest[band] - centre[band];
                sums[band] += value;
                squares[band] += value * value;
            }
        }

        if (size > 2)
        {
            // Along a line the central differences telescope: only its two first and two last cells are left.
            for (int i = 0; i < size; i++)
            {
                for (int near = 0; near < 2; near++)
                {
                    int far = size - 1 - near;
                    AddDifference(window[((i * line) + (near * bands))..], window[((i * line) + (far * bands))..], east);
                    AddDifference(window[((near * line) + (i * bands))..], window[((far * line) + (i * bands))..], south);
                }
            }
        }

        double cells = size * size, differences = 2.0 * size * Math.Max(1, size - 2);
        for (int band = 0; band < bands; band++)
        {
            double mean = sums[band] / cells;
            var features = row.Slice(band * WindowFeaturesPerBand, WindowFeaturesPerBand);
            features[0] = centre[band];
            features[1] = (float)(centre[band] + mean);
            features[2] = (float)Math.Sqrt(Math.Max(0, (squares[band] / cells) - (mean * mean)));
            features[3] = (float)(Math.Sqrt((east[band] * east[band]) + (south[band] * south[band])) / differences);
        }
    }

    private static void AddDifference(ReadOnlySpan<float> from, ReadOnlySpan<float> to, Span<double> sums)
    {
        for (int band = 0; band < sums.Length; band++)
        {
            sums[band] += (double)to[band] - from[band];
        }
    }

    private FeatureException Refusal(ReadOnlySpan<float> window, int size, int n)
    {
        int at = Set == FeatureSet.Centre ? size * size / 2 * Bands : 0;
        while (at < window.Length - 1 && float.IsFinite(window[at]))
        {
            at++;
        }

        int cell = at / Bands;
        return FeatureException.NotFinite(bands[at % Bands], window[at], n, cell / size, cell % size);
    }
}
