namespace Gossan.Grids;

/// <summary>Writes a GeoPackage with one layer of multi-polygons; the same features give the same bytes with the same GDAL.</summary>
/// <remarks>
/// The file grows under a hidden name beside the result and gets its name at the end of <see cref="Complete"/>; until then an older one
/// stays. A GeoPackage holds the time of its last change: that is written as the first second of 2000, so that it says nothing.
/// </remarks>
public sealed unsafe class PolygonWriter : IDisposable
{
    private const int Polygon = 3;
    private const int MultiPolygon = 6;
    private const int LinearRing = 101;
    private const string Clock = "OGR_CURRENT_DATE";
    private const string NoTime = "2000-01-01T00:00:00.000Z";

    // What SQLite keeps beside its file while it is open, and leaves there when it is stopped.
    private static readonly string[] LeftByDatabase = ["-journal", "-wal", "-shm"];

    private readonly DatasetHandle dataset;
    private readonly IReadOnlyList<PolygonField> fields;
    private nint layer;
    private nint definition;
    private bool completed;

    private PolygonWriter(string path, IReadOnlyList<PolygonField> fields, DatasetHandle dataset) =>
        (Path, this.fields, this.dataset) = (path, fields, dataset);

    /// <summary>The final name.</summary>
    public string Path { get; }

    /// <summary>Begins a layer.</summary>
    /// <param name="path">The final name, ending in .gpkg; its folder is made where it is missing.</param>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="description">What the layer is, for people; kept in the file.</param>
    /// <param name="crs">Coordinate reference system as WKT; "" for none.</param>
    /// <param name="fields">The columns, in order.</param>
    /// <returns>The writer; dispose it, after <see cref="Complete"/> if the file is wanted.</returns>
    /// <exception cref="OutputException">The folder may not be written to, or this GDAL cannot write GeoPackages.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine.</exception>
    public static PolygonWriter Create(string path, string layer, string description, string crs, IReadOnlyList<PolygonField> fields)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(layer);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(crs);
        ArgumentNullException.ThrowIfNull(fields);
        GdalLibrary.Load();
        RequireWritable(path);
        nint driver = GdalNative.GDALGetDriverByName("GPKG");
        if (driver == 0)
        {
            throw OutputException.Writing(path, new IOException("this GDAL was built without GeoPackage (SQLite)"));
        }

        GdalErrors.Clear();
        using var still = new StoppedClock();
        var writer = new PolygonWriter(path, fields, GdalNative.GDALCreate(driver, AtomicFile.PartialOf(path), 0, 0, 0, 0, GdalText.List("ADD_GPKG_OGR_CONTENTS=YES")));
        try
        {
            writer.RequireNoFailure(failed: writer.dataset.IsInvalid);
            writer.Begin(layer, description, crs);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Adds a feature; features are numbered from 1 in the order in which they are added.</summary>
    /// <param name="parts">Polygons that touch each other at corners at most; one or more.</param>
    /// <param name="values">A value for each column, of the column's kind; <see langword="null"/> or NaN for none.</param>
    /// <exception cref="ArgumentException">There is no part, not as many values as columns, or one of another kind.</exception>
    /// <exception cref="OutputException">The disk is full.</exception>
    public void Add(IReadOnlyList<MapPolygon> parts, IReadOnlyList<object?> values)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(values);
        ObjectDisposedException.ThrowIf(dataset.IsClosed, this);
        if (parts.Count == 0 || values.Count != fields.Count)
        {
            throw new ArgumentException($"A feature has a part or more and {fields.Count} values, not {parts.Count} parts and {values.Count} values.", nameof(values));
        }

        GdalErrors.Clear();
        nint feature = GdalNative.OGR_F_Create(definition);
        try
        {
            for (int i = 0; i < values.Count; i++)
            {
                Set(feature, i, values[i]);
            }

            nint whole = GdalNative.OGR_G_CreateGeometry(MultiPolygon);
            foreach (var part in parts)
            {
                nint polygon = GdalNative.OGR_G_CreateGeometry(Polygon);
                AddRing(polygon, part.Outline);
                foreach (var hole in part.Holes)
                {
                    AddRing(polygon, hole);
                }

                _ = GdalNative.OGR_G_AddGeometryDirectly(whole, polygon);
            }

            _ = GdalNative.OGR_F_SetGeometryDirectly(feature, whole);
            RequireNoFailure(failed: GdalNative.OGR_L_CreateFeature(layer, feature) != 0);
        }
        finally
        {
            GdalNative.OGR_F_Destroy(feature);
        }
    }

    /// <summary>Ends the file and gives it its name.</summary>
    /// <exception cref="OutputException">The disk is full or the folder may not be written to; an older file of that name is untouched.</exception>
    /// <exception cref="InvalidOperationException">The file is complete already.</exception>
    public void Complete()
    {
        if (completed)
        {
            throw new InvalidOperationException($"The file {Path} is complete already.");
        }

        ObjectDisposedException.ThrowIf(dataset.IsClosed, this);
        try
        {
            GdalErrors.Clear();
            using (new StoppedClock())
            {
                RequireNoFailure(failed: GdalNative.GDALDatasetCommitTransaction(dataset) != 0);
                dataset.Dispose();
            }

            RequireNoFailure(failed: false);

            // A journal that another program left beside the older file would be played into the new one.
            Delete(LeftByDatabase.Select(ending => Path + ending));
            AtomicFile.Publish(Path);
            completed = true;
        }
        finally
        {
            dataset.Dispose();
            DeleteUnfinished();
        }
    }

