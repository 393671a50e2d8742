namespace Gossan.Grids;

/// <summary>GDAL's warper with every choice made: the same cells whatever the machine's memory and threads.</summary>
internal static unsafe class Warper
{
    // Positions may be interpolated along a row where that moves them by no more than this part of a source cell.
    private const string PositionError = "0.01";

    // Megabytes of one piece of work; where its source does not fit, GDAL cuts the piece, the same way everywhere.
    private const string PieceMemory = "64";

    /// <summary>Resamples a scratch raster onto a grid; NaN where the source has no cell.</summary>
    internal static void Warp(DatasetHandle source, Grid target, string method, string path, Span<float> cells)
    {
        using DatasetHandle result = ScratchRaster.InMemory(target);
        nint band = GdalNative.GDALGetRasterBand(result, 1);
        _ = GdalNative.GDALSetRasterNoDataValue(band, double.NaN);
        _ = GdalNative.GDALFillRaster(band, double.NaN, 0);
        nint options = GdalNative.GDALWarpAppOptionsNew(
            GdalText.List(
                "-r", method, "-et", PositionError, "-wm", PieceMemory, "-ovr", "NONE", "-nomd",
                "-srcnodata", "nan", "-dstnodata", "nan",
                "-wo", "INIT_DEST=NO_DATA", "-wo", "NUM_THREADS=1",

                // GDAL would widen kernels by a ratio that it guesses anew for each piece.
                "-wo", "XSCALE=1", "-wo", "YSCALE=1",

                // The source cells of a piece are found from its edges, which bend, and from its inside, which may hold a pole.
                "-wo", "SAMPLE_GRID=YES", "-wo", "SOURCE_EXTRA=8"),
            0);
        try
        {
            GdalErrors.Clear();
            nint handle = source.DangerousGetHandle();
            if (options == 0 || GdalNative.GDALWarp(null, result, 1, &handle, options, out _) == 0)
            {
                throw WarpException.Failed(path, GdalErrors.Take());
            }
        }
        finally
        {
            GdalNative.GDALWarpAppOptionsFree(options);
        }

        int number = 1;
        fixed (float* start = cells)
        {
            if (GdalNative.GDALDatasetRasterIO(result, 0, 0, 0, target.Columns, target.Rows, start, target.Columns, target.Rows, GdalType.Float32, 1, &number, 0, 0, 0) != 0)
            {
                throw WarpException.Failed(path, GdalErrors.Take());
            }
        }
    }
}
