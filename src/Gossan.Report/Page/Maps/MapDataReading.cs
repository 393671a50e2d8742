using Gossan.Grids;
using Gossan.Report.Maps;
using SkiaSharp;

namespace Gossan.Report.Page.Maps;

/// <summary>Rasters to a map of the page.</summary>
internal static class MapDataReading
{
    /// <summary>Reads layers of one grid, averaged in blocks where the grid has more cells than wanted.</summary>
    /// <param name="title">Name for people.</param>
    /// <param name="layers">Layers of equal grids, one or more.</param>
    /// <param name="sites">Sites.</param>
    /// <param name="prospects">Prospects.</param>
    /// <param name="mostPixels">Most pixels along the longer edge.</param>
    /// <param name="outside">1 where the map lies outside of what the model has seen, else 0; or <see langword="null"/>.</param>
    public static MapData Read(string title, IReadOnlyList<MapLayerSource> layers, IReadOnlyList<MapSite> sites, IReadOnlyList<MapProspect> prospects, int mostPixels, MapLayerSource? outside = null)
    {
        Grid? grid = null;
        int block = 1;
        var data = new List<MapLayerData>();
        foreach (var layer in layers)
        {
            using var raster = RasterFile.Open(layer.Path);
            grid ??= raster.Grid;
            block = (Math.Max(grid.Rows, grid.Columns) + mostPixels - 1) / mostPixels;
            data.Add(Layer(layer, MapSamples.Read(raster, layer.Band, 1, block)[0]));
        }

        var (west, north) = grid!.Transform.Apply(column: 0, row: 0);
        var (east, south) = grid.Transform.Apply(column: grid.Columns, row: grid.Rows);
        return new(title, grid.Crs.Length == 0 ? "" : CoordinateSystem.NameOf(grid.Crs), MapExtent.MetresPerUnit(grid.Crs) ?? 0, [west, south, east, north], grid.Columns, grid.Rows, block, data, outside is null ? null : Read(outside, block), sites, prospects);
    }

    private static MapLayerData Read(MapLayerSource source, int block)
    {
        using var raster = RasterFile.Open(source.Path);
        return Layer(source, MapSamples.Read(raster, source.Band, 1, block)[0]);
    }

    private static MapLayerData Layer(MapLayerSource source, MapSamples samples)
    {
        var (low, high) = GreyScale.Ends(source.Low, source.High, samples.Percentile);
        var grid = samples.Grid;
        int columns = (grid.Columns + samples.Block - 1) / samples.Block, rows = (grid.Rows + samples.Block - 1) / samples.Block;
        using var picture = new SKBitmap(new SKImageInfo(columns, rows, SKColorType.Gray8, SKAlphaType.Opaque));
        var pixels = picture.GetPixelSpan();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                pixels[(row * picture.RowBytes) + column] = GreyScale.Of(samples.At(column * samples.Block, row * samples.Block), low, high);
            }
        }

        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return new(
            source.Id, source.Name, source.Unit, source.Group, low, high,
            [.. source.Ramp.Colours.Select(colour => $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}")],
            "data:image/png;base64," + Convert.ToBase64String(png.AsSpan()));
    }
}
