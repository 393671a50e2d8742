using System.Globalization;
using Gossan.Evidence.Layers;
using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>A raster: read as it is where it lies on the region's grid, else warped onto it.</summary>
internal sealed class RasterSource : LayerSource
{
    private const string AsItIs = "none: it is on the region's grid";

    private readonly RasterFile raster;
    private readonly int band;
    private readonly WarpedRaster? warped;
    private readonly Func<double, double>? recode;
    private readonly SourceAudit audit;

    private RasterSource(RasterFile raster, int band, WarpedRaster? warped, Func<double, double>? recode, SourceAudit audit) =>
        (this.raster, this.band, this.warped, this.recode, this.audit) = (raster, band, warped, recode, audit);

    public override SourceAudit Audit => audit;

    /// <summary>Opens a raster.</summary>
    /// <exception cref="LayerException">It has several bands and none is chosen, or only one of raster and region has a reference system.</exception>
    /// <exception cref="WarpException">It lies outside the region.</exception>
    public static RasterSource Open(LayerRequest request)
    {
        var options = request.Options;
        var raster = RasterFile.Open(request.Path, new() { NoData = options.Nodata, Crs = options.Crs });
        try
        {
            if (options.Band is null && raster.Bands != 1)
            {
                throw LayerException.SeveralBands(request.Name, options.Path, raster.Bands);
            }

            int band = (options.Band ?? 1) - 1;
            bool categorical = options.Encoding == LayerEncoding.OneHot;
            var recode = categorical ? request.Classes.Recode(raster.CategoryNames(band)) : null;
            var (grid, whole) = (request.Area.Grid, request.Area.Whole);
            string noData = raster.NoDataText(band);
            SourceAudit Account(string method) => new(
                options.Path, FileHash.Of(request.Path), "raster", string.Create(CultureInfo.InvariantCulture, $"band {band + 1} of {raster.Bands}, {raster.DataTypeName(band)}, {raster.Driver}"),
                CoordinateSystem.NameOf(raster.Grid.Crs), null, SourceGrid.Of(raster.Grid), noData, method, options.Crs is null ? [] : ["the reference system is that of the project's crs:"]);
            bool same = raster.Grid.Matches(whole), coarse = grid != whole;
            if (same && !coarse)
            {
                return new(raster, band, null, recode, Account(AsItIs));
            }

            if (!same)
            {
                RequireReferences(request, raster);
            }

            // A coarser look is taken in its own way; the account says how the region itself is read.
            bool steps = categorical || options.Kind == LayerKind.Binary || (options.Kind == LayerKind.Auto && HoldsZeroAndOne(raster, band));
            var method = same ? ResamplingMethod.Nearest : WarpedRaster.Choose(raster, whole, steps, options.Resample);
            var now = coarse ? WarpedRaster.Choose(raster, grid, steps, asked: null) : method;
            var warped = WarpedRaster.Open(raster, band, grid, now, request.ScratchFolder, request.Memory, recode);
            return new(raster, band, warped, null, Account(same ? AsItIs : $"warped, {method.ToString().ToLowerInvariant()}"));
        }
        catch
        {
            raster.Dispose();
            throw;
        }
    }

    public override void Read(int firstRow, int rows, Span<float> cells)
    {
        if (warped is not null)
        {
            warped.Read(firstRow, rows, cells);
        }
        else if (recode is null)
        {
            raster.Read(band, firstRow, 0, rows, raster.Grid.Columns, cells);
        }
        else
        {
            // Codes above 2^24 are no floats; their places are.
            double[] codes = new double[cells.Length];
            raster.Read(band, firstRow, 0, rows, raster.Grid.Columns, codes);
            for (int i = 0; i < codes.Length; i++)
            {
                cells[i] = (float)recode(codes[i]);
            }
        }
    }

    public override void Dispose()
    {
        warped?.Dispose();
        raster.Dispose();
        base.Dispose();
    }

    private static void RequireReferences(LayerRequest request, RasterFile raster)
    {
        string own = raster.Grid.Crs, region = request.Area.Grid.Crs;
        if (own.Length == 0 && region.Length > 0)
        {
            throw LayerException.NoCrs(request.Name, request.Options.Path, CoordinateSystem.NameOf(region));
        }

        if (own.Length > 0 && region.Length == 0)
        {
            throw LayerException.RegionHasNoCrs(request.Name, request.Options.Path, CoordinateSystem.NameOf(own), request.Area.Described);
        }
    }

    /// <summary>A mean of presence and absence is neither. The scan ends at the first other value: at once for most rasters.</summary>
    private static bool HoldsZeroAndOne(RasterFile raster, int band)
    {
        int columns = raster.Grid.Columns, rowsAtATime = Math.Max(1, (1 << 18) / columns);
        float[] strip = new float[rowsAtATime * columns];
        for (int row = 0; row < raster.Grid.Rows; row += rowsAtATime)
        {
            int rows = Math.Min(rowsAtATime, raster.Grid.Rows - row);
            var cells = strip.AsSpan(0, rows * columns);
            raster.Read(band, row, 0, rows, columns, cells);
            if (cells.ContainsAnyExcept([0f, 1f, float.NaN]))
            {
                return false;
            }
        }

        return true;
    }
}
