using Gossan.Evidence.Layers;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Synthetic;
using Gossan.Evidence.Windows;
using Gossan.Grids;
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

    /// <summary>The same region with something added to one standardised layer, as if it lay on other ground.</summary>
    public WindowSource Shifted(int band, float by)
    {
        var stack = Windows.Stacks[0];
        int rows = stack.Grid.Rows, columns = stack.Grid.Columns;
        string path = folder[$"shifted-{band}.tif"];
        using (var raster = RasterFile.Open(folder["stack/district/district.tif"]))
        using (var writer = RasterWriter.Create(path, stack.Grid, stack.Bands))
        {
            float[] cells = new float[rows * columns];
            for (int b = 0; b < stack.Bands.Count; b++)
            {
                raster.Read(b, 0, 0, rows, columns, cells);
                writer.Write(b, 0, rows, b == band ? [.. cells.Select(cell => cell + by)] : cells);
            }

            writer.Complete();
        }

        stacks.Add(EvidenceStack.Open(path));
        return new([stacks[^1]], Windows.Options);
    }

    /// <summary>Labels for windows, drawn with a probability that grows with copper and arsenic: the samples of a district in which every window was drilled.</summary>
    public Sample[] Drilled(IEnumerable<WindowCentre> centres, SampleSet set)
    {
        ArgumentNullException.ThrowIfNull(centres);
        int copper = Windows.Bands.ToList().IndexOf("copper_ppm"), arsenic = Windows.Bands.ToList().IndexOf("arsenic_ppm");
        float[] cell = new float[Windows.Bands.Count];
        return [.. centres.Select(centre =>
        {
            Windows.Stacks[0].CopyCells(centre.Row, centre.Column, cell);
            double logit = (1.5 * cell[copper]) + cell[arsenic] - 1;
            var random = SeededRandom.For(Seed, "drilled", (centre.Row * 10_000) + centre.Column);
            return new Sample(centre, random.NextDouble() < 1 / (1 + Math.Exp(-logit)), set);
        })];
    }

    /// <summary>All windows, in an order of chance.</summary>
    public WindowCentre[] Shuffled()
    {
        WindowCentre[] all = Spread((int)Windows.Count);
        SeededRandom.For(Seed, "windows of a test").Shuffle(all);
        return all;
    }

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
