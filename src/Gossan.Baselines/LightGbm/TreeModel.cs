using System.Runtime.InteropServices;
using System.Text;

namespace Gossan.Baselines.LightGbm;

/// <summary>Trees of LightGBM that add up to one prediction: grown from rows, or read from their text.</summary>
/// <remarks>
/// One thread, deterministic mode, histograms row by row: the same rows, parameters and seed give the same bits. Grown
/// trees are always read back from their text, so a model that was saved is the model that was fitted.
/// </remarks>
internal sealed unsafe class TreeModel : IDisposable
{
    // verbosity below 0: LightGBM says nothing on the terminal.
    private const string Always = "num_threads=1 verbosity=-1";

    // Small data: a bin per distinct value instead of one per three rows, and no sampling of rows for the bins.
    private const string WhileGrowing = Always + " deterministic=true force_row_wise=true min_data_in_bin=1 max_bin=255 bin_construct_sample_cnt=1000000 feature_pre_filter=false metric=none";

    private readonly BoosterHandle handle;

    private TreeModel(BoosterHandle handle, string text) => (this.handle, Text) = (handle, text);

    /// <summary>What a prediction is.</summary>
    internal enum Output
    {
        /// <summary>After the objective's link: the mean of a forest's trees, a probability of a boosted model.</summary>
        Converted = 0,

        /// <summary>The sum of the trees.</summary>
        Raw = 1,

        /// <summary>Shapley values of the features and, last, the expectation: F + 1 numbers.</summary>
        Contributions = 3,
    }

    /// <summary>The trees as LightGBM writes them, without what only training needs.</summary>
    public string Text { get; }

    /// <summary>Grows trees.</summary>
    /// <param name="values">(N, F) features.</param>
    /// <param name="labels">(N) 1 for sites, 0 for negatives.</param>
    /// <param name="weights">(N) weights of the rows.</param>
    /// <param name="parameters">LightGBM's parameters: objective, kind, sizes, seed.</param>
    /// <param name="trees">Most trees.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Growing Grow(float[] values, float[] labels, float[] weights, string parameters, int trees, CancellationToken cancellation)
    {
        LightGbmLibrary.Load();
        string all = $"{WhileGrowing} {parameters}";
        int columns = values.Length / labels.Length;
        TrainingSetHandle set;
        fixed (float* data = values)
        {
            Check(LightGbmNative.LGBM_DatasetCreateFromMat(data, LightGbmNative.Float32, labels.Length, columns, rowMajor: 1, all, reference: 0, out set));
        }

        BoosterHandle booster;
        try
        {
            SetField(set, "label", labels);
            SetField(set, "weight", weights);
            Check(LightGbmNative.LGBM_BoosterCreate(set, all, out booster));
        }
        catch
        {
            set.Dispose();
            throw;
        }

        var growing = new Growing(set, booster, columns);
        try
        {
            for (int tree = 0; tree < trees; tree++)
            {
                cancellation.ThrowIfCancellationRequested();
                Check(LightGbmNative.LGBM_BoosterUpdateOneIter(booster, out int finished));
                if (finished != 0)
                {
                    break;
                }
            }

            return growing;
        }
        catch
        {
            growing.Dispose();
            throw;
        }
    }

    /// <summary>Reads trees from a text that <see cref="TreeText.Problem"/> found nothing wrong with.</summary>
    public static TreeModel Read(string text)
    {
        LightGbmLibrary.Load();
        Check(LightGbmNative.LGBM_BoosterLoadModelFromString(text, out _, out var handle));
        return new(handle, text);
    }

    /// <summary>Asks the trees about rows.</summary>
    /// <param name="rows">(N, F).</param>
    /// <param name="columns">F.</param>
    /// <param name="output">What is asked.</param>
    /// <param name="results">(N), or (N, F + 1) for contributions.</param>
    public void Predict(ReadOnlySpan<float> rows, int columns, Output output, Span<double> results) => Predict(handle, rows, columns, output, start: 0, trees: -1, results);

    public void Dispose() => handle.Dispose();

    private static void Predict(BoosterHandle handle, ReadOnlySpan<float> rows, int columns, Output output, int start, int trees, Span<double> results)
    {
        int count = rows.Length / columns, each = output == Output.Contributions ? columns + 1 : 1;
        ArgumentOutOfRangeException.ThrowIfNotEqual(results.Length, count * each, nameof(results));
        if (count == 0)
        {
            return;
        }

        fixed (float* data = rows)
        fixed (double* result = results)
        {
            Check(LightGbmNative.LGBM_BoosterPredictForMat(handle, data, LightGbmNative.Float32, count, columns, rowMajor: 1, (int)output, start, trees, Always, out _, result));
        }
    }

    private static void SetField(TrainingSetHandle set, string name, float[] values)
    {
        fixed (float* data = values)
        {
            Check(LightGbmNative.LGBM_DatasetSetField(set, name, data, values.Length, LightGbmNative.Float32));
        }
    }

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"LightGBM: {Marshal.PtrToStringUTF8(LightGbmNative.LGBM_GetLastError())}");
        }
    }

    /// <summary>Trees that were just grown, with their training rows still in LightGBM's memory.</summary>
    internal sealed class Growing(TrainingSetHandle set, BoosterHandle booster, int columns) : IDisposable
    {
        /// <summary>Sums some of the trees.</summary>
        /// <param name="rows">(N, F).</param>
        /// <param name="start">First tree.</param>
        /// <param name="trees">How many; those beyond the last count nothing.</param>
        /// <param name="results">(N).</param>
        public void Sum(ReadOnlySpan<float> rows, int start, int trees, Span<double> results) => Predict(booster, rows, columns, Output.Raw, start, trees, results);

        /// <summary>The first trees as a model of their own.</summary>
        /// <param name="trees">How many; -1 for all.</param>
        /// <param name="unsplit">Value of trees in which nothing could be split; <see langword="null"/> for LightGBM's.</param>
        public TreeModel First(int trees, double? unsplit)
        {
            byte[] room = new byte[1 << 16];
            long length = Save(trees, room);
            if (length > room.Length)
            {
                room = new byte[length];
                length = Save(trees, room);
            }

            // The length counts the closing zero.
            return Read(TreeText.Trimmed(Encoding.ASCII.GetString(room, 0, (int)length - 1), unsplit));
        }

        public void Dispose()
        {
            booster.Dispose();
            set.Dispose();
        }

        private long Save(int trees, byte[] room)
        {
            fixed (byte* text = room)
            {
                Check(LightGbmNative.LGBM_BoosterSaveModelToString(booster, start: 0, trees, importance: 0, room.Length, out long length, text));
                return length;
            }
        }
    }
}
