using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <content>Writing of vector layers. What is added "directly" belongs to its parent from then on.</content>
internal static unsafe partial class GdalNative
{
    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint GDALDatasetCreateLayer(DatasetHandle dataset, string name, nint reference, int geometryType, string?[]? options);

    [LibraryImport(Library)]
    internal static partial int GDALDatasetStartTransaction(DatasetHandle dataset, int force);

    [LibraryImport(Library)]
    internal static partial int GDALDatasetCommitTransaction(DatasetHandle dataset);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint OGR_Fld_Create(string name, int type);

    [LibraryImport(Library)]
    internal static partial void OGR_Fld_Destroy(nint field);

    [LibraryImport(Library)]
    internal static partial int OGR_L_CreateField(nint layer, nint field, int approximate);

    [LibraryImport(Library)]
    internal static partial nint OGR_F_Create(nint definition);

    [LibraryImport(Library)]
    internal static partial void OGR_F_SetFieldInteger64(nint feature, int field, long value);

    [LibraryImport(Library)]
    internal static partial void OGR_F_SetFieldDouble(nint feature, int field, double value);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial void OGR_F_SetFieldString(nint feature, int field, string value);

    [LibraryImport(Library)]
    internal static partial void OGR_F_SetFieldNull(nint feature, int field);

    [LibraryImport(Library)]
    internal static partial int OGR_F_SetGeometryDirectly(nint feature, nint geometry);

    [LibraryImport(Library)]
    internal static partial int OGR_L_CreateFeature(nint layer, nint feature);

    [LibraryImport(Library)]
    internal static partial nint OGR_G_CreateGeometry(int geometryType);

    [LibraryImport(Library)]
    internal static partial int OGR_G_AddGeometryDirectly(nint geometry, nint part);

    /// <summary>Gives a line or ring all its vertices; strides in bytes.</summary>
    [LibraryImport(Library)]
    internal static partial void OGR_G_SetPoints(nint geometry, int points, double* x, int strideX, double* y, int strideY, double* z, int strideZ);

    /// <summary>Half the longer axis of the ellipsoid, in metres.</summary>
    [LibraryImport(Library)]
    internal static partial double OSRGetSemiMajor(SpatialReferenceHandle reference, out int error);

    /// <summary>0 for a sphere.</summary>
    [LibraryImport(Library)]
    internal static partial double OSRGetInvFlattening(SpatialReferenceHandle reference, out int error);
}
