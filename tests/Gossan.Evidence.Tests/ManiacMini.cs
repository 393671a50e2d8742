using System.Text.Json.Nodes;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Transforms;
using Gossan.Evidence.Windows;
using Gossan.Testing;

[assembly: AssemblyFixture(typeof(Gossan.Evidence.Tests.ManiacMini))]

namespace Gossan.Evidence.Tests;

/// <summary>The authors' small region, stacked once for all tests as the authors stack it.</summary>
public sealed class ManiacMini : IDisposable
{
    public const string Target = "nickel";

    private readonly TemporaryFolder folder = new();
    private readonly Lazy<StackAudit> audit;

    public ManiacMini() => audit = new(Prepare);

    /// <summary>The reference's numbers, band by band.</summary>
    public static JsonArray Reference => (JsonArray)JsonNode.Parse(File.ReadAllBytes(SharedData.PathOf("golden/stack_stats.json")))!["bands"]!;

    public StackAudit Audit
    {
        get
        {
            // Skips here, in the running test, where the data are absent.
            SharedData.PathOf("data/maniac_mini");
            SharedData.PathOf("golden/stack_stats.json");
            return audit.Value;
        }
    }

    public string StackPath => folder["out/mini.tif"];

    /// <summary>The stack's windows; dispose the stack.</summary>
    public (EvidenceStack Stack, WindowSource Windows) Open(int size)
    {
        Assert.Equal(14, Audit.Layers.Count);
        var stack = EvidenceStack.Open(StackPath);
        return (stack, new([stack], new() { Size = size }));
    }

    public void Dispose() => folder.Dispose();

    private StackAudit Prepare()
    {
        string data = SharedData.PathOf("data/maniac_mini");
        string[] files = [.. Reference.Select(band => (string)band!["file"]!)];
        var layers = files[..14].Select(file => KeyValuePair.Create(
            Path.GetFileNameWithoutExtension(file),
            new LayerOptions { Path = file, Transform = [LayerTransform.Tukey, LayerTransform.Standardize] }));
        var sites = new Dictionary<string, SiteSource>(StringComparer.Ordinal) { [Target] = new() { Path = files[14] } };
        return StackPreparation.Run([new("mini", null, [.. layers], sites)], data, folder["out"])[0];
    }
}
