using Gossan.Baselines.Features;
using Gossan.Prospectivity.Models;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Gossan.Baselines.LogisticRegression;

/// <summary>The numerical work behind <see cref="LogisticRegressionModel"/>: ML.NET's optimiser, then the curvature at its optimum.</summary>
internal static class LogisticRegressionFitting
{
    /// <summary>Minimises the weighted log-loss plus L2 / 2 times the squared length of the coefficients.</summary>
    public static LogisticRegressionParameters Run(TrainingRows rows, WindowFeatures features, LogisticRegressionOptions options, CancellationToken cancellation)
    {
        float[] units = UnitsOf(rows, features);
        return InUnits(Run(rows with { Values = [.. rows.Values.Select(row => row.Select((value, f) => value / units[f]).ToArray())] }, options, cancellation), units);
    }

    private static LogisticRegressionParameters Run(TrainingRows rows, LogisticRegressionOptions options, CancellationToken cancellation)
    {
        int features = rows.Values[0].Length;
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);

        var context = new MLContext(seed: 0);
        var data = context.Data.LoadFromEnumerable(
            rows.Values.Select((values, i) =>
            {
                cancellation.ThrowIfCancellationRequested();
                return new Row { Features = values, Label = rows.Positive[i], Weight = rows.Weights[i] };
            }),
            schema);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Row.Weight),
            L1Regularization = 0,
            L2Regularization = (float)options.L2,
            DenseOptimizer = true,
            HistorySize = 50,
            OptimizationTolerance = 1e-8f,

            // One thread: sums are taken in one order, so the same rows give the same bits.
            NumberOfThreads = 1,
        });
        var linear = trainer.Fit(data).Model.SubModel;
        cancellation.ThrowIfCancellationRequested();

        double[] at = [.. linear.Weights.Select(weight => (double)weight), linear.Bias];
        if (!Array.TrueForAll(at, double.IsFinite))
        {
            throw ModelException.NotFinite("logistic regression found coefficients that are not finite");
        }

        Polish(rows, at, options.L2);
        return new() { Coefficients = at[..^1], Bias = at[^1], Covariance = Covariance(rows, at, options.L2) };
    }

    /// <summary>(F) 1 for the centre's values, which the layer's standardisation has brought to one scale; else the standard deviation over distinct rows, 1 where that is 0.</summary>
    private static float[] UnitsOf(TrainingRows rows, WindowFeatures features)
    {
        float[] units = new float[features.Names.Count];
        for (int f = 0; f < units.Length; f++)
        {
            double mean = rows.Values.Average(row => (double)row[f]);
            double spread = Math.Sqrt(rows.Values.Average(row => (row[f] - mean) * (row[f] - mean)));
            units[f] = f % features.PerBand == 0 || spread < 1e-6 ? 1 : (float)spread;
        }

        return units;
    }

    /// <summary>Parameters for features as they are from those for features divided by their units.</summary>
    private static LogisticRegressionParameters InUnits(LogisticRegressionParameters parameters, float[] units)
    {
        float[] all = [.. units, 1];
        return parameters with
        {
            Coefficients = [.. parameters.Coefficients.Select((value, f) => value / units[f])],
            Covariance = [.. parameters.Covariance.Select((row, i) => row.Select((value, j) => value / ((double)all[i] * all[j])).ToArray())],
        };
    }

    /// <summary>
    /// Newton's steps in double precision from ML.NET's optimum, which float32 leaves some 1e-3 beside the true one: the
    /// curvature is taken at the optimum, and other machines find the same coefficients.
    /// </summary>
    private static void Polish(TrainingRows rows, double[] at, double l2)
    {
        double[] weights = [.. rows.Weights.Select(weight => (double)weight)];
        for (int step = 0; step < 10; step++)
        {
            var (gradient, curvature) = Slopes(rows, weights, at, l2);
            double[] down = curvature.Cholesky().Solve(gradient).ToArray();
            double largest = down.Max(Math.Abs);

            // Away from the optimum a full step may overshoot; ML.NET ends well inside.
            if (!(largest < 1))
            {
                return;
            }

            for (int i = 0; i < at.Length; i++)
            {
                at[i] -= down[i];
            }

            if (largest < 1e-10)
            {
                return;
            }
        }
    }

    /// <summary>Inverse of X'WX + L2 I with W = p (1 - p), every distinct row once; the bias has no L2.</summary>
    private static double[][] Covariance(TrainingRows rows, double[] at, double l2)
    {
        var curvature = Slopes(rows, [.. rows.Weights.Select(_ => 1.0)], at, l2).Curvature;
        var inverse = curvature.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(at.Length));

        // The two halves of an inverse differ in the last bit; one of them counts.
        var indices = Enumerable.Range(0, at.Length);
        return [.. indices.Select(i => indices.Select(j => inverse[Math.Max(i, j), Math.Min(i, j)]).ToArray())];
    }

    /// <summary>First and second derivatives of the penalised loss by coefficients and, last, bias.</summary>
    private static (Vector<double> Gradient, Matrix<double> Curvature) Slopes(TrainingRows rows, double[] weights, double[] at, double l2)
    {
        int size = at.Length;
        var gradient = Vector<double>.Build.Dense(size, i => i < size - 1 ? l2 * at[i] : 0);
        var curvature = Matrix<double>.Build.DenseDiagonal(size, l2);
        curvature[size - 1, size - 1] = 0;
        double[] x = new double[size];
        x[^1] = 1;
        for (int row = 0; row < rows.Values.Length; row++)
        {
            double logit = at[^1];
            for (int i = 0; i < size - 1; i++)
            {
                x[i] = rows.Values[row][i];
                logit += at[i] * x[i];
            }

            double p = 1 / (1 + Math.Exp(-logit));
            double error = weights[row] * (p - (rows.Positive[row] ? 1 : 0)), weight = weights[row] * p * (1 - p);
            for (int i = 0; i < size; i++)
            {
                gradient[i] += error * x[i];
                for (int j = 0; j <= i; j++)
                {
                    curvature[i, j] += weight * x[i] * x[j];
                }
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                curvature[j, i] = curvature[i, j];
            }
        }

        return (gradient, curvature);
    }

    /// <summary>A training row under the column names that ML.NET expects.</summary>
    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}
