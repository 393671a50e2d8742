namespace Gossan.Grids;

/// <summary>A layer of an open vector file: its name, kind, columns and features as points.</summary>
/// <remarks>Lives no longer than the dataset; the handle is GDAL's.</remarks>
internal sealed class VectorLayer
{
    private const int Unknown = 0;
    private const int Point = 1;
    private const int MultiPoint = 4;
    private const int NoGeometry = 100;

    private readonly nint handle;
    private readonly int geometryType;

    internal VectorLayer(nint handle)
    {
        this.handle = handle;
        Name = GdalText.Of(GdalNative.OGR_L_GetName(handle));
        geometryType = GdalNative.OGR_GT_Flatten(GdalNative.OGR_L_GetGeomType(handle));
        nint definition = GdalNative.OGR_L_GetLayerDefn(handle);
        Columns = [.. Enumerable.Range(0, GdalNative.OGR_FD_GetFieldCount(definition)).Select(i => GdalText.Of(GdalNative.OGR_Fld_GetNameRef(GdalNative.OGR_FD_GetFieldDefn(definition, i))))];
    }

    internal string Name { get; }

    /// <summary>Field names in file order.</summary>
    internal IReadOnlyList<string> Columns { get; }

    /// <summary>Whether it holds rows without geometry.</summary>
    internal bool IsTable => geometryType == NoGeometry;

    /// <summary>Whether it says that it holds points, or does not say what it holds.</summary>
    internal bool MayHoldPoints => geometryType is Point or MultiPoint or Unknown;

    /// <summary>Name and kind for messages: "faults (Line String)".</summary>
    internal string Description => $"{Name} ({(IsTable ? "Table" : GdalText.Of(GdalNative.OGRGeometryTypeToName(geometryType)))})";

    /// <summary>The layer's own CRS; <see langword="null"/> where it has none or says "undefined".</summary>
    internal SpatialReferenceHandle? Reference()
    {
        SpatialReferenceHandle? reference = SpatialReferenceHandle.CopyOf(GdalNative.OGR_L_GetSpatialRef(handle));
        if (reference?.Name.StartsWith("Undefined", StringComparison.OrdinalIgnoreCase) != true)
        {
            return reference;
        }

        // GeoPackage has entries of that name for "not known".
        reference.Dispose();
        return null;
    }

    /// <summary>Every feature in file order: its number from 1, its points and its fields.</summary>
    /// <exception cref="VectorException">A geometry is no point, or the file is damaged.</exception>
    internal IEnumerable<(long Number, IReadOnlyList<(double X, double Y)> Points, string[] Fields)> Features(string path)
    {
        GdalErrors.Clear();
        GdalNative.OGR_L_ResetReading(handle);
        long number = 0;
        for (nint feature; (feature = GdalNative.OGR_L_GetNextFeature(handle)) != 0;)
        {
            number++;
            IReadOnlyList<(double X, double Y)> points;
            string[] fields;
            try
            {
                points = PointsOf(GdalNative.OGR_F_GetGeometryRef(feature), path, number);
                fields = [.. Enumerable.Range(0, Columns.Count).Select(i => GdalNative.OGR_F_IsFieldSetAndNotNull(feature, i) != 0 ? GdalText.Of(GdalNative.OGR_F_GetFieldAsString(feature, i)) : "")];
            }
            finally
            {
                GdalNative.OGR_F_Destroy(feature);
            }

            yield return (number, points, fields);
        }

        if (GdalErrors.Any)
        {
            throw VectorException.Unreadable(path, GdalErrors.Take());
        }
    }

    private IReadOnlyList<(double X, double Y)> PointsOf(nint geometry, string path, long number)
    {
        if (geometry == 0 || GdalNative.OGR_G_IsEmpty(geometry) != 0)
        {
            return [];
        }

        int type = GdalNative.OGR_GT_Flatten(GdalNative.OGR_G_GetGeometryType(geometry));
        return type switch
        {
            Point => [(GdalNative.OGR_G_GetX(geometry, 0), GdalNative.OGR_G_GetY(geometry, 0))],
            MultiPoint => [.. Enumerable.Range(0, GdalNative.OGR_G_GetGeometryCount(geometry)).SelectMany(part => PointsOf(GdalNative.OGR_G_GetGeometryRef(geometry, part), path, number))],
            _ => throw VectorException.NotAPoint(path, Name, number, GdalText.Of(GdalNative.OGRGeometryTypeToName(type))),
        };
    }
}
