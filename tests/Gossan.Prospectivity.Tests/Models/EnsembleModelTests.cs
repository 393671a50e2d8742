using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Prospectivity.Tests.Models;

/// <summary>An ensemble of members whose scores differ by known amounts.</summary>
public sealed class EnsembleModelTests(ContractDistrict district) : IClassFixture<ContractDistrict>
{
    [Fact]
    public void The_score_is_the_mean_and_the_samples_have_the_spread_of_the_members()
    {
        using var ensemble = Biased(-1, 0, 4);          // mean 1, sample standard deviation sqrt(7)
        var windows = district.BatchOf(district.Spread(3));
        float[] logits = new float[3], samples = new float[3 * 4], scores = new float[3];
        ensemble.Score(windows, scores);
        ensemble.Sample(windows, 4, logits, samples);

        for (int n = 0; n < 3; n++)
        {
            float expected = CentreCellModel.LogitOf(windows.CentreCell(n)[0], windows.CentreCell(n)[1]) + 1;
            Assert.Equal(expected, scores[n], tolerance: 1e-5f);
            Assert.Equal(scores[n], logits[n]);
            double[] quantiles = [-1.1503493804, -0.3186393640, 0.3186393640, 1.1503493804];
            for (int k = 0; k < 4; k++)
            {
                Assert.Equal(expected + (Math.Sqrt(7) * quantiles[k]), samples[(n * 4) + k], tolerance: 1e-5);
            }
        }
    }

    [Fact]
    public void Each_member_gets_a_seed_and_a_state_of_its_own()
    {
        var seeds = new List<long>();
        using var ensemble = EnsembleModel.Create(3, seed => { seeds.Add(seed); return new CentreCellModel(); }, seed: 0);
        var notes = new List<string>();
        ensemble.Fit(district.TaskOf(district.Samples) with { Seed = 0, StatePath = "state", StateKey = "key", Progress = new Listed(notes) });
        FitTask[] tasks = [.. ensemble.Members.Select(member => ((CentreCellModel)member).Task!)];

        Assert.Equal(seeds, tasks.Select(task => task.Seed));
        Assert.Equal(3, seeds.Distinct().Count());
        Assert.Equal(["state.member-1", "state.member-2", "state.member-3"], tasks.Select(task => task.StatePath), StringComparer.Ordinal);
        Assert.Equal(["key, member 1", "key, member 2", "key, member 3"], tasks.Select(task => task.StateKey), StringComparer.Ordinal);
        tasks[1].Progress!.Report(new("Training", 1, 2, "windows"));
        Assert.Equal(["Training (member 2 of 3)"], notes, StringComparer.Ordinal);
    }

    [Fact]
    public void The_history_says_whose_epoch_it_is()
    {
        using var ensemble = Biased(0, 1);
        var history = ensemble.Fit(district.TaskOf(district.Samples));

        Assert.Equal(["member", "train_loss", "validation_loss"], history.Columns, StringComparer.Ordinal);
        Assert.Equal([1, 1, 2, 2], history.Epochs.Select(row => row[0]));
    }

    [Fact]
    public void An_ensemble_explains_only_where_its_members_do()
    {
        using var ensemble = Biased(0, 1);
        Assert.False(ensemble is IExplainsWindows);
    }

    [Fact]
    public void Saving_takes_the_states_away_and_keeps_each_members_files_apart()
    {
        using var folder = new TemporaryFolder();
        using var ensemble = Biased(0.5f, 2);
        ensemble.Fit(district.TaskOf(district.Samples) with { StatePath = folder["state"] });
        File.WriteAllText(folder["state.member-2"], "of a member that keeps one");
        var saved = ensemble.Save(folder["model"]);

        Assert.False(File.Exists(folder["state.member-2"]));
        Assert.Equal("ensemble.json", saved.File);
        Assert.Equal("0.5", File.ReadAllText(folder["model/member-1/model.txt"]));
        Assert.Equal("2", File.ReadAllText(folder["model/member-2/model.txt"]));
    }

