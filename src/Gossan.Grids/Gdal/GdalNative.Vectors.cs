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
}
