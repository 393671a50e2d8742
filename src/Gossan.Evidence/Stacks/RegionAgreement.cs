using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Stacks;

/// <summary>What the regions of a project have to agree on, because one model sees them all.</summary>
internal static class RegionAgreement
{
    /// <summary>Refuses regions that differ.</summary>
    /// <exception cref="LayerException">A layer is in one region only, or is treated in different ways; or no region is learnt from.</exception>
    public static void Require(IReadOnlyList<RegionSource> regions)
    {
        if (!regions.Any(region => region.Training))
        {
            throw LayerException.NoTraining([.. regions.Select(region => region.Name)]);
        }

        foreach (var region in regions.Skip(1))
        {
            var first = regions[0].Layers.Select(layer => layer.Key).ToList();
            var here = region.Layers.Select(layer => layer.Key).ToList();
            if (first.Except(here, StringComparer.Ordinal).FirstOrDefault() is { } lacking)
            {
                throw LayerException.MissingInRegion(lacking, region.Name, regions[0].Name);
            }

            if (here.Except(first, StringComparer.Ordinal).FirstOrDefault() is { } additional)
            {
                throw LayerException.MissingInRegion(additional, regions[0].Name, region.Name);
            }

            // A layer is learnt on all regions together, so it has one kind and one list of steps; files may differ in kind
            // (fault lines here, a raster of fault distances there).
            foreach (var (name, options) in region.Layers)
            {
                var other = regions[0].Layers.First(layer => string.Equals(layer.Key, name, StringComparison.Ordinal)).Value;
                bool classes = options.Encoding == LayerEncoding.OneHot, otherClasses = other.Encoding == LayerEncoding.OneHot;
                if (options.Kind != other.Kind || classes != otherClasses || (classes && options.Rare != other.Rare) || !options.Transform.SequenceEqual(other.Transform))
                {
                    throw LayerException.TreatedDifferently(name, region.Name, regions[0].Name);
                }
            }
        }
    }
}
