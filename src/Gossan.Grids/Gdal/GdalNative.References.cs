using System.Runtime.InteropServices;

namespace Gossan.Grids;

/// <content>Coordinate reference systems (OSR) and the way between two of them (OCT).</content>
internal static unsafe partial class GdalNative
{
    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial SpatialReferenceHandle OSRNewSpatialReference(string? wkt);

    [LibraryImport(Library)]
    internal static partial SpatialReferenceHandle OSRClone(nint reference);

    [LibraryImport(Library)]
    internal static partial void OSRRelease(nint reference);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int OSRSetFromUserInput(SpatialReferenceHandle reference, string text);

    /// <summary>Strategy 0 is the traditional order: x (east, longitude) before y (north, latitude), whatever the authority says.</summary>
    [LibraryImport(Library)]
    internal static partial void OSRSetAxisMappingStrategy(SpatialReferenceHandle reference, int strategy);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int OSRExportToWktEx(SpatialReferenceHandle reference, out nint wkt, string?[]? options);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int OSRIsSameEx(SpatialReferenceHandle one, SpatialReferenceHandle other, string?[]? options);

    [LibraryImport(Library)]
    internal static partial int OSRIsGeographic(SpatialReferenceHandle reference);

    [LibraryImport(Library)]
    internal static partial nint OSRGetName(SpatialReferenceHandle reference);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint OSRGetAuthorityName(SpatialReferenceHandle reference, string? part);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial nint OSRGetAuthorityCode(SpatialReferenceHandle reference, string? part);

    /// <summary>Metres in a unit of a projected system; the name belongs to the reference.</summary>
    [LibraryImport(Library)]
    internal static partial double OSRGetLinearUnits(SpatialReferenceHandle reference, out nint name);

    /// <summary>Radians in a unit of a geographic system; the name belongs to the reference.</summary>
    [LibraryImport(Library)]
    internal static partial double OSRGetAngularUnits(SpatialReferenceHandle reference, out nint name);

    [LibraryImport(Library, StringMarshalling = Utf8)]
    internal static partial int OSRDemoteTo2D(SpatialReferenceHandle reference, string? name);

    [LibraryImport(Library)]
    internal static partial CoordinateTransformationHandle OCTNewCoordinateTransformation(SpatialReferenceHandle from, SpatialReferenceHandle to);

    [LibraryImport(Library)]
    internal static partial void OCTDestroyCoordinateTransformation(nint transformation);

    [LibraryImport(Library)]
    internal static partial int OCTTransformEx(CoordinateTransformationHandle transformation, int points, double* x, double* y, double* z, int* succeeded);
}
