using System.Reflection;
using System.Runtime.InteropServices;
using Gossan.Grids;

namespace Gossan.Bench.Made;

/// <summary>GDAL's way to distances: lines are burnt into a raster in memory, and the nearest burnt cell is looked for.</summary>
internal sealed unsafe partial class GdalProximity : IDisposable
{
    private const string Library = "gdal";
    private const int LineString = 2;
    private readonly DatasetHandle burnt;
    private readonly DatasetHandle distances;
    private readonly nint[] geometries;
    private readonly Grid grid;

    static GdalProximity()
    {
        GdalLibrary.Load();
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => string.Equals(name, Library, StringComparison.Ordinal) ? GdalLibrary.Handle : 0);
    }

    /// <summary>Makes both rasters and GDAL's own geometries, so that <see cref="Run"/> does nothing but the work.</summary>
    public GdalProximity(Grid grid, (double X, double Y)[][] lines)
    {
        this.grid = grid;
        burnt = InMemory(GdalType.Byte);
        distances = InMemory(GdalType.Float32);
        geometries = [.. lines.Select(Geometry)];
    }

    /// <summary>Burns and measures.</summary>
    public void Run()
    {
        nint from = GdalNative.GDALGetRasterBand(burnt, 1), to = GdalNative.GDALGetRasterBand(distances, 1);
        int band = 1;
        double[] ones = new double[geometries.Length];
        Array.Fill(ones, 1);
        Require(GDALFillRaster(from, 0, 0));
        fixed (nint* geometry = geometries)
        fixed (double* one = ones)
        {
            Require(GDALRasterizeGeometries(burnt, 1, &band, geometries.Length, geometry, 0, 0, one, null, 0, 0));
        }

        Require(GDALComputeProximity(from, to, GdalText.List("VALUES=1", "DISTUNITS=GEO"), 0, 0));
    }

    /// <summary>Copies the distances of the last run.</summary>
    public void CopyTo(float[] cells)
    {
        fixed (float* to = cells)
        {
            Require(GdalNative.GDALRasterIO(GdalNative.GDALGetRasterBand(distances, 1), 0, 0, 0, grid.Columns, grid.Rows, to, grid.Columns, grid.Rows, GdalType.Float32, 0, 0));
        }
    }

    public void Dispose()
    {
        foreach (nint geometry in geometries)
        {
            OGR_G_DestroyGeometry(geometry);
        }

        burnt.Dispose();
        distances.Dispose();
    }

    private DatasetHandle InMemory(int type)
    {
        var t = grid.Transform;
        double* numbers = stackalloc double[] { t.OriginX, t.ColumnStepX, t.RowStepX, t.OriginY, t.ColumnStepY, t.RowStepY };
        var dataset = GdalNative.GDALCreate(GdalNative.GDALGetDriverByName("MEM"), "", grid.Columns, grid.Rows, 1, type, null);
        Require(GdalNative.GDALSetGeoTransform(dataset, numbers));
        return dataset;
    }

    private static nint Geometry((double X, double Y)[] line)
    {
        nint geometry = OGR_G_CreateGeometry(LineString);
        foreach (var (x, y) in line)
        {
            OGR_G_AddPoint_2D(geometry, x, y);
        }

        return geometry;
    }

    private static void Require(int error)
    {
        if (error != 0)
        {
            throw new InvalidOperationException($"GDAL: {GdalErrors.Take()}.");
        }
    }

    [LibraryImport(Library)]
    private static partial nint OGR_G_CreateGeometry(int type);

    [LibraryImport(Library)]
    private static partial void OGR_G_AddPoint_2D(nint geometry, double x, double y);

    [LibraryImport(Library)]
    private static partial void OGR_G_DestroyGeometry(nint geometry);

    [LibraryImport(Library)]
    private static partial int GDALFillRaster(nint band, double real, double imaginary);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GDALRasterizeGeometries(
        DatasetHandle dataset, int bands, int* bandNumbers, int count, nint* geometries, nint transformer, nint transformerArgument, double* values, string?[]? options, nint progress, nint argument);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GDALComputeProximity(nint from, nint to, string?[]? options, nint progress, nint argument);
}