    [Fact]
    public void A_loaded_ensemble_gives_each_member_its_own_card()
    {
        using var folder = new TemporaryFolder();
        using var ensemble = Biased(0.5f, 2);
        var card = CardOf(ensemble, folder["model"]);
        var cards = new List<ModelCard>();
        using var loaded = EnsembleModel.Load(folder["model"], card, (_, own) => { cards.Add(own); return new CentreCellModel(); });

        Assert.Equal("centre-ensemble", loaded.Name);
        Assert.All(cards, own => Assert.Equal("centre", own.Model));
        Assert.Equal([0.5, 2], cards.Select(own => own.Settings["bias"]!.GetValue<double>()));
        Assert.Equal(2, cards.Select(own => own.Seed).Distinct().Count());
    }

    [Fact]
    public void A_changed_member_is_refused_and_those_read_before_are_freed()
    {
        using var folder = new TemporaryFolder();
        using var ensemble = Biased(0.5f, 2);
        var card = CardOf(ensemble, folder["model"]);
        var read = new List<CentreCellModel>();
        Assert.Throws<InvalidOperationException>(() => EnsembleModel.Load(folder["model"], card, (_, _) =>
        {
            read.Add(read.Count == 1 ? throw new InvalidOperationException("the second") : new CentreCellModel());
            return read[0];
        }));
        Assert.True(Assert.Single(read).Disposed);

        File.AppendAllText(folder["model/member-2/model.txt"], "1");
        var error = Assert.Throws<ModelException>(() => EnsembleModel.Load(folder["model"], card, (_, _) => new CentreCellModel()));
        Assert.Contains("member-2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => EnsembleModel.Load(folder["model"], card with { Model = "other-ensemble" }, (_, _) => new CentreCellModel()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"schema\": 1, \"member\": \"centre\", \"members\": [] }")]
    [InlineData("{ \"schema\": 1, \"member\": \"centre\", \"members\": [ { \"seed\": 1, \"parameters\": \"../x\", \"parameters_sha256\": \"\", \"settings\": 1 }, { \"seed\": 1, \"parameters\": \"x\", \"parameters_sha256\": \"\", \"settings\": 1 } ] }")]
    public void A_manifest_that_no_ensemble_writes_is_refused(string manifest)
    {
        using var folder = new TemporaryFolder();
        using var ensemble = Biased(0.5f, 2);
        var card = CardOf(ensemble, folder["model"]);
        File.WriteAllText(folder["model/ensemble.json"], manifest);

        Assert.Throws<ModelException>(() => EnsembleModel.Load(folder["model"], card, (_, _) => new CentreCellModel()));
    }

    [Fact]
    public void Members_are_freed_with_the_ensemble()
    {
        var ensemble = Biased(0, 1);
        ensemble.Dispose();
        Assert.All(ensemble.Members, member => Assert.True(((CentreCellModel)member).Disposed));
    }

    [Fact]
    public void One_member_is_no_ensemble()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EnsembleModel.Create(1, _ => new CentreCellModel(), seed: 1));
        Assert.Contains("ensemble.members is 1", Assert.Throws<EnsembleException>(() => new EnsembleOptions { Members = 1 }.Validated()).Message, StringComparison.Ordinal);
        Assert.Equal(5, new EnsembleOptions().Validated().Members);
    }

    private static EnsembleModel Biased(params float[] biases)
    {
        int next = 0;
        return EnsembleModel.Create(biases.Length, _ => new CentreCellModel { Bias = biases[next++] }, seed: 1);
    }

    private ModelCard CardOf(EnsembleModel ensemble, string folder)
    {
        var saved = ensemble.Save(folder);
        return new()
        {
            Model = ensemble.Name,
            Target = "copper",
            Bands = district.Windows.Stacks[0].Layers,
            Windows = district.Windows.Options,
            Seed = 1,
            Version = "0",
            Parameters = saved.File,
            ParametersSha256 = FileHash.Of(Path.Combine(folder, saved.File)),
            Settings = saved.Settings,
        };
    }

    private sealed class Listed(List<string> notes) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => notes.Add(value.Task);
    }
}
