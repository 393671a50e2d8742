using Gossan.Evidence.Stacks;
using Gossan.Grids;

namespace Gossan.Evidence.Layers;

/// <summary>A first look at a raster that may become a layer.</summary>
/// <param name="Grid">Its grid.</param>
/// <param name="Bands">Number of bands; only the first is looked at.</param>
/// <param name="Statistics">Of the first band.</param>
/// <param name="Ones">Cells that are exactly 1.</param>
/// <param name="OnlyZeroAndOne">Whether every cell with a value is 0 or 1.</param>
public sealed record LayerInspection(Grid Grid, int Bands, LayerStatistics Statistics, long Ones, bool OnlyZeroAndOne)
{
    /// <summary>More ones than this share of the cells are a pattern, not sites.</summary>
    private const double LargestSiteShare = 0.05;

    /// <summary>Whether it may be a label raster: 0 and 1 alone, and few ones.</summary>
    public bool LooksLikeSites => Bands == 1 && OnlyZeroAndOne && Ones > 0 && Ones < LargestSiteShare * Statistics.Cells;

    /// <summary>Why it cannot be a layer, or <see langword="null"/>.</summary>
    public string? Problem =>
        Bands != 1 ? $"it has {Bands} bands"
        : Statistics.Cells == 0 ? "it has no data: all of its cells are missing"
        : Statistics.Minimum == Statistics.Maximum ? FormattableString.Invariant($"it is constant: every cell is {Statistics.Minimum:G6}")
        : null;

    /// <summary>Looks at a raster.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Grid and numbers of its first band.</returns>
    /// <exception cref="RasterException">The file is missing, no raster, or truncated.</exception>
    public static LayerInspection Of(string path) => WithCells(path).Inspection;

    /// <summary>Looks at a raster and keeps its cells.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The inspection, and the first band's cells, row-major, NaN where missing.</returns>
    /// <exception cref="RasterException">The file is missing, no raster, or truncated.</exception>
    public static (LayerInspection Inspection, float[] Cells) WithCells(string path)
    {
        using var raster = RasterFile.Open(path);
        StackException.ThrowIfTooLarge(path, raster.Grid.Rows, raster.Grid.Columns);
        float[] cells = new float[raster.Grid.Cells];
        raster.Read(0, 0, 0, raster.Grid.Rows, raster.Grid.Columns, cells);
        var inspection = new LayerInspection(
            raster.Grid, raster.Bands, LayerStatistics.Of(cells), cells.LongCount(value => value == 1),
            !cells.AsSpan().ContainsAnyExcept([0f, 1f, float.NaN]));
        return (inspection, cells);
    }
}
