using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>Says of which layer, and of which of several regions, a file is that cannot be opened or read.</summary>
internal static class LayerFailures
{
    /// <summary>Opens or reads, and names the layer in what goes wrong with its data.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="region">The region's name where there are several; <see langword="null"/> for the only one.</param>
    /// <param name="work">What may fail. A full disk, a missing library and a cancellation are no matter of the layer and stay as they are.</param>
    /// <returns>What the work returns.</returns>
    /// <exception cref="LayerException">The layer's data cannot be used.</exception>
    public static T Named<T>(string layer, string? region, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (GossanException e) when (e is LayerException or RegionException)
        {
            // Both name the layer already.
            if (region is null)
            {
                throw;
            }

            throw LayerException.InRegion(layer, region, e);
        }
        catch (GossanException e) when (e is not (OutputException or GdalMissingException))
        {
            throw LayerException.Reading(layer, region, e);
        }
    }

    /// <summary>Names the region in what goes wrong with one of its layers while nothing but the region is worked on.</summary>
    /// <param name="region">The region's name where there are several; <see langword="null"/> for the only one.</param>
    /// <param name="work">What may fail.</param>
    /// <returns>What the work returns.</returns>
    /// <exception cref="LayerException">The layer's data cannot be used.</exception>
    public static T OfRegion<T>(string? region, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (LayerException e) when (region is not null)
        {
            throw LayerException.InRegion(e.Layer, region, e);
        }
    }

    /// <inheritdoc cref="Named{T}(string, string?, Func{T})"/>
    public static void Named(string layer, string? region, Action work) => Named(layer, region, () =>
    {
        work();
        return true;
    });
}
