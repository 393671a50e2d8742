using System.Text.Json.Nodes;
using Gossan.Evidence.Windows;

namespace Gossan.Prospectivity.Models;

/// <summary>Several models of one kind, each fitted from a seed of its own, that score together.</summary>
/// <remarks>
/// Lakshminarayanan, Pritzel and Blundell 2017, "Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles". The score is the
/// mean of the members' logits. The uncertainty is the members' disagreement, what the seed changes in weights and order of learning: another
/// one than the members' own, of dropout or of coefficients, which stands beside it (<see cref="IHasMembers"/>). A model that draws nothing
/// from its seed gains nothing here: its members are the same. The ensemble explains windows where its members do.
/// </remarks>
public class EnsembleModel : IProspectivityModel, IHasMembers, IChoosesPrecision
{
    /// <summary>Name of the file that lists the members.</summary>
    public const string ParametersFile = EnsembleManifest.FileName;

    /// <summary>What an ensemble's name ends with, after its members' name.</summary>
    public const string NameEnding = "-ensemble";

    private const string Purpose = "ensemble member";

    private readonly IReadOnlyList<long> seeds;
    private readonly List<string> states = [];

    private protected EnsembleModel(IReadOnlyList<IProspectivityModel> members, IReadOnlyList<long> seeds) => (Members, this.seeds) = (members, seeds);

    /// <inheritdoc/>
    public string Name => Members[0].Name + NameEnding;

    /// <inheritdoc/>
    public string Uncertainty => UncertaintyKind.Ensemble;

    /// <summary>Where a member's file lies, from the ensemble's folder.</summary>
    /// <param name="member">Which member, from 0.</param>
    /// <param name="file">Name of the file.</param>
    /// <returns>"member-1/model.safetensors".</returns>
    public static string MemberPath(int member, string file) => Path.Combine(EnsembleManifest.FolderOf("", member), file);

    /// <summary>The members in order; disposed with this.</summary>
    public IReadOnlyList<IProspectivityModel> Members { get; }

    /// <inheritdoc/>
    public bool GainsFromBfloat16 => Members.All(member => member is IChoosesPrecision { GainsFromBfloat16: true });

    /// <inheritdoc/>
    public Precision Precision => Members.All(member => member is IChoosesPrecision { Precision: Precision.Bfloat16 }) ? Precision.Bfloat16 : Precision.Float32;

