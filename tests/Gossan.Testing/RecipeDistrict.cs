using Gossan.Evidence.Layers;
using Gossan.Evidence.Samples;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Synthetic;
using Gossan.Evidence.Windows;
using Gossan.Prospectivity.Explanation;
using Gossan.Prospectivity.Mapping;
using Gossan.Prospectivity.Models;
using Gossan.Prospectivity.Training;
using Xunit;

namespace Gossan.Testing;

/// <summary>A made-up district with many sites, of the layers that see its hidden recipe and of those that have no part in it: which layers should be strong is known.</summary>
/// <remarks>
/// Layers of the halo are left out: they repeat each other, so a model may well leave one of them unused. Negatives come from everywhere:
/// likely ones are chosen by all layers, those without a part in the recipe too, and a model learns that choice.
/// </remarks>
public sealed class RecipeDistrict : IDisposable
{
    private const long Seed = 1234;

    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;

    public RecipeDistrict()
    {
        var district = SyntheticDistrict.With(new() { Seed = Seed, Known = 150, Withheld = 0 });
        district.Write(folder.FullPath);
        var source = new RegionSource(
            "district", null,
            [.. Recipe.Concat(SyntheticDistrict.NuisanceLayers).Select(layer => KeyValuePair.Create(layer, new LayerOptions { Path = $"layers/{layer}.tif" }))],
            new Dictionary<string, SiteSource>(StringComparer.Ordinal));
        StackPreparation.Run([source], folder.FullPath, folder["stack"]);
        stack = EvidenceStack.Open(folder["stack/district.tif"]);
        Windows = new([stack], new() { Size = 3 });
        WindowCentre[] sites = [.. district.Known.Where(cell => Windows.Valid[0].Contains(cell.Row, cell.Column)).Select(cell => new WindowCentre(0, cell.Row, cell.Column))];
        Samples = SampleDraw.From(Windows, sites, new() { LikelyNegatives = [0, 1], Split = SplitKind.Random, TrainShare = 0.6, Multiplier = 5 }, Seed);
    }

    /// <summary>Layers that see what the recipe is made of: faults, carbonate, and contacts over deep basement.</summary>
    public static IReadOnlyList<string> Recipe { get; } = ["fault_distance_m", "carbonate", "magnetics_nt"];

    public WindowSource Windows { get; }

    private SampleDraw Samples { get; }

    /// <summary>Trains a model; says how strong layers are in the best 5 % of its map, and what it loses without each.</summary>
    public (AttributionSummary Attributions, ImportanceTable Importance) Explained(IProspectivityModel model)
    {
        string home = folder[model.Name];
        using var trained = ModelTraining.Run(model, new() { Target = "polymetallic", Windows = Windows, Samples = Samples, Seed = Seed, Folder = Path.Combine(home, "model") }).Model;
        var options = new MapOptions { Uncertainty = 0, Novelty = false, AttributionTolerance = 0.01 };
        var map = ProspectivityMapping.Run(new() { Model = trained, Windows = Windows, Region = 0, Folder = home, Options = options, JournalPath = Path.Combine(home, "map.journal"), JournalKey = "map" });
        var result = AttributionMapping.Run(new()
        {
            Model = trained,
            Windows = Windows,
            Region = 0,
            Folder = home,
            LikelihoodPath = map.LikelihoodPath,
            Options = options,
            JournalPath = Path.Combine(home, "attribution.journal"),
            JournalKey = "attribution",
        });
        return (result.Summary!, PermutationImportance.Of(trained, Windows, Samples, Seed));
    }

    /// <summary>The recipe's layers come first and the others last, in both rankings.</summary>
    public void AssertTheRecipeIsFound(IProspectivityModel model)
    {
        var (attributions, importance) = Explained(model);

        // What does not add up is small against what the strongest layer says.
        Assert.True(attributions.Completeness.MedianGap < 0.02 * attributions.Layers[0].MeanAbsolute.Estimate, attributions.Completeness.ToString());
        Assert.Equal(Recipe.Order(StringComparer.Ordinal), attributions.Layers.Take(3).Select(layer => layer.Layer).Order(StringComparer.Ordinal));
        Assert.Equal(SyntheticDistrict.NuisanceLayers, attributions.Layers.Skip(3).Select(layer => layer.Layer).Order(StringComparer.Ordinal));
        Assert.Equal("fault_distance_m", importance.Layers[0].Layer);
        Assert.True(importance.Layers[0].Fall.Low > 0.05, importance.Layers[0].ToString());
        Assert.All(importance.Layers.Where(layer => SyntheticDistrict.NuisanceLayers.Contains(layer.Layer, StringComparer.Ordinal)), layer => Assert.InRange(layer.Fall.Estimate, -0.03, 0.03));
    }

    public void Dispose()
    {
        stack.Dispose();
        folder.Dispose();
    }
}
