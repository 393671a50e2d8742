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

    public override ValueProfile? Values => warped?.Values;

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

            // A coarser look takes single cells, so that codes stay codes; the account says how the region itself is read.
            var method = ResamplingMethod.Nearest;
            var warped = WarpedRaster.Open(
                raster, band, grid,
                values =>
                {
                    method = same ? method : WarpedRaster.Choose(raster, whole, categorical || AreSteps(options, raster.IsWhole(band), values), options.Resample);
                    return coarse ? ResamplingMethod.Nearest : method;
                },
                request.ScratchFolder, request.Memory, recode);
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

    /// <summary>
    /// A mean of presence and absence is neither, and one of two codes is a third. Where nothing but the numbers says that
    /// they are codes, whoever asks for an interpolation of them gets it.
    /// </summary>
    private static bool AreSteps(LayerOptions options, bool whole, ValueProfile values) => options.Kind switch
    {
        LayerKind.Binary => true,
        LayerKind.Auto => values.IsZeroOrOne || (whole && values.IsPatchesOfCodes && options.Resample is null or ResamplingMethod.Nearest or ResamplingMethod.Mode),
        _ => false,
    };
}
