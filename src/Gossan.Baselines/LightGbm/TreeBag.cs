using Gossan.Baselines.Features;
using Gossan.Prospectivity.Models;

namespace Gossan.Baselines.LightGbm;

/// <summary>Tree models that each learnt from another draw of the sites and of the negatives.</summary>
/// <remarks>
/// A bootstrap (Efron 1979, "Bootstrap Methods: Another Look at the Jackknife"; as bagging, Breiman 1996): each member
/// draws as many distinct sites as there are, with replacement, and likewise negatives, so no draw lacks a class. Rows
/// count by how often they were drawn times how many rows of the training set they stand for; the weights of a member
/// are scaled to a mean of 1, so that repeating sites for balance does not weaken penalties on leaves.
/// </remarks>
internal sealed class TreeBag(IReadOnlyList<TreeModel> members, int features) : IDisposable
{
    // Trees between two looks at the validation loss.
    private const int Stride = 5;

    /// <summary>The members.</summary>
    public IReadOnlyList<TreeModel> Members => members;

    /// <summary>F.</summary>
    public int Features => features;

    /// <summary>Grows a bag.</summary>
    /// <param name="rows">Training rows, of both classes.</param>
    /// <param name="validation">Rows on which the number of trees is chosen; <see langword="null"/> for all trees.</param>
    /// <param name="plan">Sizes.</param>
    /// <param name="task">Seed, progress, cancellation.</param>
    public static TreeBag Grow(TrainingRows rows, TrainingRows? validation, TreePlan plan, FitTask task)
    {
        int features = rows.Values[0].Length;
        int[][] classes = [.. ((bool[])[true, false]).Select(positive => Enumerable.Range(0, rows.Values.Length).Where(i => rows.Positive[i] == positive).ToArray())];
        var grown = new List<TreeModel.Growing>();
        var shares = new List<double>();
        var members = new List<TreeModel>();
        try
        {
            for (int m = 0; m < plan.Members; m++)
            {
                var random = SeededRandom.For(task.Seed, plan.What, m);
                int[] times = new int[rows.Values.Length];
                foreach (int[] one in classes)
                {
                    foreach (int _ in one)
                    {
                        times[one[random.Next(one.Length)]]++;
                    }
                }

                int[] drawn = [.. Enumerable.Range(0, times.Length).Where(i => times[i] > 0)];
                double total = drawn.Sum(i => (double)times[i] * rows.Weights[i]), scale = drawn.Length / total;
                shares.Add(drawn.Where(i => rows.Positive[i]).Sum(i => (double)times[i] * rows.Weights[i]) / total);
                grown.Add(TreeModel.Grow(
                    [.. drawn.SelectMany(i => rows.Values[i])],
                    [.. drawn.Select(i => rows.Positive[i] ? 1f : 0)],
                    [.. drawn.Select(i => (float)(scale * times[i] * rows.Weights[i]))],
                    $"{plan.Parameters} seed={random.Next()}",
                    plan.Trees,
                    task.Cancellation));
                task.Progress?.Report(new("Fitting " + plan.What, m + 1, plan.Members, "members"));
            }

            int trees = validation is { HasBothClasses: true } ? BestCount(grown, validation, plan.Trees, task.Cancellation) : -1;
            for (int m = 0; m < grown.Count; m++)
            {
                members.Add(grown[m].First(trees, plan.Averaged ? shares[m] : null));
            }

            return new(members, features);
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
        finally
        {
            grown.ForEach(member => member.Dispose());
        }
    }

    /// <summary>Asks every member about rows.</summary>
    /// <param name="rows">(N, F).</param>
    /// <param name="output">What is asked.</param>
    /// <returns>Per member (N), or (N, F + 1) for contributions.</returns>
    public double[][] Predict(float[] rows, TreeModel.Output output)
    {
        int count = rows.Length / features * (output == TreeModel.Output.Contributions ? features + 1 : 1);
        double[][] results = [.. members.Select(_ => new double[count])];
        for (int m = 0; m < results.Length; m++)
        {
            members[m].Predict(rows, features, output, results[m]);
        }

        return results;
    }

    public void Dispose()
    {
        foreach (var member in members)
        {
            member.Dispose();
        }
    }

    /// <summary>How many trees give the bag's mean logit the smallest validation loss, both classes weighing the same.</summary>
    private static int BestCount(List<TreeModel.Growing> grown, TrainingRows validation, int most, CancellationToken cancellation)
    {
        float[] rows = [.. validation.Values.SelectMany(row => row)];
        int count = validation.Values.Length, best = most;
        double[] means = new double[count], step = new double[count];
        double smallest = double.PositiveInfinity;
        double sites = validation.Positive.Count(positive => positive), negatives = count - sites;
        for (int start = 0; start < most; start += Stride)
        {
            cancellation.ThrowIfCancellationRequested();
            int trees = Math.Min(Stride, most - start);
            foreach (var member in grown)
            {
                member.Sum(rows, start, trees, step);
                for (int i = 0; i < count; i++)
                {
                    means[i] += step[i] / grown.Count;
                }
            }

            double loss = 0;
            for (int i = 0; i < count; i++)
            {
                double wrong = validation.Positive[i] ? -means[i] : means[i];
                loss += (Math.Max(wrong, 0) + Math.Log(1 + Math.Exp(-Math.Abs(wrong)))) / (validation.Positive[i] ? sites : negatives);
            }

            if (loss < smallest)
            {
                (smallest, best) = (loss, start + trees);
            }
        }

        return best;
    }
}