    /// <summary>Ends the work and removes what is unfinished; without <see cref="Complete"/> there is no result.</summary>
    public void Dispose()
    {
        if (!dataset.IsClosed)
        {
            dataset.Dispose();
            DeleteUnfinished();
        }
    }

    // GDAL says "cannot create" and no more; the system says whether it is the permission, the disk or the name.
    private static void RequireWritable(string path)
    {
        AtomicFile.MakeFolderOf(path);
        string partial = AtomicFile.PartialOf(path);
        try
        {
            if (Directory.Exists(path))
            {
                throw new IOException("there is a folder of that name");
            }

            using (new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
            {
            }

            // The driver refuses to create a file that exists, and a leftover journal would be played into it.
            File.Delete(partial);
            Delete(LeftByDatabase.Select(ending => partial + ending));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Writing(path, e);
        }
    }

    private static void AddRing(nint polygon, IReadOnlyList<(double X, double Y)> corners)
    {
        int count = corners.Count + 1;
        double[] x = new double[count], y = new double[count];
        for (int i = 0; i < count; i++)
        {
            (x[i], y[i]) = corners[i % corners.Count];
        }

        nint ring = GdalNative.OGR_G_CreateGeometry(LinearRing);
        fixed (double* px = x, py = y)
        {
            GdalNative.OGR_G_SetPoints(ring, count, px, sizeof(double), py, sizeof(double), null, 0);
        }

        _ = GdalNative.OGR_G_AddGeometryDirectly(polygon, ring);
    }

    private static void Delete(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Hidden and overwritten by the next run; the reason of a failure matters more than this one.
            }
        }
    }

    private void Begin(string name, string description, string crs)
    {
        using SpatialReferenceHandle? reference = crs.Length > 0 ? SpatialReferenceHandle.Parse(crs) : null;
        layer = GdalNative.GDALDatasetCreateLayer(
            dataset, name, reference?.DangerousGetHandle() ?? 0, MultiPolygon, GdalText.List("GEOMETRY_NAME=geom", $"IDENTIFIER={name}", $"DESCRIPTION={description}"));
        RequireNoFailure(failed: layer == 0);
        definition = GdalNative.OGR_L_GetLayerDefn(layer);
        foreach (var field in fields)
        {
            // OGRFieldType: 2 is a real number, 4 a string, 12 a whole number of 64 bits.
            nint column = GdalNative.OGR_Fld_Create(field.Name, field.Kind switch { PolygonFieldKind.Whole => 12, PolygonFieldKind.Number => 2, _ => 4 });
            int failure = GdalNative.OGR_L_CreateField(layer, column, 0);
            GdalNative.OGR_Fld_Destroy(column);
            RequireNoFailure(failed: failure != 0);
        }

        // One transaction: without it each feature is flushed to the disk.
        RequireNoFailure(failed: GdalNative.GDALDatasetStartTransaction(dataset, 0) != 0);
    }

    private void Set(nint feature, int index, object? value)
    {
        switch ((fields[index].Kind, value))
        {
            case (_, null) or (PolygonFieldKind.Number, double.NaN):
                GdalNative.OGR_F_SetFieldNull(feature, index);
                break;
            case (PolygonFieldKind.Whole, int whole):
                GdalNative.OGR_F_SetFieldInteger64(feature, index, whole);
                break;
            case (PolygonFieldKind.Whole, long whole):
                GdalNative.OGR_F_SetFieldInteger64(feature, index, whole);
                break;
            case (PolygonFieldKind.Number, double number):
                GdalNative.OGR_F_SetFieldDouble(feature, index, number);
                break;
            case (PolygonFieldKind.Text, string text):
                GdalNative.OGR_F_SetFieldString(feature, index, text);
                break;
            default:
                throw new ArgumentException($"The column {fields[index].Name} holds values of kind {fields[index].Kind}, not {value.GetType().Name}.", nameof(value));
        }
    }

    private void RequireNoFailure(bool failed)
    {
        if (failed || GdalErrors.Any)
        {
            throw OutputException.Writing(Path, new IOException(GdalErrors.Take()));
        }
    }

    private void DeleteUnfinished()
    {
        string partial = AtomicFile.PartialOf(Path);
        Delete(LeftByDatabase.Select(ending => partial + ending).Append(partial));
    }

    /// <summary>Keeps GDAL from reading the clock on this thread while in scope, and from leaving .aux.xml files.</summary>
    private sealed class StoppedClock : IDisposable
    {
        private readonly NoSidecarFiles quiet = new();

        public StoppedClock() => GdalNative.CPLSetThreadLocalConfigOption(Clock, NoTime);

        public void Dispose()
        {
            GdalNative.CPLSetThreadLocalConfigOption(Clock, null);
            quiet.Dispose();
        }
    }
}