    /// <summary>Makes an ensemble to be fitted.</summary>
    /// <param name="members">How many members, 2 or more.</param>
    /// <param name="make">Makes an unfitted member from its seed; all are of one name.</param>
    /// <param name="seed">The project's seed, from which the members' are derived.</param>
    /// <returns>The ensemble, which explains windows when its members do.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="members"/> is below 2.</exception>
    public static EnsembleModel Create(int members, Func<long, IProspectivityModel> make, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 2);
        ArgumentNullException.ThrowIfNull(make);
        long[] seeds = [.. Enumerable.Range(0, members).Select(i => SeededRandom.Derive(seed, Purpose, i))];
        return Of(Made(members, i => make(seeds[i])), seeds);
    }

    /// <summary>Reads a fitted ensemble.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="card">The ensemble's card.</param>
    /// <param name="load">Reads a member from its folder and a card of its own.</param>
    /// <returns>The ensemble as it was saved.</returns>
    /// <exception cref="GossanException">A file is missing, damaged, or does not belong to the others.</exception>
    public static EnsembleModel Load(string folder, ModelCard card, Func<string, ModelCard, IProspectivityModel> load)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(load);
        var manifest = EnsembleManifest.Read(folder);
        if (!string.Equals(card.Model, manifest.Member + NameEnding, StringComparison.Ordinal))
        {
            throw ModelException.Damaged(Path.Combine(folder, ParametersFile), $"its members are of the model '{manifest.Member}', but model.json names '{card.Model}'");
        }

        return Of(Made(manifest.Members.Count, i => load(EnsembleManifest.FolderOf(folder, i), CardOf(i))), [.. manifest.Members.Select(member => member.Seed)]);

        ModelCard CardOf(int i) => card with
        {
            Model = manifest.Member,
            Seed = manifest.Members[i].Seed,
            Parameters = manifest.Members[i].Parameters,
            ParametersSha256 = manifest.Members[i].ParametersSha256,
            Settings = manifest.Members[i].Settings,
        };
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Each member has a seed and a state file of its own beside <see cref="FitTask.StatePath"/>. After an interruption, members that were
    /// done take their weights out of their states; the states go when the ensemble is saved. The history's first column is the member.
    /// </remarks>
    public TrainingHistory Fit(FitTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        states.Clear();
        var histories = new List<TrainingHistory>();
        for (int i = 0; i < Members.Count; i++)
        {
            task.Cancellation.ThrowIfCancellationRequested();
            string? state = task.StatePath is { } path ? FormattableString.Invariant($"{path}.member-{i + 1}") : null;
            if (state is not null)
            {
                states.Add(state);
            }

            histories.Add(Members[i].Fit(task with
            {
                Seed = SeededRandom.Derive(task.Seed, Purpose, i),
                StatePath = state,
                StateKey = FormattableString.Invariant($"{task.StateKey}, member {i + 1}"),
                Progress = task.Progress is { } progress ? new MemberProgress(progress, i + 1, Members.Count) : null,
            }));
        }

        return histories[0].Columns.Count == 0
            ? TrainingHistory.None
            : new(["member", .. histories[0].Columns], [.. histories.SelectMany((history, i) => history.Epochs.Select(row => (double[])[i + 1, .. row]))]);
    }

    /// <inheritdoc/>
    public void Score(WindowBatch windows, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(windows);
        float[][] scores = MemberScores(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            logits[n] = (float)MeanOf(scores, n);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The passes are the quantiles (k + 0.5) / passes, smallest first, of the normal distribution with the mean and the sample standard
    /// deviation of the members' logits: as many as asked for, however many members there are.
    /// </remarks>
    public void Sample(WindowBatch windows, int passes, Span<float> logits, Span<float> samples)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 2);
        double[] quantiles = NormalQuantiles.Of(passes);
        float[][] scores = MemberScores(windows);
        for (int n = 0; n < windows.Count; n++)
        {
            double mean = MeanOf(scores, n), squares = 0;
            foreach (float[] member in scores)
            {
                squares += (member[n] - mean) * (member[n] - mean);
            }

            double spread = Math.Sqrt(squares / (scores.Length - 1));
            logits[n] = (float)mean;
            for (int k = 0; k < passes; k++)
            {
                samples[(n * passes) + k] = (float)(mean + (spread * quantiles[k]));
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Each member writes into a folder of its own; the file returned lists them with the SHA-256 of their parameters.</remarks>
    public SavedParameters Save(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var entries = new List<EnsembleManifest.Entry>();
        for (int i = 0; i < Members.Count; i++)
        {
            string own = EnsembleManifest.FolderOf(folder, i);
            Directory.CreateDirectory(own);
            var saved = Members[i].Save(own);
            entries.Add(new(seeds[i], saved.File, FileHash.Of(Path.Combine(own, saved.File)), saved.Settings));
        }

        AtomicFile.WriteText(Path.Combine(folder, ParametersFile), RecordJson.TextOf(new EnsembleManifest(1, Members[0].Name, entries)));
        states.FindAll(File.Exists).ForEach(File.Delete);
        states.Clear();
        return new(ParametersFile, new JsonObject { ["member"] = Members[0].Name, ["members"] = Members.Count });
    }

    /// <inheritdoc/>
    /// <remarks>All members compute in one precision: where one has no other, all stay in float32.</remarks>
    public Precision Use(Precision precision)
    {
        SetAll(precision);
        if (precision == Precision.Bfloat16 && Precision != precision)
        {
            SetAll(Precision.Float32);
        }

        return Precision;

        void SetAll(Precision one)
        {
            foreach (var member in Members)
            {
                (member as IChoosesPrecision)?.Use(one);
            }
        }
    }

    /// <summary>Frees the members.</summary>
    public void Dispose()
    {
        foreach (var member in Members)
        {
            member.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private static EnsembleModel Of(IReadOnlyList<IProspectivityModel> members, IReadOnlyList<long> seeds) =>
        members.All(member => member is IExplainsWindows) ? new ExplainingEnsemble(members, seeds) : new EnsembleModel(members, seeds);

    /// <summary>Makes all members, or frees those that were made before one failed.</summary>
    private static List<IProspectivityModel> Made(int count, Func<int, IProspectivityModel> make)
    {
        var members = new List<IProspectivityModel>();
        try
        {
            for (int i = 0; i < count; i++)
            {
                members.Add(make(i));
            }

            return members;
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    private static double MeanOf(float[][] scores, int window)
    {
        double sum = 0;
        foreach (float[] member in scores)
        {
            sum += member[window];
        }

        return sum / scores.Length;
    }

    /// <summary>(members)(N) logits.</summary>
    private float[][] MemberScores(WindowBatch windows) => [.. Members.Select(member =>
    {
        float[] logits = new float[windows.Count];
        member.Score(windows, logits);
        return logits;
    })];

    /// <summary>Says which member the work is for.</summary>
    private sealed class MemberProgress(IProgress<WorkProgress> progress, int member, int members) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => progress.Report(value with { Task = FormattableString.Invariant($"{value.Task} (member {member} of {members})") });
    }
}
