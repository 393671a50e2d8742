using Gossan.Baselines.GradientBoosting;
using Gossan.Baselines.LogisticRegression;
using Gossan.Baselines.RandomForest;
using Gossan.Baselines.WeightsOfEvidence;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests;

/// <summary>The classical models on the authors' samples, beside the authors' figures: means over their three seeds. Nothing here was tuned to these samples.</summary>
public sealed class AuthorsSplitsTests(AuthorsSplits splits) : IClassFixture<AuthorsSplits>
{
    private static readonly long[] Seeds = [1234, 0, 1];

    /// <summary>Theirs: 1.000, 1.000, .925 (.875 to 1), against the background .952 (.949 to .957).</summary>
    [Fact]
    public void Logistic_regression_separates_what_was_separable_by_construction()
    {
        var (auroc, auprc, f1, background) = Means(() => new LogisticRegressionModel(new()));

        Assert.True(auroc > 0.999, $"AUROC {auroc}");
        Assert.True(auprc > 0.99, $"AUPRC {auprc}");
        Assert.True(f1 >= 0.875, $"F1 {f1}");
        Assert.True(background >= 0.94, $"against the background {background}");
    }

    /// <summary>Theirs: .941, .870 (.684 to 1), .836 (.762 to .947), against the background .894 (.786 to .978).</summary>
    [Fact]
    public void Gradient_boosting_stands_beside_theirs()
    {
        var (auroc, auprc, f1, background) = Means(() => new GradientBoostingModel(new()));

        Assert.True(auroc >= 0.941, $"AUROC {auroc}");
        Assert.True(auprc >= 0.684, $"AUPRC {auprc}");
        Assert.True(f1 >= 0.762, $"F1 {f1}");
        Assert.True(background >= 0.786, $"against the background {background}");
    }

    [Theory]
    [InlineData("forest")]
    [InlineData("wofe")]
    public void Models_that_the_authors_did_not_measure_find_the_sites_too(string name)
    {
        var (auroc, _, _, background) = Means(() => string.Equals(name, "forest", StringComparison.Ordinal) ? new RandomForestModel(new()) : new WeightsOfEvidenceModel(new()));

        Assert.True(auroc > 0.94, $"AUROC {auroc}");
        Assert.True(background > 0.786, $"against the background {background}");
    }

    private (double Auroc, double Auprc, double F1, double Background) Means(Func<IProspectivityModel> create)
    {
        var windows = splits.Windows;
        double[] sums = new double[4];
        foreach (long seed in Seeds)
        {
            using var model = create();
            var (test, background) = splits.Measured(model, windows, seed);
            double[] values = [test.Auroc, test.Auprc, test.F1, background];
            TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"{model.Name}, seed {seed}: AUROC {values[0]:F4}, AUPRC {values[1]:F4}, F1 {values[2]:F4}, against the background {values[3]:F4}"));
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += values[i] / Seeds.Length;
            }
        }

        return (sums[0], sums[1], sums[2], sums[3]);
    }
}
