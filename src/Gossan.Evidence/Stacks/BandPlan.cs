using Gossan.Evidence.Transforms;

namespace Gossan.Evidence.Stacks;

/// <summary>Which bands each layer has in the stacks, and which layers have been written.</summary>
internal sealed class BandPlan
{
    private readonly IReadOnlyList<StackInProgress> stacks;
    private readonly IReadOnlyList<string> names;
    private readonly Dictionary<string, (int First, IReadOnlyList<string> Bands)> bands = new(StringComparer.Ordinal);
    private readonly List<string>[] masked;
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>Lays out the bands and begins the stacks' rasters.</summary>
    /// <param name="stacks">The regions' stacks.</param>
    /// <param name="names">The layers in the project's order.</param>
    /// <param name="bandsOf">Names of a layer's bands.</param>
    public BandPlan(IReadOnlyList<StackInProgress> stacks, IReadOnlyList<string> names, Func<string, IReadOnlyList<string>> bandsOf)
    {
        (this.stacks, this.names) = (stacks, names);
        var all = new List<string>();
        foreach (string name in names)
        {
            bands[name] = (all.Count, bandsOf(name));
            all.AddRange(bands[name].Bands);
        }

        masked = [.. stacks.Select(stack => names.Where(name => stack.OptionsOf(name).Fill.Mask).ToList())];
        for (int region = 0; region < stacks.Count; region++)
        {
            stacks[region].Begin(all, masked[region]);
        }
    }

    public IReadOnlyList<string> BandsOf(string layer) => bands[layer].Bands;

    public int FirstBandOf(string layer) => bands[layer].First;

    public int PlaceOf(string layer) => names.TakeWhile(name => !string.Equals(name, layer, StringComparison.Ordinal)).Count();

    /// <summary>The band of a region's mask of filled cells that belongs to a layer; -1 for none.</summary>
    public int MaskBandOf(int region, string layer) => masked[region].IndexOf(layer);

    /// <summary>The layers that are parts of a composition.</summary>
    public IReadOnlyList<string> PartsOf(string composition) =>
        [.. names.Where(name => stacks[0].OptionsOf(name).Transform.Any(step => step.Step == LayerTransform.Clr && string.Equals(step.Group, composition, StringComparison.Ordinal)))];

    public bool IsWritten(string layer) => written.Contains(layer);

    public void Written(string layer) => written.Add(layer);
}
