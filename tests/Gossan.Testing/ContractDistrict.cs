using Gossan.Evidence.Layers;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Synthetic;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Models;

namespace Gossan.Testing;

/// <summary>A small made-up district as a prepared stack, and one fitted model on it, both made once per test class.</summary>
public sealed class ContractDistrict : IDisposable
{
    public const long Seed = 1234;

    public const string MissingLayer = "thorium_ppm";

    private readonly TemporaryFolder folder = new();
    private readonly List<EvidenceStack> stacks = [];
    private readonly IReadOnlyList<WindowCentre> sites;
    private IProspectivityModel? fitted;

    public ContractDistrict()
    {
        var district = SyntheticDistrict.With(new() { Rows = 60, Columns = 70, Known = 24, Withheld = 0 });
        district.Write(folder.FullPath);
        string[] layers = [.. district.Layers.Select(layer => layer.Key)];
        Windows = new([Prepare("district", layers)], new() { Size = 5 });
        SmallerWindows = new(Windows.Stacks, new() { Size = 3 });
        FewerBands = new([Prepare("fewer", [.. layers.Where(layer => !string.Equals(layer, MissingLayer, StringComparison.Ordinal))])], new() { Size = 5 });
        sites = [.. district.Known.Where(cell => Windows.Valid[0].Contains(cell.Row, cell.Column)).Select(cell => new WindowCentre(0, cell.Row, cell.Column))];
        Samples = Draw(Seed, shuffled: false);
    }

    public WindowSource Windows { get; }

    public WindowSource SmallerWindows { get; }

    public WindowSource FewerBands { get; }

    public SampleDraw Samples { get; }

    public SampleDraw Draw(long seed, bool shuffled) => SampleDraw.From(Windows, sites, new() { Multiplier = 8, ShuffleLabels = shuffled }, seed);

    public FitTask TaskOf(SampleDraw draw, CancellationToken cancellation = default) => new()
    {
        Windows = Windows,
        Training = draw.Of(SampleSet.Train),
        Validation = draw.Of(SampleSet.Validation),
        Seed = Seed,
        Cancellation = cancellation,
    };

    /// <summary>Windows in a batch of their own.</summary>
    public WindowBatch BatchOf(IReadOnlyList<WindowCentre> centres)
    {
        var batch = Windows.NewBatch(Math.Max(1, centres.Count));
        Windows.Fill([.. centres], batch);
        return batch;
    }

    /// <summary>Windows spread evenly over the region.</summary>
    public WindowCentre[] Spread(int count) => [.. Enumerable.Range(0, count).Select(i => Windows[i * Windows.Count / count])];

    /// <summary>A fitted model that all tests of a class share; nobody fits it again.</summary>
    public IProspectivityModel FittedOnce(Func<WindowSource, IProspectivityModel> create)
    {
        if (fitted is null)
        {
            fitted = create(Windows);
            fitted.Fit(TaskOf(Samples));
        }

        return fitted;
    }

    public void Dispose()
    {
        fitted?.Dispose();
        stacks.ForEach(stack => stack.Dispose());
        folder.Dispose();
    }

    private EvidenceStack Prepare(string region, string[] layers)
    {
        var source = new RegionSource(
            region, null,
            [.. layers.Select(layer => KeyValuePair.Create(layer, new LayerOptions { Path = $"layers/{layer}.tif" }))],
            new Dictionary<string, SiteSource>(StringComparer.Ordinal));
        StackPreparation.Run([source], folder.FullPath, folder["stack/" + region]);
        var stack = EvidenceStack.Open(Path.Combine(folder["stack/" + region], region + ".tif"));
        stacks.Add(stack);
        return stack;
    }
}
