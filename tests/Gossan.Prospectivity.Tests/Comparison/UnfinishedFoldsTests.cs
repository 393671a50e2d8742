using Gossan.Prospectivity.Comparison;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Comparison;

public sealed class UnfinishedFoldsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void What_was_finished_is_found_again()
    {
        UnfinishedFolds.Read(folder["state"], "key").With(folder["state"], [Fold("1")]).With(folder["state"], [Fold("2")]);

        var found = UnfinishedFolds.Read(folder["state"], "key");

        Assert.Equal(["1", "2"], found.Folds.Select(fold => fold[0].Fold));
        Assert.Equal(0.25, found.ByCondition()[0][1].Placements[0]);
    }

    [Fact]
    public void The_state_of_other_inputs_is_not_used()
    {
        UnfinishedFolds.Read(folder["state"], "key").With(folder["state"], [Fold("1")]);

        Assert.Empty(UnfinishedFolds.Read(folder["state"], "another key").Folds);
    }

    [Fact]
    public void A_state_that_cannot_be_read_is_begun_again()
    {
        File.WriteAllText(folder["state"], "{ \"key\": \"key\", \"folds\": [[");

        Assert.Empty(UnfinishedFolds.Read(folder["state"], "key").Folds);
    }

    [Fact]
    public void Scores_come_back_as_they_were_written()
    {
        var scores = new SeedScores("logistic", 7, [[Fold("1"), Fold("2")]]);
        scores.Write(folder["seed-7.json"]);

        var found = SeedScores.Read(folder["seed-7.json"]);

        Assert.Equal("logistic", found.Model);
        Assert.Equal(7, found.Seed);
        Assert.Equal(scores.Conditions[0][1].Negatives, found.Conditions[0][1].Negatives);
    }

    [Fact]
    public void Damaged_scores_are_refused_with_their_path()
    {
        File.WriteAllText(folder["seed-7.json"], "{ \"model\": ");

        var error = Assert.Throws<ComparisonException>(() => SeedScores.Read(folder["seed-7.json"]));

        Assert.Contains("seed-7.json is damaged", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static FoldScores Fold(string name) => new()
    {
        Fold = name,
        Sites = [0],
        Placements = [0.25],
        Background = 100,
        Positives = [0.9],
        Negatives = [0.1, double.NaN],
        Temperature = 1,
        Threshold = 0.5,
        TrainingSites = 3,
        GuardedSites = 1,
        GuardedWindows = 12,
    };
}
