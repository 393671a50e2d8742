using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <content>Vector layers, features and geometries (OGR). Layers belong to their dataset, definitions to their layer, geometries to their feature.</content>
internal static unsafe partial class GdalNative
{
    [LibraryImport(Library)]
    internal static partial int GDALDatasetGetLayerCount(DatasetHandle dataset);

    [LibraryImport(Library)]
    internal static partial nint GDALDatasetGetLayer(DatasetHandle dataset, int index);

    [LibraryImport(Library)]
    internal static partial nint OGR_L_GetName(nint layer);

    [LibraryImport(Library)]
    internal static partial int OGR_L_GetGeomType(nint layer);

    [LibraryImport(Library)]
    internal static partial nint OGR_L_GetSpatialRef(nint layer);

    [LibraryImport(Library)]
    internal static partial nint OGR_L_GetLayerDefn(nint layer);

    [LibraryImport(Library)]
    internal static partial void OGR_L_ResetReading(nint layer);

    [LibraryImport(Library)]
    internal static partial nint OGR_L_GetNextFeature(nint layer);

    [LibraryImport(Library)]
    internal static partial int OGR_FD_GetFieldCount(nint definition);

    [LibraryImport(Library)]
    internal static partial nint OGR_FD_GetFieldDefn(nint definition, int field);

    [LibraryImport(Library)]
    internal static partial nint OGR_Fld_GetNameRef(nint field);

    [LibraryImport(Library)]
    internal static partial int OGR_F_IsFieldSetAndNotNull(nint feature, int field);

    [LibraryImport(Library)]
    internal static partial nint OGR_F_GetFieldAsString(nint feature, int field);

    [LibraryImport(Library)]
    internal static partial nint OGR_F_GetGeometryRef(nint feature);

    [LibraryImport(Library)]
    internal static partial void OGR_F_Destroy(nint feature);

    [LibraryImport(Library)]
    internal static partial int OGR_G_GetGeometryType(nint geometry);

    [LibraryImport(Library)]
    internal static partial int OGR_G_IsEmpty(nint geometry);

    [LibraryImport(Library)]
    internal static partial int OGR_G_GetGeometryCount(nint geometry);

    [LibraryImport(Library)]
    internal static partial nint OGR_G_GetGeometryRef(nint geometry, int part);

    [LibraryImport(Library)]
    internal static partial double OGR_G_GetX(nint geometry, int point);

    [LibraryImport(Library)]
    internal static partial double OGR_G_GetY(nint geometry, int point);

    /// <summary>The type without its Z and M marks.</summary>
    [LibraryImport(Library)]
    internal static partial int OGR_GT_Flatten(int geometryType);

    [LibraryImport(Library)]
    internal static partial nint OGRGeometryTypeToName(int geometryType);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int OGR_L_SetAttributeFilter(nint layer, string? filter);

    /// <summary>Features after the filter; -1 where the layer cannot tell, or cannot tell without counting and <paramref name="force"/> is 0.</summary>
    [LibraryImport(Library)]
    internal static partial long OGR_L_GetFeatureCount(nint layer, int force);

    [LibraryImport(Library)]
    internal static partial long OGR_F_GetFID(nint feature);

    [LibraryImport(Library)]
    internal static partial int OGR_G_GetPointCount(nint geometry);

    /// <summary>Copies all vertices of a line or ring; strides in bytes.</summary>
    [LibraryImport(Library)]
    internal static partial int OGR_G_GetPoints(nint geometry, double* x, int strideX, double* y, int strideY, double* z, int strideZ);

    /// <summary>West, east, south, north.</summary>
    [LibraryImport(Library)]
    internal static partial void OGR_G_GetEnvelope(nint geometry, double* fourNumbers);

    [LibraryImport(Library)]
    internal static partial int OGR_G_HasCurveGeometry(nint geometry, int lookForNonLinear);

    /// <summary>A copy with arcs as chords; the caller destroys it. 0 for the largest angle takes GDAL's, 4 degrees.</summary>
    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint OGR_G_GetLinearGeometry(nint geometry, double largestAngle, string?[]? options);

    [LibraryImport(Library)]
    internal static partial void OGR_G_DestroyGeometry(nint geometry);

    /// <summary>Opens a file of GDAL's file systems, archives among them; 0 where it cannot.</summary>
    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint VSIFOpenL(string path, string access);

    [LibraryImport(Library)]
    internal static partial nuint VSIFReadL(void* buffer, nuint size, nuint count, nint file);

    [LibraryImport(Library)]
    internal static partial int VSIFCloseL(nint file);
}
