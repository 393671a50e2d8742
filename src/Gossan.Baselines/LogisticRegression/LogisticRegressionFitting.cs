using Gossan.Prospectivity.Models;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Gossan.Baselines.LogisticRegression;

/// <summary>The numerical work behind <see cref="LogisticRegressionModel"/>: ML.NET's optimiser, then the curvature at its optimum.</summary>
internal static class LogisticRegressionFitting
{
    /// <summary>Minimises the weighted log-loss plus L2 / 2 times the squared length of coefficients and bias.</summary>
    public static LogisticRegressionParameters Run(TrainingRows rows, LogisticRegressionOptions options, CancellationToken cancellation)
    {
        int bands = rows.Values[0].Length;
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, bands);

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

        double[] coefficients = [.. linear.Weights.Select(weight => (double)weight)];
        double bias = linear.Bias;
        return double.IsFinite(bias) && Array.TrueForAll(coefficients, double.IsFinite)
            ? new() { Coefficients = coefficients, Bias = bias, Covariance = Covariance(rows, coefficients, bias, options.L2) }
            : throw ModelException.NotFinite("logistic regression found coefficients that are not finite");
    }

    /// <summary>Inverse of X'WX + L2 I with W = p (1 - p), every distinct row once.</summary>
    private static double[][] Covariance(TrainingRows rows, double[] coefficients, double bias, double l2)
    {
        int size = coefficients.Length + 1;
        var curvature = Matrix<double>.Build.DenseDiagonal(size, l2);
        double[] x = new double[size];
        foreach (float[] values in rows.Values)
        {
            double logit = bias;
            for (int i = 0; i < values.Length; i++)
            {
                x[i] = values[i];
                logit += coefficients[i] * values[i];
            }

            x[^1] = 1;
            double p = 1 / (1 + Math.Exp(-logit)), weight = p * (1 - p);
            for (int i = 0; i < size; i++)
            {
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

        var inverse = curvature.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(size));

        // The two halves of an inverse differ in the last bit; one of them counts.
        return [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => inverse[Math.Max(i, j), Math.Min(i, j)]).ToArray())];
    }

    /// <summary>A training row under the column names that ML.NET expects.</summary>
    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}
