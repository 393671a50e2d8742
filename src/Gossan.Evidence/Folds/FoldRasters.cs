using System.Globalization;
using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Evidence.Folds;

/// <summary>Folds as files: a raster per region to look at, and a record.</summary>
public static class FoldRasters
{
    private const int CellsTogether = 1 << 20;

    /// <summary>Writes the raster of a region: in each cell with a valid window the number of its fold, from 1; NaN elsewhere.</summary>
    /// <param name="path">The GeoTIFF.</param>
    /// <param name="source">The valid windows.</param>
    /// <param name="plan">The folds, of the same windows.</param>
    /// <param name="region">Which region, from 0.</param>
    public static void Write(string path, WindowSource source, FoldPlan plan, int region)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(plan);
        var (grid, valid) = (source.Stacks[region].Grid, source.Valid[region]);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MEANING"] = "number of the fold that tests the cell, from 1; NaN where there is no valid window",
            ["FOLDS"] = plan.Count.ToString(CultureInfo.InvariantCulture),
            ["KIND"] = plan.Kind.ToString().ToLowerInvariant(),
            ["GUARD_CELLS"] = plan.Guard.ToString(CultureInfo.InvariantCulture),
        };
        using var writer = RasterWriter.Create(path, grid, ["fold"], metadata);
        int together = Math.Clamp(CellsTogether / grid.Columns, 1, grid.Rows);
        float[] cells = new float[together * grid.Columns];
        for (int first = 0; first < grid.Rows; first += together)
        {
            int rows = Math.Min(together, grid.Rows - first);
            for (int i = 0; i < rows * grid.Columns; i++)
            {
                var (row, column) = (first + (i / grid.Columns), i % grid.Columns);
                cells[i] = valid.Contains(row, column) ? plan.FoldOf(new(region, row, column)) + 1 : float.NaN;
            }

            writer.Write(0, first, rows, cells.AsSpan(0, rows * grid.Columns));
        }

        writer.Complete();
    }

    /// <summary>What there is to know of the folds.</summary>
    /// <param name="source">The valid windows.</param>
    /// <param name="plan">The folds, of the same windows.</param>
    /// <param name="seed">The seed that they were cut with.</param>
    /// <param name="siteNames">The name of each site of the plan, in their order.</param>
    /// <returns>The record; the same for the same arguments.</returns>
    public static FoldRecord RecordOf(WindowSource source, FoldPlan plan, long seed, IReadOnlyList<string> siteNames)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(plan);
        long[] windows = new long[plan.Count];
        for (int region = 0; region < source.Valid.Count; region++)
        {
            for (int i = 0; i < source.Valid[region].Count; i++)
            {
                var (row, column) = source.Valid[region][i];
                windows[plan.FoldOf(new(region, row, column))]++;
            }
        }

        return new()
        {
            Kind = plan.Kind,
            Seed = seed,
            GuardCells = plan.Guard,
            GuardMetres = source.Stacks.ToDictionary(stack => stack.Region, stack => plan.Guard * Longer(CellMetres.Of(stack.Grid)), StringComparer.Ordinal),
            Folds = [.. plan.Names.Select((name, fold) => new FoldSummary(fold + 1, name, plan.SiteFolds.Count(of => of == fold), windows[fold]))],
            Sites = [.. plan.Sites.Select((site, i) => new FoldSite(source.Stacks[site.Region].Region, siteNames[i], site.Row, site.Column, plan.SiteFolds[i] + 1))],
        };
    }

    private static double Longer(CellMetres cell) => Math.Max(cell.Width, cell.Height);
}
