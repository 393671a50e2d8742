using System.Buffers;
using Gossan.Grids;
using Gossan.Report.Maps;
using Gossan.Serve.Rasters;
using Gossan.Serve.Runs;
using Microsoft.Extensions.Caching.Memory;
using SkiaSharp;

namespace Gossan.Serve.Tiles;

/// <summary>Tiles of layers as 8-bit grey PNG, which the browser colours: 0 is missing, 1 to 255 run from the layer's low to its high.</summary>
internal sealed class TileReading(RasterPool rasters, ReadingLanes lanes) : IDisposable
{
    private const long CacheBytes = 32L << 20;

    private readonly MemoryCache tiles = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    /// <summary>Reads a tile.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="address">Which tile.</param>
    /// <param name="cancellation">The reader has gone.</param>
    /// <returns>A PNG; <see langword="null"/> where the grid has no cell there.</returns>
    /// <exception cref="RasterException">The raster is damaged.</exception>
    public async Task<byte[]?> Read(ServedLayer layer, TileAddress address, CancellationToken cancellation)
    {
        var key = (layer.Path, layer.View.Stamp, layer.Band, address);
        if (tiles.TryGetValue(key, out byte[]? known))
        {
            return known;
        }

        byte[]? png = await lanes.Run(() => rasters.Read(layer, raster => Draw(raster, layer, address)), cancellation).ConfigureAwait(false);
        if (png is not null)
        {
            tiles.Set(key, png, new MemoryCacheEntryOptions { Size = png.Length });
        }

        return png;
    }

    /// <inheritdoc/>
    public void Dispose() => tiles.Dispose();

    private static byte[]? Draw(RasterFile raster, ServedLayer layer, TileAddress address)
    {
        if (address.CellsIn(raster.Grid) is not var (row, column, rows, columns))
        {
            return null;
        }

        int height = address.PixelsOf(rows), width = address.PixelsOf(columns);
        float[] cells = ArrayPool<float>.Shared.Rent(height * width);
        raster.ReadReduced(layer.Band, row, column, rows, columns, height, width, cells.AsSpan(0, height * width));
        using var picture = new SKBitmap(new SKImageInfo(TileAddress.Pixels, TileAddress.Pixels, SKColorType.Gray8, SKAlphaType.Opaque));
        var pixels = picture.GetPixelSpan();
        pixels.Clear();
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                pixels[(y * picture.RowBytes) + x] = GreyScale.Of(cells[(y * width) + x], layer.View.Low, layer.View.High);
            }
        }

        ArrayPool<float>.Shared.Return(cells);
        return GreyScale.Png(picture);
    }
}
