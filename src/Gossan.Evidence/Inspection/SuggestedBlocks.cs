using Gossan.Evidence.Folds;
using Gossan.Evidence.Sites;
using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Evidence.Inspection;

/// <summary>Suggests a size of blocks for the sites of a target, from layers as they were looked at.</summary>
internal static class SuggestedBlocks
{
    /// <summary>Draws in a row that may miss the region before no more places at random are asked for.</summary>
    private const int MostMisses = 100_000;

    /// <summary>Suggests a size.</summary>
    /// <param name="grid">The region's grid.</param>
    /// <param name="gaps">Row-major, true where a layer has no value.</param>
    /// <param name="outside">Row-major, true outside the clip polygons; empty where there are none.</param>
    /// <param name="sites">What became of the sites; the cells of their buffers are no sites of their own.</param>
    /// <param name="ranges">The layers' ranges.</param>
    /// <param name="options">Window, folds and seed.</param>
    /// <returns>The suggestion; <see langword="null"/> where fewer than two sites can be used.</returns>
    public static BlockSizeSuggestion? Of(Grid grid, bool[] gaps, bool[] outside, SiteAudit sites, IReadOnlyList<LayerRange> ranges, InspectionOptions options)
    {
        WindowCentre[] used = [.. sites.Used().Where(site => site.Fate != SiteFate.Buffer).Select(site => new WindowCentre(0, site.Row, site.Column))];
        if (used.Length < FoldOptions.Fewest)
        {
            return null;
        }

        var cell = CellMetres.Of(grid);
        IReadOnlyList<(double X, double Y)> Places(Random random, int count)
        {
            var places = new List<(double X, double Y)>();
            for (int misses = 0; places.Count < count && misses < MostMisses;)
            {
                int at = random.Next((int)grid.Cells);
                bool inside = !gaps[at] && (outside.Length == 0 || !outside[at]);
                misses = inside ? 0 : misses + 1;
                if (inside)
                {
                    places.Add(cell.PlaceOf(at / grid.Columns, at % grid.Columns));
                }
            }

            return places;
        }

        var spacing = SiteSpacing.Of([([.. used.Select(site => cell.PlaceOf(site.Row, site.Column))], Places)], options.Seed);
        return BlockSizeSuggestion.Of([grid], used, ranges, spacing, options.Window, options.Folds);
    }
}
