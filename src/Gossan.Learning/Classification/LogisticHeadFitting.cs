using Gossan.Evidence.Samples;
using Gossan.Learning.Torch;
using Gossan.Learning.Training;
using Gossan.Prospectivity.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Gossan.Learning.Classification;

/// <summary>Fits a <see cref="LogisticHead"/> on the features of the training windows.</summary>
/// <remarks>
/// Minimises sum w (log-loss) + ridge / 2 |coefficients|², no ridge on the bias, by Newton's method in double precision. A distinct window
/// weighs as many rows as it stands in; then each class is made to weigh half of all rows. Features are standardised by mean and
/// sample standard deviation over the distinct training windows. For the covariance of the coefficients, inverse (X'WX + ridge I) with
/// W = p (1 - p), every distinct window counts once: a site that is repeated to balance the classes is still one observation.
/// </remarks>
internal static class LogisticHeadFitting
{
    /// <summary>Newton's method on a convex function with a ridge needs about ten steps.</summary>
    private const int MostSteps = 100;

    public static void Run(ClassifierNetwork network, LogisticHead head, ClassifierOptions options, FitTask task)
    {
        task.Cancellation.ThrowIfCancellationRequested();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var rows = task.Training.CountBy(sample => sample).ToArray();
        RequireBothClasses(task.Training);
        network.eval();
        using var encoded = SampleEncoding.Of(network, task, [.. rows.Select(row => row.Key)]);
        var features = encoded.to(ScalarType.Float64);                                   // (n, D)
        var mean = features.mean([0]);                                                   // (D)
        var deviation = rows.Length > 1 ? features.std(0) : zeros_like(mean);            // (D)
        var scale = where(deviation.IsAbove(1e-9), deviation.reciprocal(), zeros_like(deviation));       // (D): a feature that is the same everywhere tells nothing
        var x = cat([features.Minus(mean) * scale, ones(rows.Length, 1, ScalarType.Float64)], 1);  // (n, D + 1)
        var positive = tensor(rows.Select(row => row.Key.Positive ? 1.0 : 0.0).ToArray());      // (n)
        var weights = tensor(Weights(rows, options.PositiveWeight));                     // (n)
        var ridge = ones(x.shape[1], ScalarType.Float64).Times(options.Ridge);           // (D + 1)
        ridge.narrow(0, x.shape[1] - 1, 1).zero_();
        var at = Minimum(x, positive, weights, ridge, task.Cancellation);                // (D + 1)
        head.Set(mean, scale, at, Spread(x, at, ridge));
        task.Progress?.Report(new("Fitting the logistic head", 1, 1, "fits"));
    }

    private static void RequireBothClasses(IReadOnlyList<Sample> training)
    {
        int sites = training.Count(sample => sample.Positive);
        if (sites == 0 || sites == training.Count)
        {
            throw TrainingOptionsException.OneClass("the logistic head", sites, training.Count - sites);
        }
    }

    /// <summary>Rows per distinct sample, scaled so that each class weighs half of all rows, sites times the positive weight.</summary>
    private static double[] Weights(KeyValuePair<Sample, int>[] rows, double positiveWeight)
    {
        double all = rows.Sum(row => (double)row.Value), sites = rows.Where(row => row.Key.Positive).Sum(row => (double)row.Value);
        return [.. rows.Select(row => row.Value * all / 2 * (row.Key.Positive ? positiveWeight / sites : 1 / (all - sites)))];
    }

    private static Tensor Minimum(Tensor x, Tensor positive, Tensor weights, Tensor ridge, CancellationToken cancellation)
    {
        var at = zeros(x.shape[1], ScalarType.Float64);                                  // (D + 1)
        double loss = Loss(at);
        for (int step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var p = x.mv(at).sigmoid();                                                  // (n)
            var gradient = x.t().mv(weights * p.Minus(positive)).Plus(ridge * at);       // (D + 1)
            var down = Solve(Curvature(x, weights * p * p.From(1), ridge), gradient);      // (D + 1)
            var next = at.Minus(down);
            double nextLoss = Loss(next);

            // A full step may overshoot far from the minimum; along a descent direction of a convex function a shorter one gains.
            for (double share = 0.5; !(nextLoss <= loss) && share > 1e-9; share /= 2)
            {
                next = at.Minus(down.Times(share));
                nextLoss = Loss(next);
            }

            double moved = next.Minus(at).abs().max().ToDouble();
            if (!double.IsFinite(nextLoss + moved))
            {
                throw ModelException.NotFinite("the logistic head found coefficients that are not finite");
            }

            (at, loss) = (next.MoveToOuterDisposeScope(), nextLoss);
            if (moved < 1e-10)
            {
                break;
            }
        }

        return at;

        double Loss(Tensor coefficients)
        {
            using var scope = NewDisposeScope();
            var logits = x.mv(coefficients);                                             // (n)
            var losses = nn.functional.binary_cross_entropy_with_logits(logits, positive, weight: weights, reduction: nn.Reduction.Sum);
            return losses.Plus((ridge * coefficients * coefficients).sum().Times(0.5)).ToDouble();
        }
    }

    /// <summary>The lower triangle L with L L' the inverse of the curvature in which every row counts once.</summary>
    private static Tensor Spread(Tensor x, Tensor at, Tensor ridge)
    {
        var p = x.mv(at).sigmoid();                                                      // (n)
        var curvature = Curvature(x, p * p.From(1), ridge);                              // (D + 1, D + 1)
        return linalg.cholesky(linalg.inv(curvature));
    }

    private static Tensor Curvature(Tensor x, Tensor weights, Tensor ridge)
    {
        var curvature = x.t().mm(x * weights.unsqueeze(1)).Plus(diag(ridge));            // (D + 1, D + 1)
        return curvature.Plus(curvature.t()).Times(0.5);
    }

    private static Tensor Solve(Tensor curvature, Tensor gradient) => linalg.solve(curvature, gradient);
}
