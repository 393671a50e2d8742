namespace Gossan.Grids;

/// <summary>A layer of an open vector file: its name, kind, columns and features.</summary>
/// <remarks>Lives no longer than the dataset; the handle is GDAL's.</remarks>
internal sealed class VectorLayer
{
    private const int NoGeometry = 100;
    private static readonly string[] NameColumns = ["name", "site", "deposit", "title", "id"];

    private readonly nint handle;
    private readonly int geometryType;
    private readonly int[] nameFields;

    internal VectorLayer(nint handle)
    {
        this.handle = handle;
        Name = GdalText.Of(GdalNative.OGR_L_GetName(handle));
        geometryType = GdalNative.OGR_GT_Flatten(GdalNative.OGR_L_GetGeomType(handle));
        nint definition = GdalNative.OGR_L_GetLayerDefn(handle);
        Columns = [.. Enumerable.Range(0, GdalNative.OGR_FD_GetFieldCount(definition)).Select(i => GdalText.Of(GdalNative.OGR_Fld_GetNameRef(GdalNative.OGR_FD_GetFieldDefn(definition, i))))];
        nameFields = [.. NameColumns.Select(name => FieldNames.IndexOf(Columns, name)).Where(field => field >= 0)];
    }

    internal string Name { get; }

    /// <summary>Field names in file order.</summary>
    internal IReadOnlyList<string> Columns { get; }

    /// <summary>Whether it holds rows without geometry.</summary>
    internal bool IsTable => geometryType == NoGeometry;

    /// <summary>Whether it says that it holds points, or does not say what it holds.</summary>
    internal bool MayHoldPoints => GeometryReading.KindOf(geometryType) is VectorKind.Points or null && !IsTable;

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

    /// <summary>Keeps the features that pass a filter, for all later visits.</summary>
    /// <exception cref="VectorException">The filter does not work, passes nothing, or the file is damaged.</exception>
    internal void Filter(string path, string filter, bool isCsv)
    {
        GdalErrors.Clear();
        long before = GdalNative.OGR_L_GetFeatureCount(handle, 1);
        if (GdalErrors.Any)
        {
            throw VectorException.Unreadable(path, GdalErrors.Take());
        }

        // GeoPackage hands the filter to SQLite, which looks at it when features are asked for.
        long after = GdalNative.OGR_L_SetAttributeFilter(handle, filter) == 0 ? GdalNative.OGR_L_GetFeatureCount(handle, 1) : -1;
        if (after < 0 || GdalErrors.Any)
        {
            throw VectorException.BadFilter(path, filter, GdalErrors.Take(), Columns, isCsv);
        }

        if (after == 0 && before > 0)
        {
            throw VectorException.EmptyAfterFilter(path, Name, filter, before, Columns);
        }
    }

    /// <summary>How many features the layer says that it has, without counting them; -1 where it does not say.</summary>
    internal long SaidFeatures() => GdalNative.OGR_L_GetFeatureCount(handle, 0);

    /// <summary>Goes over all features that pass the filter, in file order.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="visit">Takes the place of a feature from 0 and its handle, which is valid during the call.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="VectorException">The file is damaged.</exception>
    internal int Visit(string path, Action<int, nint> visit)
    {
        GdalErrors.Clear();
        GdalNative.OGR_L_ResetReading(handle);
        int place = 0;
        for (nint feature; (feature = GdalNative.OGR_L_GetNextFeature(handle)) != 0; place++)
        {
            try
            {
                visit(place, feature);
            }
            finally
            {
                GdalNative.OGR_F_Destroy(feature);
            }
        }

        return GdalErrors.Any ? throw VectorException.Unreadable(path, GdalErrors.Take()) : place;
    }

    /// <summary>A field as text; "" where it is empty.</summary>
    internal static string TextOf(nint feature, int field) =>
        GdalNative.OGR_F_IsFieldSetAndNotNull(feature, field) != 0 ? GdalText.Of(GdalNative.OGR_F_GetFieldAsString(feature, field)) : "";

    /// <summary>What the feature calls itself: the first filled one among name, site, deposit, title and id, else "feature N".</summary>
    internal string NameOf(nint feature, long number)
    {
        foreach (int field in nameFields)
        {
            if (TextOf(feature, field) is { Length: > 0 } name)
            {
                return name;
            }
        }

        return FormattableString.Invariant($"feature {number}");
    }
}
